import { AppError } from '../../errors.ts';
import type { AccountDeps } from '../deps.ts';
import { passCookies, refuseUnlessOk } from '../library-answer.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { recordWrongTry } from '../tries.ts';
import type { SignedIn } from '../types.ts';
import { welcome } from '../welcome.ts';
import { isPasskeyUsable } from './store.ts';
import type { PasskeySignIn } from './types.ts';

/** What the browser needs to ask for a passkey of this clinic. */
export async function askForPasskey(
  deps: AccountDeps,
  { body: _, ...request }: SignInRequest<undefined>,
): Promise<Record<string, unknown>> {
  const answer = await deps.library.call({ ...request, path: '/passkey/generate-authenticate-options' });
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  const options = (await answer.json()) as Record<string, unknown>;
  // The device must make sure of the person: no code is asked for after it.
  return { ...options, userVerification: 'required' };
}

/**
 * A passkey is both factors at once, and can't be guessed: it opens an account that wrong passwords have locked.
 * @throws AppError NOT_SIGNED_IN
 */
export async function signInWithPasskey(
  deps: AccountDeps,
  request: SignInRequest<PasskeySignIn> & { origin: string },
): Promise<SignedIn> {
  const { credential } = request.body;
  const usable = await isPasskeyUsable(deps.database, String(credential.id));
  const body = { response: credential };
  const answer = usable
    ? await deps.library.call({ ...request, path: '/passkey/verify-authentication', body })
    : null;
  if (!answer?.ok) {
    await recordWrongTry(deps, { tried: null, requestId: request.requestId });
    throw new AppError('NOT_SIGNED_IN', {
      userMessage: 'This passkey does not open an account here. Use another, or your password.',
    });
  }
  return welcome(deps, { answer, request, as: 'signedIn' });
}
