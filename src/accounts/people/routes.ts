import { empty, idParams, json, type Route, route } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { libraryIdParams, signedInSchema } from '../types.ts';
import { acceptInvitation, lookUpInvitation } from './accept-invitation.ts';
import { changePerson } from './change-person.ts';
import { invite } from './invite.ts';
import { readPeople } from './read-people.ts';
import { removeFactors } from './remove-factors.ts';
import { issuePasswordReset, lookUpPasswordReset, resetPassword } from './reset-password.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import {
  invitationAnswerSchema,
  invitationInputSchema,
  invitationMadeSchema,
  invitationSeenSchema,
  linkLookUpSchema,
  newPasswordSchema,
  passwordResetMadeSchema,
  passwordResetSeenSchema,
  peopleSchema,
  personChangeSchema,
} from './types.ts';
import { unlockPerson } from './unlock-person.ts';

/** Who has an account, and how one is come by. */
export const peopleRoutes = (deps: AccountDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/people',
    permission: 'owner',
    summary: 'Everybody with an account, and open invitations',
    answer: json(peopleSchema),
    handle: (request) => readPeople(deps, { by: request }),
  }),
  route({
    method: 'patch',
    path: '/api/people/:userId',
    permission: 'owner',
    summary:
      'Changes what somebody may do, deactivates or reactivates an account; ends the person’s sign-ins',
    params: libraryIdParams('userId'),
    body: personChangeSchema,
    answer: empty,
    handle: (request) =>
      changePerson(deps, { userId: request.params.userId, change: request.body, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/people/:userId/password-reset',
    permission: 'owner',
    summary: 'Ends password and sign-ins of somebody, and makes a one-time link for a new password',
    params: libraryIdParams('userId'),
    answer: json(passwordResetMadeSchema, 201),
    handle: (request) =>
      issuePasswordReset(deps, { userId: request.params.userId, origin: request.origin, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/people/:userId/unlock',
    permission: 'owner',
    summary: 'Opens an account that wrong tries have locked',
    params: libraryIdParams('userId'),
    answer: empty,
    handle: (request) => unlockPerson(deps, { userId: request.params.userId, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/people/:userId/factors',
    permission: 'owner',
    summary: 'Removes second factor and passkeys of somebody who lost the device, and ends the sign-ins',
    params: libraryIdParams('userId'),
    answer: empty,
    handle: (request) => removeFactors(deps, { userId: request.params.userId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/password-reset/look-up',
    permission: 'public',
    rateLimited: true,
    summary: "Whose password a reset's link is for",
    body: linkLookUpSchema,
    answer: json(passwordResetSeenSchema),
    handle: (request) => lookUpPasswordReset(deps, request.body.token),
  }),
  route({
    method: 'post',
    path: '/api/password-reset',
    permission: 'public',
    rateLimited: true,
    summary: "Sets the new password of a reset's link",
    body: newPasswordSchema,
    answer: empty,
    handle: (request) => resetPassword(deps, { input: request.body, requestId: request.requestId }),
  }),
  route({
    method: 'post',
    path: '/api/invitations',
    permission: 'owner',
    summary: 'Makes a one-time link for somebody to make an account with; it ends after seven days',
    body: invitationInputSchema,
    answer: json(invitationMadeSchema, 201),
    handle: (request) => invite(deps, { input: request.body, origin: request.origin, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/invitations/:invitationId',
    permission: 'owner',
    summary: "Ends an invitation's link",
    params: idParams('invitationId'),
    answer: empty,
    handle: (request) => revokeInvitation(deps, { invitationId: request.params.invitationId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/invitation/look-up',
    permission: 'public',
    rateLimited: true,
    summary: "Whom an invitation's link is for",
    body: linkLookUpSchema,
    answer: json(invitationSeenSchema),
    handle: (request) => lookUpInvitation(deps, request.body.token),
  }),
  route({
    method: 'post',
    path: '/api/invitation/accept',
    permission: 'public',
    rateLimited: true,
    summary: "Makes the account of an invitation's link, and signs in",
    body: invitationAnswerSchema,
    answer: json(signedInSchema, 201),
    handle: (request) => acceptInvitation(deps, request),
  }),
];
