import type { Database } from '../database/index.ts';

/** Ids of the keys that are in the clinic's key file, or should be. */
export async function listNotedKeys(database: Database): Promise<string[]> {
  const rows = await database.selectFrom('signingKeys').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

export async function replaceNotedKeys(database: Database, ids: readonly string[]): Promise<void> {
  await database.deleteFrom('signingKeys').execute();
  await database
    .insertInto('signingKeys')
    .values(ids.map((id) => ({ id })))
    .execute();
}
