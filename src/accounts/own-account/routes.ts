import { empty, json, type Route, route } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { endSignIn, endSignIns } from '../sign-ins/end-sign-ins.ts';
import { endSignInsQuerySchema } from '../sign-ins/types.ts';
import { libraryIdParams, passwordChangeSchema } from '../types.ts';
import { changePassword } from './change-password.ts';
import { readOwnAccount } from './read-own-account.ts';
import { ownAccountSchema } from './types.ts';

/** What everybody may do with their own account. */
export const ownAccountRoutes = (deps: AccountDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/account',
    permission: 'staff',
    beforeSecondFactor: true,
    summary: 'How you sign in, and where you are signed in',
    answer: json(ownAccountSchema),
    handle: (request) => readOwnAccount(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/auth/change-password',
    permission: 'staff',
    rateLimited: true,
    summary: 'Changes the password and ends all other sign-ins',
    body: passwordChangeSchema,
    answer: empty,
    handle: (request) => changePassword(deps, request),
  }),
  route({
    method: 'delete',
    path: '/api/account/sign-ins',
    permission: 'staff',
    summary: 'Ends all your sign-ins; this one too, or not',
    query: endSignInsQuerySchema,
    answer: empty,
    handle: (request) => endSignIns(deps, { keepThis: request.query.keepThis, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/account/sign-ins/:signInId',
    permission: 'staff',
    summary: 'Ends one of your sign-ins',
    params: libraryIdParams('signInId'),
    answer: empty,
    handle: (request) => endSignIn(deps, { signInId: request.params.signInId, by: request }),
  }),
];
