import { AppError } from '../errors.ts';
import type { Actor } from '../route.ts';
import type { AccountDeps } from './deps.ts';
import { findSignInState } from './sign-ins/store.ts';
import type { SignedIn } from './types.ts';
import { describeSignIn } from './welcome.ts';

/** @throws AppError NOT_SIGNED_IN */
export async function readSignedIn(deps: AccountDeps, actor: Actor | null): Promise<SignedIn> {
  const state = actor && (await findSignInState(deps.database, actor.signInId));
  if (!actor || !state) throw new AppError('NOT_SIGNED_IN', { userMessage: 'Sign in to go on.' });
  const { userId, name, email, role } = actor;
  const idleSeconds = Math.floor((deps.clock().getTime() - Date.parse(state.lastUsedAt)) / 1000);
  return describeSignIn(deps, { user: { id: userId, name, email, role }, idleSeconds });
}
