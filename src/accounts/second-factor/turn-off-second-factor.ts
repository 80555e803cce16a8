import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { passCookies, refuseUnlessOk } from '../library-answer.ts';
import { readClinicSettings } from '../settings/read-clinic-settings.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import type { PasswordProof } from './types.ts';

/** @throws AppError BAD_REQUEST for a wrong password; CONFLICT when the clinic requires a second factor */
export async function turnOffSecondFactor(
  deps: AccountDeps,
  request: SignInRequest<PasswordProof> & Caller,
): Promise<undefined> {
  const { secondFactorRequired } = await readClinicSettings(deps);
  if (secondFactorRequired) {
    throw new AppError('CONFLICT', {
      userMessage: 'Your clinic requires a second factor, so it can’t be turned off.',
    });
  }
  const answer = await deps.library.call({ ...request, path: '/two-factor/disable' });
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  deps.watch.ended(request.actor.signInId);
  await recordAuditEvent(deps, {
    name: 'secondFactorTurnedOff',
    actorId: request.actor.userId,
    entityId: request.actor.userId,
    requestId: request.requestId,
  });
}
