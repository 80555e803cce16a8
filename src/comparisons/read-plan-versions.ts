import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { listPlanVersions, requireSeries } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { listAllComparisons } from './store.ts';
import type { PlanVersions } from './types.ts';

/** Every plan a series ever had, and what a new one would measure anew. @throws AppError NOT_FOUND */
export async function readPlanVersions(
  deps: ComparisonDeps,
  { seriesId, by }: { seriesId: string; by: Caller },
): Promise<PlanVersions> {
  const { patientId } = await requireSeries(deps.database, seriesId);
  const items = await listPlanVersions(deps.database, seriesId);
  const comparisonsOn: PlanVersions['comparisonsOn'] = {};
  for (const { baselinePhotoId } of await listAllComparisons(deps.database, seriesId)) {
    comparisonsOn[baselinePhotoId] = (comparisonsOn[baselinePhotoId] ?? 0) + 1;
  }
  await recordAuditEvent(deps, {
    name: 'planVersionsViewed',
    actorId: by.actor.userId,
    entityId: seriesId,
    patientId,
    requestId: by.requestId,
  });
  return { items, comparisonsOn };
}
