import { recordAuditEvent } from '../../audit/index.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { refuseUnlessOk } from '../library-answer.ts';
import { requireGoodPassword } from '../password-rules.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { endSignInsOf } from '../sign-ins/end-sign-ins.ts';
import type { PasswordChange } from '../types.ts';

/**
 * Ends all other sign-ins.
 * @throws AppError BAD_REQUEST when the current password is wrong, or the new one against the rules
 */
export async function changePassword(
  deps: AccountDeps,
  request: SignInRequest<PasswordChange> & Caller,
): Promise<undefined> {
  const { userId, name, email, signInId } = request.actor;
  requireGoodPassword({ password: request.body.newPassword, name, email });
  const answer = await deps.library.call({
    ...request,
    path: '/change-password',
    body: { ...request.body, revokeOtherSessions: false },
  });
  await refuseUnlessOk(answer);
  await endSignInsOf(deps, { userId, except: signInId });
  await recordAuditEvent(deps, {
    name: 'passwordChanged',
    actorId: userId,
    entityId: userId,
    requestId: request.requestId,
  });
}
