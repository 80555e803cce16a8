import { empty, json, type Route, route } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { signedInSchema } from '../types.ts';
import { renewBackupCodes } from './renew-backup-codes.ts';
import { confirmSecondFactor, startSecondFactor } from './set-up-second-factor.ts';
import { signInWithCode } from './sign-in-with-code.ts';
import { turnOffSecondFactor } from './turn-off-second-factor.ts';
import {
  backupCodesSchema,
  codeInputSchema,
  passwordProofSchema,
  secondFactorStartedSchema,
} from './types.ts';

export const secondFactorRoutes = (deps: AccountDeps): Route[] => [
  route({
    method: 'post',
    path: '/api/auth/sign-in/code',
    permission: 'public',
    rateLimited: true,
    summary: 'Second step of a sign-in: a code of the app, or a backup code',
    body: codeInputSchema,
    answer: json(signedInSchema),
    handle: (request) => signInWithCode(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/account/second-factor',
    permission: 'staff',
    beforeSecondFactor: true,
    rateLimited: true,
    summary: 'Makes a secret for an authenticator app; it counts once a code of it is confirmed',
    body: passwordProofSchema,
    answer: json(secondFactorStartedSchema, 201),
    handle: (request) => startSecondFactor(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/account/second-factor/confirm',
    permission: 'staff',
    beforeSecondFactor: true,
    rateLimited: true,
    summary: 'Turns the second factor on with a first code of the app',
    body: codeInputSchema,
    answer: empty,
    handle: (request) => confirmSecondFactor(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/account/second-factor/backup-codes',
    permission: 'staff',
    rateLimited: true,
    summary: 'Ten new backup codes in place of the old ones',
    body: passwordProofSchema,
    answer: json(backupCodesSchema, 201),
    handle: (request) => renewBackupCodes(deps, request),
  }),
  route({
    method: 'post',
    path: '/api/account/second-factor/turn-off',
    permission: 'staff',
    rateLimited: true,
    summary: 'Turns the second factor off',
    body: passwordProofSchema,
    answer: empty,
    handle: (request) => turnOffSecondFactor(deps, request),
  }),
];
