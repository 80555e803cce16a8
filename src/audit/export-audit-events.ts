import { toCsv } from '../csv.ts';
import type { Caller, FileAnswer } from '../route.ts';
import type { AuditDeps } from './deps.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import { searchEvents } from './store.ts';
import type { AuditFilter, AuditListItem } from './types.ts';

const mostEvents = 100_000;
const columns: Record<string, (event: AuditListItem) => string | number | null> = {
  number: ({ id }) => id,
  at: ({ at }) => at,
  event: ({ name }) => name,
  action: ({ action }) => action,
  entity: ({ entity }) => entity,
  entityId: ({ entityId }) => entityId,
  actorId: ({ actor }) => actor?.id ?? null,
  actor: ({ actor }) => actor?.name ?? null,
  patientId: ({ patient }) => patient?.id ?? null,
  detail: ({ detail }) => JSON.stringify(detail),
};

/** The trail as a table for a spreadsheet, newest first, without patients' names: at most 100,000 events. */
export async function exportAuditEvents(
  deps: AuditDeps,
  { filter, by }: { filter: AuditFilter; by: Caller },
): Promise<FileAnswer> {
  const events = await searchEvents(deps.database, { ...filter, limit: mostEvents });
  await recordAuditEvent(deps, {
    name: 'auditExported',
    actorId: by.actor.userId,
    entityId: null,
    patientId: filter.patientId,
    requestId: by.requestId,
    detail: { events: events.length },
  });
  const rows = events.map((event) => Object.values(columns).map((column) => column(event)));
  return {
    bytes: Buffer.from(toCsv([Object.keys(columns), ...rows])),
    mediaType: 'text/csv; charset=utf-8',
    downloadName: 'audit-trail.csv',
    attachment: true,
  };
}
