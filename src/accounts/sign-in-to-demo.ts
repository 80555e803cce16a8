import { AppError } from '../errors.ts';
import type { AccountDeps } from './deps.ts';
import { hashToken } from './one-time-token.ts';
import { signIn } from './sign-in.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { takeToken } from './store.ts';
import type { DemoSignInInput, SignedIn } from './types.ts';

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
  return signIn(deps, { ...request, body: deps.demo });
}
