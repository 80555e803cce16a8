import { type SqlBool, sql, type Updateable } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database, Tables } from './types.ts';

/** Tables of what several people change: each row counts its changes. */
type Versioned = 'patients' | 'series' | 'sessions' | 'visits';

interface Seen {
  id: string;
  /** Of the row as it was when the person opened it. */
  version: number;
}

/**
 * Changes a row unless somebody else changed it since this person opened it.
 * @throws AppError CONFLICT, and nothing is overwritten
 */
export async function updateVersioned<T extends Versioned>(
  database: Database,
  table: T,
  { id, version, change }: Seen & { change: Omit<Updateable<Tables[T]>, 'version'> },
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable(table as Versioned)
    .set({ ...change, version: version + 1 })
    .where(isAsSeen({ id, version }))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw await changedMeanwhile(database, id);
}

/**
 * Removes a row unless somebody else changed it since this person opened it.
 * @throws AppError CONFLICT, and nothing is removed
 */
export async function deleteVersioned(database: Database, table: Versioned, seen: Seen): Promise<void> {
  const { numDeletedRows } = await database.deleteFrom(table).where(isAsSeen(seen)).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw await changedMeanwhile(database, seen.id);
}

const isAsSeen = ({ id, version }: Seen) => sql<SqlBool>`"id" = ${id} and "version" = ${version}`;

/** Who it was is what the trail of audit events knows. */
async function changedMeanwhile(database: Database, entityId: string): Promise<AppError> {
  const last = await database
    .selectFrom('auditEvents')
    .innerJoin('loginUser', 'loginUser.id', 'auditEvents.actorId')
    .select('loginUser.name')
    .where('auditEvents.entity', 'in', ['patient', 'series', 'session', 'visit'])
    .where('auditEvents.entityId', '=', entityId)
    .where('auditEvents.action', '=', 'update')
    .orderBy('auditEvents.id', 'desc')
    .executeTakeFirst();
  return new AppError('CONFLICT', {
    message: 'changed by somebody else meanwhile',
    userMessage: `${last?.name ?? 'Somebody else'} changed this while you had it open. Nothing was overwritten: look at both and save again.`,
  });
}
