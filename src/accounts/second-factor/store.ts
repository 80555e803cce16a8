import type { Database } from '../../database/index.ts';

/** Who gave the right password and still owes the code; null for a challenge that is unknown or over. */
export async function findChallenged(database: Database, identifier: string): Promise<string | null> {
  const row = await database
    .selectFrom('loginVerification')
    .select('value')
    .where('identifier', '=', identifier)
    .executeTakeFirst();
  return row?.value ?? null;
}
