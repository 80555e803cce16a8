import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { AccountDeps } from './deps.ts';
import { passCookies, refuseUnlessOk } from './library-answer.ts';
import type { SignInRequest } from './sign-in-request.ts';
import type { PasswordChange } from './types.ts';

/** @throws AppError BAD_REQUEST when the current password is wrong */
export async function changePassword(
  deps: AccountDeps,
  request: SignInRequest<PasswordChange> & Caller,
): Promise<undefined> {
  const answer = await deps.library.call({
    ...request,
    path: '/change-password',
    body: { ...request.body, revokeOtherSessions: true },
  });
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  deps.watch.ended(request.actor.signInId);
  await recordAuditEvent(deps, {
    name: 'passwordChanged',
    actorId: request.actor.userId,
    entityId: request.actor.userId,
    requestId: request.requestId,
  });
}
