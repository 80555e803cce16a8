import type { Database, InvitationRow } from '../../database/index.ts';
import type { Invitation, Person } from './types.ts';

export async function listPeople(database: Database): Promise<Person[]> {
  return database
    .selectFrom('loginUser')
    .select(['id', 'name', 'email', 'role'])
    .orderBy('name')
    .orderBy('email')
    .execute();
}

export async function hasAccount(database: Database, email: string): Promise<boolean> {
  const found = await database
    .selectFrom('loginUser')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return found !== undefined;
}

export async function listInvitations(database: Database, now: string): Promise<Invitation[]> {
  return database
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'createdAt', 'expiresAt'])
    .where('expiresAt', '>', now)
    .orderBy('createdAt')
    .execute();
}

/** One invitation per e-mail: a new one ends the one before. */
export async function replaceInvitation(database: Database, row: InvitationRow): Promise<void> {
  await database.deleteFrom('invitations').where('email', '=', row.email).execute();
  await database.insertInto('invitations').values(row).execute();
}

export async function insertInvitation(database: Database, row: InvitationRow): Promise<void> {
  await database.insertInto('invitations').values(row).execute();
}

export async function findInvitation(
  database: Database,
  { tokenHash, now }: { tokenHash: string; now: string },
): Promise<InvitationRow | null> {
  const row = await database
    .selectFrom('invitations')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns null when another took it, or it was revoked */
export async function takeInvitation(database: Database, id: string): Promise<InvitationRow | null> {
  const row = await database.deleteFrom('invitations').where('id', '=', id).returningAll().executeTakeFirst();
  return row ?? null;
}
