import { z } from 'zod';
import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { passCookies, refuseUnlessOk } from '../library-answer.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { qrCodeSvg } from './qr-code.ts';
import type { CodeInput, PasswordProof, SecondFactorStarted } from './types.ts';

const startedAnswer = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/**
 * Makes a secret for the person's app. Nothing changes until a code of it is confirmed.
 * @throws AppError BAD_REQUEST for a wrong password; CONFLICT when there is a second factor already
 */
export async function startSecondFactor(
  deps: AccountDeps,
  request: SignInRequest<PasswordProof>,
): Promise<SecondFactorStarted> {
  const answer = await deps.library.call({ ...request, path: '/two-factor/enable' });
  await refuseUnlessOk(answer);
  const { totpURI, backupCodes } = startedAnswer.parse(await answer.json());
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  return { secret, qrCodeSvg: await qrCodeSvg(totpURI), backupCodes };
}

/** Turns the second factor on. @throws AppError BAD_REQUEST for a wrong code */
export async function confirmSecondFactor(
  deps: AccountDeps,
  request: SignInRequest<CodeInput> & Caller,
): Promise<undefined> {
  const code = request.body.code.replace(/\s/g, '');
  const answer = await deps.library.call({ ...request, path: '/two-factor/verify-totp', body: { code } });
  if (answer.status === 401) {
    throw new AppError('BAD_REQUEST', {
      userMessage:
        'This code is not right. Check the clock of your phone, and take the code the app shows now.',
    });
  }
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  // The library puts a new sign-in in the place of this one.
  deps.watch.ended(request.actor.signInId);
  await recordAuditEvent(deps, {
    name: 'secondFactorTurnedOn',
    actorId: request.actor.userId,
    entityId: request.actor.userId,
    requestId: request.requestId,
  });
}
