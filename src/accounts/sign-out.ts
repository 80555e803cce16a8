import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { AccountDeps } from './deps.ts';
import { passCookies, refuseUnlessOk } from './library-answer.ts';
import type { SignInRequest } from './sign-in-request.ts';

/** Ends the sign-in on the server, clears its cookie and closes what was opened under it. */
export async function signOut(
  deps: AccountDeps,
  request: Omit<SignInRequest<unknown>, 'body'> & Caller,
): Promise<undefined> {
  const answer = await deps.library.call({ ...request, path: '/sign-out', body: {} });
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  deps.watch.ended(request.actor.signInId);
  await recordAuditEvent(deps, {
    name: 'signedOut',
    actorId: request.actor.userId,
    entityId: request.actor.userId,
    requestId: request.requestId,
  });
}
