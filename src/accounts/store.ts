import { sql } from 'kysely';
import type { Database, OneTimeTokenRow } from '../database/index.ts';

export async function countUsers(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('loginUser')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** One token of a purpose at a time: a new link ends the one before. */
export async function replaceToken(database: Database, row: OneTimeTokenRow): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('oneTimeTokens').where('purpose', '=', row.purpose).execute();
    await transaction.insertInto('oneTimeTokens').values(row).execute();
  });
}

export async function insertToken(database: Database, row: OneTimeTokenRow): Promise<void> {
  await database.insertInto('oneTimeTokens').values(row).execute();
}

/** Takes a token out, so that it works once. @returns null when there is no such token */
export async function takeToken(
  database: Database,
  { tokenHash, purpose }: Pick<OneTimeTokenRow, 'tokenHash' | 'purpose'>,
): Promise<OneTimeTokenRow | null> {
  const row = await database
    .deleteFrom('oneTimeTokens')
    .where('tokenHash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Removes all accounts with their sign-ins: only ever in the demo clinic. */
export async function deleteUsers(database: Database): Promise<void> {
  await database.deleteFrom('loginUser').execute();
}

export interface TryToCount {
  email?: string;
  userId?: string;
  now: string;
  triesAllowed: number;
  lockUntil: string;
}

/**
 * Counts a try of an account that may be tried, and locks it with the last one. A lock that ran out starts a new count.
 * @returns null where there is no such account, or it is locked or deactivated
 */
export async function countTry(
  database: Database,
  { email, userId, now, triesAllowed, lockUntil }: TryToCount,
): Promise<{ id: string; failedTries: number } | null> {
  const counted = sql<number>`(case when "lockedUntil" is null then "failedTries" else 0 end) + 1`;
  const row = await database
    .updateTable('loginUser')
    .set({
      failedTries: counted,
      lockedUntil: sql`case when ${counted} >= ${triesAllowed} then ${lockUntil} end`,
    })
    .where((where) => (userId ? where('id', '=', userId) : where('email', '=', email ?? '')))
    .where('deactivatedAt', 'is', null)
    .where((where) => where.or([where('lockedUntil', 'is', null), where('lockedUntil', '<=', now)]))
    .returning(['id', 'failedTries'])
    .executeTakeFirst();
  return row ?? null;
}

/** Takes one try back, and the lock it may have put on. */
export async function giveTryBack(database: Database, userId: string): Promise<void> {
  await database
    .updateTable('loginUser')
    .set({ failedTries: sql`max("failedTries" - 1, 0)`, lockedUntil: null })
    .where('id', '=', userId)
    .execute();
}

/** Ends the count of wrong tries, and a lock. */
export async function forgetTries(database: Database, userId: string): Promise<void> {
  await database
    .updateTable('loginUser')
    .set({ failedTries: 0, lockedUntil: null })
    .where('id', '=', userId)
    .execute();
}

/** A sign-in that came about: the count of wrong tries starts anew. */
export async function setSignedIn(
  database: Database,
  { userId, at }: { userId: string; at: string },
): Promise<void> {
  await database
    .updateTable('loginUser')
    .set({ lastSignInAt: at, failedTries: 0, lockedUntil: null })
    .where('id', '=', userId)
    .execute();
}
