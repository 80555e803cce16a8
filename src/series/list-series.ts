import { recordAuditEvent } from '../audit/index.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { listSeriesOfPatient } from './store.ts';
import type { SeriesList } from './types.ts';

/** @throws AppError NOT_FOUND when there is no such patient */
export async function listSeries(
  deps: SeriesDeps,
  { patientId, by }: { patientId: string; by: Caller },
): Promise<SeriesList> {
  await requirePatient(deps, patientId);
  const items = await listSeriesOfPatient(deps.database, patientId);
  await recordAuditEvent(deps, {
    name: 'patientViewed',
    actorId: by.actor.userId,
    entityId: patientId,
    patientId,
    requestId: by.requestId,
    detail: { series: items.length },
  });
  return { items };
}
