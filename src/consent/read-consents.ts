import { recordAuditEvent } from '../audit/index.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller } from '../route.ts';
import type { ConsentDeps } from './deps.ts';
import { standingsOf } from './standings.ts';
import { listConsentRecords } from './store.ts';
import type { ConsentsOfPatient } from './types.ts';

/** What counts today and everything that was ever said. @throws AppError NOT_FOUND */
export async function readConsents(
  deps: Pick<ConsentDeps, 'database' | 'clock'>,
  { patientId, by }: { patientId: string; by: Caller },
): Promise<ConsentsOfPatient> {
  await requirePatient(deps, patientId);
  const records = await listConsentRecords(deps.database, patientId);
  await recordAuditEvent(deps, {
    name: 'consentsViewed',
    actorId: by.actor.userId,
    entityId: null,
    patientId,
    requestId: by.requestId,
  });
  return { standings: standingsOf(records, deps.clock()), records: records.toReversed() };
}
