import { AppError } from '../errors.ts';
import type { AccountDeps } from './deps.ts';
import { hashToken } from './one-time-token.ts';
import { openAccount } from './open-account.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { countUsers, insertToken, takeToken } from './store.ts';
import type { FirstRunInput, SignedIn } from './types.ts';

/**
 * Makes the first account, which is the owner's, and signs in. The token is taken before anything else, so two tries at
 * once make one account; it is put back when no account came of it.
 * @throws AppError GONE when there is an account already or the link is not the newest one; BAD_REQUEST
 */
export async function completeFirstRun(
  deps: AccountDeps,
  request: SignInRequest<FirstRunInput>,
): Promise<SignedIn> {
  const { database } = deps;
  const { token, ...person } = request.body;
  const taken = await takeToken(database, { tokenHash: hashToken(token), purpose: 'first-run' });
  if (!taken || (await countUsers(database)) > 0) {
    throw new AppError('GONE', {
      userMessage:
        'This link does not work any more. Sign in if your account exists; otherwise restart the server and use the link it prints.',
    });
  }
  try {
    return await openAccount(deps, { account: { ...person, role: 'owner' }, request });
  } catch (error) {
    if ((await countUsers(database)) === 0) await insertToken(database, taken);
    throw error;
  }
}
