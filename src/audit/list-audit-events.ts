import type { Caller } from '../route.ts';
import type { AuditDeps } from './deps.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import { listActors, searchEvents } from './store.ts';
import type { AuditList, AuditSearch } from './types.ts';

/** A page of the trail, newest first. Looking at it is an event, too. */
export async function listAuditEvents(
  deps: AuditDeps,
  { search, by }: { search: AuditSearch; by: Caller },
): Promise<AuditList> {
  const { database } = deps;
  const found = await searchEvents(database, { ...search, limit: search.limit + 1 });
  const items = found.slice(0, search.limit);
  await recordAuditEvent(deps, {
    name: 'auditViewed',
    actorId: by.actor.userId,
    entityId: null,
    patientId: search.patientId,
    requestId: by.requestId,
    detail: { shown: items.length },
  });
  return {
    items,
    next: found.length > items.length ? (items.at(-1)?.id ?? null) : null,
    actors: await listActors(database),
  };
}
