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
