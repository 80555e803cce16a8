import type { Database } from '../../database/index.ts';

export interface PasskeyRow {
  id: string;
  name: string;
  createdAt: string;
}

export async function listPasskeys(database: Database, userId: string): Promise<PasskeyRow[]> {
  return database
    .selectFrom('loginPasskey')
    .select(['id', 'name', 'createdAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .execute();
}

/** @returns false when this person has no such passkey */
export async function deletePasskey(
  database: Database,
  { userId, passkeyId }: { userId: string; passkeyId: string },
): Promise<boolean> {
  const row = await database
    .deleteFrom('loginPasskey')
    .where('id', '=', passkeyId)
    .where('userId', '=', userId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a passkey is known and its owner may sign in. */
export async function isPasskeyUsable(database: Database, credentialId: string): Promise<boolean> {
  const row = await database
    .selectFrom('loginPasskey')
    .innerJoin('loginUser', 'loginUser.id', 'loginPasskey.userId')
    .select('loginUser.id')
    .where('credentialID', '=', credentialId)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
