import { sql, type Updateable } from 'kysely';
import type { Database, InvitationRow, LoginUserRow, PasswordResetRow } from '../../database/index.ts';
import type { Invitation, Person } from './types.ts';

/** Those who can sign in first, then by name. */
export async function listPeople(database: Database, now: string): Promise<Person[]> {
  const rows = await database
    .selectFrom('loginUser')
    .select([
      'id',
      'name',
      'email',
      'role',
      'lastSignInAt',
      'lockedUntil',
      'deactivatedAt',
      'twoFactorEnabled',
    ])
    .select((people) =>
      people
        .selectFrom('loginPasskey')
        .select((all) => all.fn.countAll<number>().as('count'))
        .whereRef('loginPasskey.userId', '=', 'loginUser.id')
        .as('passkeyCount'),
    )
    .orderBy((where) => where('deactivatedAt', 'is not', null))
    .orderBy(sql`"name" collate nocase`)
    .orderBy('email')
    .execute();
  return rows.map(({ twoFactorEnabled, passkeyCount, lockedUntil, ...row }) => ({
    ...row,
    hasSecondFactor: twoFactorEnabled === 1,
    passkeyCount: passkeyCount ?? 0,
    lockedUntil: lockedUntil && lockedUntil > now ? lockedUntil : null,
  }));
}

export async function findPerson(
  database: Database,
  userId: string,
): Promise<Pick<LoginUserRow, 'id' | 'name' | 'email' | 'role' | 'deactivatedAt'> | null> {
  const row = await database
    .selectFrom('loginUser')
    .select(['id', 'name', 'email', 'role', 'deactivatedAt'])
    .where('id', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}

export async function updatePerson(
  database: Database,
  { userId, change }: { userId: string; change: Pick<Updateable<LoginUserRow>, 'role' | 'deactivatedAt'> },
): Promise<void> {
  await database.updateTable('loginUser').set(change).where('id', '=', userId).execute();
}

/** Owners who can sign in. */
export async function countOwners(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('loginUser')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('role', '=', 'owner')
    .where('deactivatedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Those who can sign in. */
export async function listOwners(database: Database): Promise<{ id: string; email: string }[]> {
  return database
    .selectFrom('loginUser')
    .select(['id', 'email'])
    .where('role', '=', 'owner')
    .where('deactivatedAt', 'is', null)
    .execute();
}

/** For somebody who lost the device: the way in is then the password alone. */
export async function deleteFactors(database: Database, userId: string): Promise<void> {
  await database.deleteFrom('loginTwoFactor').where('userId', '=', userId).execute();
  await database.deleteFrom('loginPasskey').where('userId', '=', userId).execute();
  await database.updateTable('loginUser').set({ twoFactorEnabled: 0 }).where('id', '=', userId).execute();
}

/** One reset per person: a new one ends the one before. */
export async function replacePasswordReset(database: Database, row: PasswordResetRow): Promise<void> {
  await database.deleteFrom('passwordResets').where('userId', '=', row.userId).execute();
  await database.insertInto('passwordResets').values(row).execute();
}

export async function findPasswordReset(
  database: Database,
  { tokenHash, now }: { tokenHash: string; now: string },
): Promise<{ userId: string; name: string; email: string } | null> {
  const row = await database
    .selectFrom('passwordResets')
    .innerJoin('loginUser', 'loginUser.id', 'passwordResets.userId')
    .select(['userId', 'name', 'email'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns false when another took it */
export async function takePasswordReset(database: Database, tokenHash: string): Promise<boolean> {
  const row = await database
    .deleteFrom('passwordResets')
    .where('tokenHash', '=', tokenHash)
    .returning('userId')
    .executeTakeFirst();
  return row !== undefined;
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
