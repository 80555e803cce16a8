import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import { appendEvent } from './store.ts';
import { type AuditEvent, auditEvents } from './types.ts';

/**
 * Writes one event at the end of the chain. Given a transaction as `database`, the event stands or falls with the change
 * it speaks of.
 */
export async function recordAuditEvent(
  { database, clock }: { database: Database; clock: Clock },
  event: AuditEvent,
): Promise<void> {
  const row = {
    at: clock().toISOString(),
    name: event.name,
    ...auditEvents[event.name],
    entityId: event.entityId,
    actorId: event.actorId,
    patientId: event.patientId ?? null,
    requestId: event.requestId ?? null,
    detail: JSON.stringify(event.detail ?? {}),
  };
  if (database.isTransaction) await appendEvent(database, row);
  else await database.transaction().execute((transaction) => appendEvent(transaction, row));
}
