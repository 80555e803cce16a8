import { recordAuditEvent } from '../audit/index.ts';
import type { AccountDeps } from './deps.ts';
import { countTry, giveTryBack } from './store.ts';

/** So many wrong passwords or codes in a row lock an account, whatever addresses they came from. */
const triesAllowed = 8;
const lockMs = 15 * 60_000;

/** A counted try; null stands for one that can't succeed: no such account, locked, or deactivated. */
export interface Try {
  userId: string;
  /** The last one: the account is locked unless this one is right. */
  isLast: boolean;
}

/**
 * Counts a try before it is known to be right, so that many at once can't outrun the count. Callers answer null like a
 * wrong password, in words and in time.
 */
export async function takeTry(
  { database, clock }: AccountDeps,
  who: { email: string } | { userId: string },
): Promise<Try | null> {
  const now = clock();
  const counted = await countTry(database, {
    ...who,
    now: now.toISOString(),
    triesAllowed,
    lockUntil: new Date(now.getTime() + lockMs).toISOString(),
  });
  return counted && { userId: counted.id, isLast: counted.failedTries >= triesAllowed };
}

/** Writes down a try that was wrong. */
export async function recordWrongTry(
  deps: AccountDeps,
  { tried, requestId }: { tried: Try | null; requestId: string },
): Promise<void> {
  const event = { actorId: null, entityId: tried?.userId ?? null, requestId };
  await recordAuditEvent(deps, { name: 'signInRefused', ...event });
  if (tried?.isLast) await recordAuditEvent(deps, { name: 'accountLocked', ...event });
}

/** The password was right, but a code is still to come: neither wrong nor a sign-in. */
export const returnTry = ({ database }: AccountDeps, { userId }: Try): Promise<void> =>
  giveTryBack(database, userId);
