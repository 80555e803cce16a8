import { AppError } from '../errors.ts';
import type { AccountDeps } from './deps.ts';
import { refuseUnlessOk } from './library-answer.ts';
import { hashToken } from './one-time-token.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { takeToken } from './store.ts';
import type { DemoSignInInput, SignedIn } from './types.ts';
import { welcome } from './welcome.ts';

/** Exchanges the demo clinic's one-time link for an ordinary sign-in. @throws AppError GONE */
export async function signInToDemo(
  deps: AccountDeps,
  request: SignInRequest<DemoSignInInput>,
): Promise<SignedIn> {
  const tokenHash = hashToken(request.body.token);
  if (!deps.demo || !(await takeToken(deps.database, { tokenHash, purpose: 'demo-sign-in' }))) {
    throw new AppError('GONE', {
      userMessage: 'This link has been used. Start the demo clinic again and use the link it prints.',
    });
  }
  const answer = await deps.library.call({ ...request, path: '/sign-in/email', body: deps.demo });
  await refuseUnlessOk(answer);
  return welcome(deps, { answer, request, as: 'signedIn' });
}
