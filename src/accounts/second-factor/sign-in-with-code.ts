import { AppError } from '../../errors.ts';
import type { AccountDeps } from '../deps.ts';
import { refuseUnlessOk } from '../library-answer.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { recordWrongTry, takeTry } from '../tries.ts';
import type { SignedIn } from '../types.ts';
import { welcome } from '../welcome.ts';
import { findChallenged } from './store.ts';
import type { CodeInput } from './types.ts';

/**
 * The second step: a code of the app, or one of the backup codes, which then is used up.
 * @throws AppError NOT_SIGNED_IN for a wrong code, and for a locked account; GONE when the password was given too long ago
 *   or too many codes were wrong since
 */
export async function signInWithCode(
  deps: AccountDeps,
  request: SignInRequest<CodeInput>,
): Promise<SignedIn> {
  const userId = await findChallenged(deps.database, challengeOf(request.headers));
  if (!userId) throw startAgain();
  const tried = await takeTry(deps, { userId });
  const answer = tried && (await askLibrary(deps, request));
  if (!tried || !answer || answer.status === 401) {
    await recordWrongTry(deps, { tried, requestId: request.requestId });
    throw new AppError('NOT_SIGNED_IN', {
      userMessage:
        'This code is not right. Take the one your app shows now; after eight wrong tries in a row an account is locked for a quarter of an hour.',
    });
  }
  // The library ends a challenge after five wrong codes.
  if (answer.status === 400) throw startAgain();
  await refuseUnlessOk(answer);
  return welcome(deps, { answer, request, as: 'signedIn' });
}

function askLibrary({ library }: AccountDeps, request: SignInRequest<CodeInput>): Promise<Response> {
  const code = request.body.code.replace(/\s/g, '');
  const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  return library.call({ ...request, path, body: { code } });
}

/** The cookie says `identifier.signature`; the library checks the signature, and nobody guesses the identifier. */
function challengeOf(headers: Headers): string {
  const cookie = /(?:^|;\s*)(?:__Secure-)?dermalapse\.two_factor=([^;]+)/.exec(headers.get('cookie') ?? '');
  return decodeURIComponent(cookie?.[1] ?? '').split('.')[0] ?? '';
}

const startAgain = () =>
  new AppError('GONE', { userMessage: 'Give your password again: too much time or too many codes went by.' });
