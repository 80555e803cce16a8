import { isDeepStrictEqual } from 'node:util';
import { recordAuditEvent } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { requireSeries } from './require-series.ts';
import { photoIsInSeries, seriesHasResults, updateSeries } from './store.ts';
import type { Series, SeriesChange } from './types.ts';

/**
 * Changes a series and brings its comparisons in step.
 * @throws AppError NOT_FOUND; CONFLICT when the primary outcome would change after something was measured; BAD_PLAN when
 *   the plan is said to be drawn on a photo of another series
 */
export async function changeSeries(
  { database, clock, follow }: SeriesDeps,
  { seriesId, change, by }: { seriesId: string; change: SeriesChange; by: Caller },
): Promise<Series> {
  return database.transaction().execute(async (transaction) => {
    const before = await requireSeries(transaction, seriesId);
    await refuseOtherOutcome(transaction, { before, change });
    await refuseForeignPhoto(transaction, { seriesId, change });
    await updateSeries(transaction, {
      id: seriesId,
      change: { ...toColumns(change), updatedAt: clock().toISOString() },
    });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: change.plan === undefined ? 'seriesChanged' : 'planChanged',
        actorId: by.actor.userId,
        entityId: seriesId,
        patientId: before.patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(change) },
      },
    );
    return requireSeries(transaction, seriesId);
  });
}

/** The primary outcome is fixed at baseline: choosing it after seeing results is how noise becomes a success. */
async function refuseOtherOutcome(
  database: Database,
  { before, change }: { before: Series; change: SeriesChange },
): Promise<void> {
  if (change.primaryOutcome === undefined || before.primaryOutcome === null) return;
  if (isDeepStrictEqual(change.primaryOutcome, before.primaryOutcome)) return;
  if (!(await seriesHasResults(database, before.id))) return;
  throw new AppError('CONFLICT', {
    userMessage:
      'The primary outcome was fixed at baseline and results are in, so it stays as it is. All other outcomes are measured and shown beside it.',
  });
}

async function refuseForeignPhoto(
  database: Database,
  { seriesId, change }: { seriesId: string; change: SeriesChange },
): Promise<void> {
  if (!change.planPhotoId) return;
  if (await photoIsInSeries(database, { photoId: change.planPhotoId, seriesId })) return;
  throw new AppError('BAD_PLAN', {
    userMessage:
      'The photo this plan was drawn on is not in the series any more. Draw it on the baseline photo.',
  });
}

function toColumns(change: SeriesChange) {
  const { areas, views, primaryOutcome, plan, planPhotoId, ...plain } = change;
  return {
    ...plain,
    ...(areas && { areas: JSON.stringify(areas) }),
    ...(views && { views: JSON.stringify(views) }),
    ...(primaryOutcome !== undefined && {
      primaryOutcome: primaryOutcome && JSON.stringify(primaryOutcome),
    }),
    // A new plan without its photo is one for the present baseline; the follower writes down which photo that is.
    ...(plan !== undefined && { plan: plan && JSON.stringify(plan), planPhotoId: planPhotoId ?? null }),
    ...(plan === undefined && planPhotoId !== undefined && { planPhotoId }),
  };
}
