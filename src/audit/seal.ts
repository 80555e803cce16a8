import { createHash } from 'node:crypto';
import type { AuditEventFacts } from './types.ts';

/** What the first event's seal stands on. */
export const chainStart = '0'.repeat(64);

/**
 * The seal of an event: SHA-256 over the seal before it and everything the event says, so that no event can be altered,
 * left out or put in without all later seals changing (Schneier and Kelsey, 10.1145/317087.317089, without the keys).
 * @param before 64 hexadecimal digits: the seal of the event before, or `chainStart`
 */
export function sealOf(event: AuditEventFacts, before: string): string {
  const { id, at, name, action, entity, entityId, actorId, patientId, requestId, detail } = event;
  const said = JSON.stringify([
    before,
    id,
    at,
    name,
    action,
    entity,
    entityId,
    actorId,
    patientId,
    requestId,
    detail,
  ]);
  return createHash('sha256').update(said).digest('hex');
}
