import { createHash, randomBytes } from 'node:crypto';
import type { OneTimeTokenRow } from '../database/index.ts';
import type { AccountDeps } from './deps.ts';
import { countUsers, replaceToken } from './store.ts';

/** Only the hash is stored: who reads the database can't use the link. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** For a link that works once. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

async function issueToken(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  purpose: OneTimeTokenRow['purpose'],
): Promise<string> {
  const token = makeToken();
  await replaceToken(database, {
    tokenHash: hashToken(token),
    purpose,
    createdAt: clock().toISOString(),
  });
  return token;
}

/** A new link for making the clinician account, ending the one before; null once there is an account. */
export async function issueFirstRunToken(
  deps: Pick<AccountDeps, 'database' | 'clock'>,
): Promise<string | null> {
  return (await countUsers(deps.database)) > 0 ? null : issueToken(deps, 'first-run');
}

export const issueDemoToken = (deps: Pick<AccountDeps, 'database' | 'clock'>): Promise<string> =>
  issueToken(deps, 'demo-sign-in');
