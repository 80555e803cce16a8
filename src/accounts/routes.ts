import { z } from 'zod';
import { empty, json, type Route, route } from '../route.ts';
import { completeFirstRun } from './complete-first-run.ts';
import type { AccountDeps } from './deps.ts';
import { ownAccountRoutes } from './own-account/routes.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { readFirstRunState } from './read-first-run-state.ts';
import { readSignedIn } from './read-signed-in.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { signIn } from './sign-in.ts';
import { signInToDemo } from './sign-in-to-demo.ts';
import { signOut } from './sign-out.ts';
import {
  codeNeededSchema,
  demoSignInInputSchema,
  firstRunInputSchema,
  firstRunStateSchema,
  signedInSchema,
  signInInputSchema,
} from './types.ts';

/** Every sign-in route of the account library that is reachable is in this table; the rest of it is not mounted. */
export const accountRoutes = (deps: AccountDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/session',
    permission: 'public',
    summary: 'Who is signed in; 401 when nobody is',
    answer: json(signedInSchema),
    handle: (request) => readSignedIn(deps, request.actor),
  }),
  route({
    method: 'get',
    path: '/api/first-run',
    permission: 'public',
    summary: 'Whether the first account is still to be made',
    answer: json(firstRunStateSchema),
    handle: () => readFirstRunState(deps),
  }),
  route({
    method: 'post',
    path: '/api/first-run',
    permission: 'public',
    rateLimited: true,
    summary: "Makes the owner's account with the one-time link of the server's console, and signs in",
    body: firstRunInputSchema,
    answer: json(signedInSchema, 201),
    handle: (request) => completeFirstRun(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/auth/sign-in/email',
    permission: 'public',
    rateLimited: true,
    summary: 'Signs in with e-mail and password; where there is a second factor, its code is asked for next',
    body: signInInputSchema,
    answer: json(z.union([signedInSchema, codeNeededSchema])),
    handle: (request) => signIn(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/demo-sign-in',
    permission: 'public',
    rateLimited: true,
    summary: 'Signs in to the demo clinic with the one-time link of its console',
    body: demoSignInInputSchema,
    answer: json(signedInSchema),
    handle: (request) => signInToDemo(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/auth/sign-out',
    permission: 'staff',
    beforeSecondFactor: true,
    summary: 'Ends this session everywhere it is open',
    answer: empty,
    handle: (request) => signOut(deps, request),
  }),
  ...secondFactorRoutes(deps),
  ...passkeyRoutes(deps),
  ...ownAccountRoutes(deps),
  ...peopleRoutes(deps),
  ...settingsRoutes(deps),
];
