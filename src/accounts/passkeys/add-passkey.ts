import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { passCookies, refuseUnlessOk } from '../library-answer.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { whyNoPasskeys } from './passkey-address.ts';
import type { PasskeyInput } from './types.ts';

type PasskeyRequest<Body> = SignInRequest<Body> & { origin: string };

/** What the browser needs to make a passkey. @throws AppError CONFLICT where browsers allow none */
export async function offerPasskey(
  deps: AccountDeps,
  { body: _, ...request }: PasskeyRequest<undefined>,
): Promise<Record<string, unknown>> {
  const why = whyNoPasskeys(request.origin, deps.publicUrl);
  if (why) throw new AppError('CONFLICT', { userMessage: why });
  const answer = await deps.library.call({ ...request, path: '/passkey/generate-register-options' });
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  return (await answer.json()) as Record<string, unknown>;
}

/** @throws AppError BAD_REQUEST when what the browser made does not hold */
export async function addPasskey(
  deps: AccountDeps,
  request: PasskeyRequest<PasskeyInput> & Caller,
): Promise<undefined> {
  const { name, credential } = request.body;
  const answer = await deps.library.call({
    ...request,
    path: '/passkey/verify-registration',
    body: { name, response: credential },
  });
  if (!answer.ok) {
    throw new AppError('BAD_REQUEST', {
      userMessage: 'The passkey was not added: what the browser sent does not hold. Try again.',
    });
  }
  await recordAuditEvent(deps, {
    name: 'passkeyAdded',
    actorId: request.actor.userId,
    entityId: request.actor.userId,
    requestId: request.requestId,
  });
}
