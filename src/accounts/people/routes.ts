import { empty, idParams, json, type Route, route } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { signedInSchema } from '../types.ts';
import { acceptInvitation, lookUpInvitation } from './accept-invitation.ts';
import { invite } from './invite.ts';
import { readPeople } from './read-people.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import {
  invitationAnswerSchema,
  invitationInputSchema,
  invitationMadeSchema,
  invitationSeenSchema,
  linkLookUpSchema,
  peopleSchema,
} from './types.ts';

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
