import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/index.ts';
import { requireSeries } from './require-series.ts';
import { insertPlanVersion, setPlanVersion } from './store.ts';
import type { Series } from './types.ts';

/**
 * Writes down the plan a series has now as its next version, unless it is the one it had before.
 * To be called once the series' photo of the plan is settled.
 */
export async function keepPlanVersion(
  database: Database,
  { before, actorId, now }: { before: Series; actorId: string; now: string },
): Promise<void> {
  const { id, plan, planPhotoId } = await requireSeries(database, before.id);
  if (isDeepStrictEqual([plan, planPhotoId], [before.plan, before.planPhotoId])) return;
  const version = before.planVersion + 1;
  await setPlanVersion(database, { id, planVersion: version });
  await insertPlanVersion(database, {
    seriesId: id,
    version,
    plan: plan && JSON.stringify(plan),
    photoId: planPhotoId,
    actorId,
    createdAt: now,
  });
}
