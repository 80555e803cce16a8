import { empty, json, type Route, route } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { libraryIdParams, signedInSchema } from '../types.ts';
import { addPasskey, offerPasskey } from './add-passkey.ts';
import { removePasskey } from './remove-passkey.ts';
import { askForPasskey, signInWithPasskey } from './sign-in-with-passkey.ts';
import { passkeyInputSchema, passkeySignInSchema, webAuthnSchema } from './types.ts';

export const passkeyRoutes = (deps: AccountDeps): Route[] => [
  route({
    method: 'post',
    path: '/api/auth/passkey-options',
    permission: 'public',
    summary: 'What a browser needs to ask for a passkey',
    answer: json(webAuthnSchema),
    handle: (request) => askForPasskey(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/auth/sign-in/passkey',
    permission: 'public',
    rateLimited: true,
    summary: 'Signs in with a passkey',
    body: passkeySignInSchema,
    answer: json(signedInSchema),
    handle: (request) => signInWithPasskey(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/account/passkey-options',
    permission: 'staff',
    summary: 'What a browser needs to make a passkey',
    answer: json(webAuthnSchema),
    handle: (request) => offerPasskey(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/account/passkeys',
    permission: 'staff',
    summary: 'Adds a passkey that the browser made',
    body: passkeyInputSchema,
    answer: empty,
    handle: (request) => addPasskey(deps, request),
  }),
  route({
    method: 'delete',
    path: '/api/account/passkeys/:passkeyId',
    permission: 'staff',
    summary: 'Removes a passkey',
    params: libraryIdParams('passkeyId'),
    answer: empty,
    handle: (request) => removePasskey(deps, { passkeyId: request.params.passkeyId, by: request }),
  }),
];
