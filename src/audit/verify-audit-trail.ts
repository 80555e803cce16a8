import type { Database } from '../database/index.ts';
import { chainStart, sealOf } from './seal.ts';
import { listEventsAfter } from './store.ts';
import type { AuditFault, AuditHead, AuditVerification } from './types.ts';

const pageSize = 1000;
const shownFaults = 100;

/**
 * Reckons the whole chain anew, from the first event to the last.
 * @param heads where the trail ended at earlier moments, as noted beside the database
 * @param seal one that must be in it, noted elsewhere
 */
export async function verifyAuditTrail(
  database: Database,
  { heads, seal: noted }: { heads: readonly AuditHead[]; seal?: string },
): Promise<AuditVerification> {
  const sealAt = new Map(heads.map((head) => [head.id, head.seal]));
  const faults: AuditFault[] = [];
  let events = 0;
  let head: AuditHead | null = null;
  let id = 0;
  let isFound = noted === undefined;
  for (;;) {
    const page = await listEventsAfter(database, { id, limit: pageSize });
    for (const event of page) {
      if (event.id > id + 1) faults.push({ kind: 'missing', eventId: id + 1 });
      id = event.id;
      const { seal } = event;
      if (seal === null) faults.push({ kind: 'unsealed', eventId: id });
      else if (seal !== sealOf(event, head?.seal ?? chainStart))
        faults.push({ kind: 'altered', eventId: id });
      if (sealAt.has(id) && sealAt.get(id) !== seal) faults.push({ kind: 'head', eventId: id });
      if (seal !== null) head = { id, seal };
      isFound ||= seal === noted;
      events += 1;
    }
    if (page.length < pageSize) break;
  }
  for (const cutOff of sealAt.keys()) if (cutOff > id) faults.push({ kind: 'head', eventId: cutOff });
  if (!isFound) faults.push({ kind: 'lost-seal', eventId: null });
  return { events, head, faults: faults.slice(0, shownFaults), faultCount: faults.length };
}
