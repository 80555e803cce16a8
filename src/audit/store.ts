import type { Insertable } from 'kysely';
import type { AuditEventRow, Database } from '../database/index.ts';
import { chainStart, sealOf } from './seal.ts';
import type { AuditEventFacts, AuditListItem, AuditSearch } from './types.ts';

const facts = [
  'id',
  'at',
  'name',
  'action',
  'entity',
  'entityId',
  'actorId',
  'patientId',
  'requestId',
  'detail',
] as const;

/** Adds an event at the end of the chain. Within a transaction: nothing may come between reading its end and writing. */
export async function appendEvent(
  transaction: Database,
  event: Omit<Insertable<AuditEventRow>, 'id' | 'seal'>,
): Promise<void> {
  const last = await findLastEvent(transaction);
  const row = { ...event, id: (last?.id ?? 0) + 1 };
  await transaction
    .insertInto('auditEvents')
    .values({ ...row, seal: sealOf(row as AuditEventFacts, last?.seal ?? chainStart) })
    .execute();
}

export async function findLastEvent(
  database: Database,
): Promise<{ id: number; at: string; seal: string | null } | null> {
  const row = await database
    .selectFrom('auditEvents')
    .select(['id', 'at', 'seal'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function findSeal(database: Database, id: number): Promise<string | null> {
  const row = await database.selectFrom('auditEvents').select('seal').where('id', '=', id).executeTakeFirst();
  return row?.seal ?? null;
}

/** In the order they were written, a page at a time. */
export async function listEventsAfter(
  database: Database,
  { id, limit }: { id: number; limit: number },
): Promise<(AuditEventFacts & { seal: string | null })[]> {
  return database
    .selectFrom('auditEvents')
    .select([...facts, 'seal'])
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function setSeal(database: Database, { id, seal }: { id: number; seal: string }): Promise<void> {
  await database
    .updateTable('auditEvents')
    .set({ seal })
    .where('id', '=', id)
    .where('seal', 'is', null)
    .execute();
}

/** Newest first, with the names people know; a page ends where the next begins. */
export async function searchEvents(
  database: Database,
  { patientId, actorId, name, from, to, before, limit }: AuditSearch,
): Promise<AuditListItem[]> {
  const rows = await database
    .selectFrom('auditEvents')
    .leftJoin('loginUser', 'loginUser.id', 'auditEvents.actorId')
    .leftJoin('patients', 'patients.id', 'auditEvents.patientId')
    .select([
      'auditEvents.id',
      'auditEvents.at',
      'auditEvents.name',
      'auditEvents.action',
      'auditEvents.entity',
      'auditEvents.entityId',
      'auditEvents.actorId',
      'auditEvents.patientId',
      'auditEvents.detail',
      'loginUser.name as actorName',
      'patients.name as patientName',
      'patients.number as patientNumber',
    ])
    .$if(patientId !== undefined, (query) => query.where('auditEvents.patientId', '=', patientId!))
    .$if(actorId !== undefined, (query) => query.where('auditEvents.actorId', '=', actorId!))
    .$if(name !== undefined, (query) => query.where('auditEvents.name', '=', name!))
    .$if(from !== undefined, (query) => query.where('auditEvents.at', '>=', from!))
    .$if(to !== undefined, (query) => query.where('auditEvents.at', '<', to!))
    .$if(before !== undefined, (query) => query.where('auditEvents.id', '<', before!))
    .orderBy('auditEvents.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ actorId, actorName, patientId, patientName, patientNumber, detail, ...event }) => ({
    ...event,
    actor: actorId === null ? null : { id: actorId, name: actorName },
    patient: patientId === null ? null : { id: patientId, name: patientName, number: patientNumber },
    detail: JSON.parse(detail),
  }));
}

/** Everybody who ever did something here, those whose account is gone included. */
export async function listActors(database: Database): Promise<{ id: string; name: string | null }[]> {
  return database
    .selectFrom((events) => events.selectFrom('auditEvents').select('actorId as id').distinct().as('actors'))
    .leftJoin('loginUser', 'loginUser.id', 'actors.id')
    .select(['actors.id', 'loginUser.name'])
    .where('actors.id', 'is not', null)
    .$narrowType<{ id: string }>()
    .orderBy('loginUser.name')
    .execute();
}
