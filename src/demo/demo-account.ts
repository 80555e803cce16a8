import { randomBytes } from 'node:crypto';
import type { AccountDeps } from '../accounts/index.ts';

/** A new password at each start, never shown: the one-time link is the only way in. */
export const makeDemoCredentials = (): NonNullable<AccountDeps['demo']> => ({
  email: 'demo@dermalapse.invalid',
  password: randomBytes(24).toString('base64url'),
});
