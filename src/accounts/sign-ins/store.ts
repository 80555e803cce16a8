import type { Database } from '../../database/index.ts';

export interface SignInState {
  lastUsedAt: string;
  deactivatedAt: string | null;
  idleMinutes: number;
  secondFactorRequired: boolean;
}

/** What decides whether a sign-in still holds, in one query: it is asked for at each request. */
export async function findSignInState(database: Database, signInId: string): Promise<SignInState | null> {
  const row = await database
    .selectFrom('loginSession')
    .innerJoin('loginUser', 'loginUser.id', 'loginSession.userId')
    .innerJoin('clinicSettings', (join) => join.onTrue())
    .select(['lastUsedAt', 'deactivatedAt', 'idleMinutes', 'secondFactorRequired'])
    .where('loginSession.id', '=', signInId)
    .executeTakeFirst();
  return row ? { ...row, secondFactorRequired: row.secondFactorRequired === 1 } : null;
}

/** Moves the last use on, never back: tabs of one sign-in report at will. */
export async function setLastUse(
  database: Database,
  { signInId, at }: { signInId: string; at: string },
): Promise<void> {
  await database
    .updateTable('loginSession')
    .set({ lastUsedAt: at })
    .where('id', '=', signInId)
    .where('lastUsedAt', '<', at)
    .execute();
}

export interface SignInRow {
  id: string;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
}

/** Last used first; `usedAfter` leaves out what nobody has ended yet but idleness has. */
export async function listSignIns(
  database: Database,
  { userId, usedAfter }: { userId: string; usedAfter: string },
): Promise<SignInRow[]> {
  return database
    .selectFrom('loginSession')
    .select(['id', 'userAgent', 'createdAt', 'lastUsedAt'])
    .where('userId', '=', userId)
    .where('lastUsedAt', '>', usedAfter)
    .orderBy('lastUsedAt', 'desc')
    .execute();
}

interface SignInsToEnd {
  userId: string;
  /** Only this one. */
  only?: string;
  /** All but this one. */
  except?: string;
}

/** @returns ids of what was ended */
export async function deleteSignIns(
  database: Database,
  { userId, only, except }: SignInsToEnd,
): Promise<string[]> {
  const rows = await database
    .deleteFrom('loginSession')
    .where('userId', '=', userId)
    .$if(only !== undefined, (query) => query.where('id', '=', only!))
    .$if(except !== undefined, (query) => query.where('id', '<>', except!))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
