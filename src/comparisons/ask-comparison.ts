import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import { requirePhoto } from '../photos/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { canBePaired } from './pair-photos.ts';
import { addComparison } from './plan-comparisons.ts';
import { planFor } from './plan-for.ts';
import { describeComparison } from './read-comparison.ts';
import { findComparisonOf } from './store.ts';
import type { AskedPair, ComparisonDetail } from './types.ts';

/**
 * The comparison of any two photos of a view, measured now unless it is there. Beside the series' course it is kept for
 * itself: in no chart, no verdict and no outcome.
 * @throws AppError NOT_FOUND; BAD_REQUEST when the photos are no pair
 */
export async function askComparison(
  deps: ComparisonDeps,
  { seriesId, pair, by }: { seriesId: string; pair: AskedPair; by: Caller },
): Promise<ComparisonDetail> {
  const id = await deps.database.transaction().execute(async (transaction) => {
    const series = await requireSeries(transaction, seriesId);
    const before = await requirePhoto(transaction, pair.beforePhotoId);
    const after = await requirePhoto(transaction, pair.afterPhotoId);
    if (before.seriesId !== seriesId || after.seriesId !== seriesId || !canBePaired(before, after)) {
      throw new AppError('BAD_REQUEST', {
        userMessage:
          'These photos can’t be compared. Choose two photos of one view of this series, the earlier one as before.',
      });
    }
    const photos = { baselinePhotoId: before.id, followUpPhotoId: after.id };
    const existing = await findComparisonOf(transaction, photos);
    if (existing) return existing.id;
    const asked = { seriesId, ...photos, asked: true };
    const added = await addComparison(deps, transaction, { ...asked, plan: planFor(series, asked) });
    await recordAuditEvent(
      { database: transaction, clock: deps.clock },
      {
        name: 'comparisonAsked',
        actorId: by.actor.userId,
        entityId: added,
        patientId: series.patientId,
        requestId: by.requestId,
        detail: photos,
      },
    );
    return added;
  });
  return describeComparison(deps, id);
}
