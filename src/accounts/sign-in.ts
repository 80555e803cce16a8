import { randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { AccountDeps } from './deps.ts';
import { passCookies, refuseUnlessOk } from './library-answer.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { recordWrongTry, returnTry, takeTry } from './tries.ts';
import type { CodeNeeded, SignedIn, SignInInput } from './types.ts';
import { welcome } from './welcome.ts';

/**
 * With e-mail and password. Where the account has a second factor its code is still to come, see `sign-in-with-code.ts`.
 * @throws AppError NOT_SIGNED_IN, the same for an unknown e-mail, a wrong password, a locked and a deactivated account
 */
export async function signIn(
  deps: AccountDeps,
  request: SignInRequest<SignInInput>,
): Promise<SignedIn | CodeNeeded> {
  const { email, password } = request.body;
  const tried = await takeTry(deps, { email });
  // Where it can't succeed the library is asked all the same, with a password that is none: it takes as long to say no.
  const answer = await deps.library.call({
    ...request,
    path: '/sign-in/email',
    body: { email, password: tried ? password : randomBytes(24).toString('base64') },
  });
  if (!tried || answer.status === 401) {
    await recordWrongTry(deps, { tried, requestId: request.requestId });
    throw new AppError('NOT_SIGNED_IN', {
      userMessage:
        'E-mail and password do not match. Check both; after eight wrong tries in a row an account is locked for a quarter of an hour.',
    });
  }
  await refuseUnlessOk(answer);
  const { twoFactorRedirect } = (await answer.clone().json()) as { twoFactorRedirect?: boolean };
  if (!twoFactorRedirect) return welcome(deps, { answer, request, as: 'signedIn' });
  await returnTry(deps, tried);
  passCookies(answer, request);
  return { codeNeeded: true };
}
