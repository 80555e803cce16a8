import { AppError } from '../errors.ts';
import type { Actor } from '../route.ts';
import type { AccountDeps } from './deps.ts';
import type { SignedIn } from './types.ts';

/** @throws AppError NOT_SIGNED_IN */
export function readSignedIn({ demo }: Pick<AccountDeps, 'demo'>, actor: Actor | null): SignedIn {
  if (!actor) throw new AppError('NOT_SIGNED_IN', { userMessage: 'Sign in to go on.' });
  const { userId, name, email, role } = actor;
  return { user: { id: userId, name, email, role }, demo: demo !== null };
}
