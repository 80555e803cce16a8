import { isDeepStrictEqual } from 'node:util';
import { recordAuditEvent } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { keepPlanVersion } from './keep-plan-version.ts';
import { requireSeries } from './require-series.ts';
import { insertOutcomeChange, photoIsInSeries, seriesHasResults, updateSeries } from './store.ts';
import type { Series, SeriesChange } from './types.ts';

/**
 * Changes a series and brings its comparisons in step.
 * @throws AppError NOT_FOUND; CONFLICT when somebody else changed it meanwhile, or when the primary outcome would change
 *   without a reason after something was measured; BAD_PLAN when the plan is said to be drawn on a photo of another series
 */
export async function changeSeries(
  { database, clock, follow }: SeriesDeps,
  { seriesId, change, by }: { seriesId: string; change: SeriesChange; by: Caller },
): Promise<Series> {
  return database.transaction().execute(async (transaction) => {
    const before = await requireSeries(transaction, seriesId);
    await refuseForeignPhoto(transaction, { seriesId, change });
    const now = clock().toISOString();
    await updateSeries(transaction, {
      id: seriesId,
      version: change.version,
      change: { ...toColumns(change), updatedAt: now },
    });
    const isOtherOutcome = await noteOtherOutcome(transaction, { before, change, now });
    await follow(transaction, seriesId);
    if (change.plan !== undefined) {
      await keepPlanVersion(transaction, { before, actorId: by.actor.userId, now });
    }
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: isOtherOutcome ? 'outcomeChanged' : change.plan === undefined ? 'seriesChanged' : 'planChanged',
        actorId: by.actor.userId,
        entityId: seriesId,
        patientId: before.patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(change).filter((field) => field !== 'version') },
      },
    );
    return requireSeries(transaction, seriesId);
  });
}

/**
 * The primary outcome is fixed at baseline: choosing it after seeing results is how noise becomes a success. Who does
 * so all the same says why, and that is shown wherever results are.
 * @returns whether it is another one although results are in
 */
async function noteOtherOutcome(
  database: Database,
  { before, change, now }: { before: Series; change: SeriesChange; now: string },
): Promise<boolean> {
  const { primaryOutcome: from } = before;
  const { primaryOutcome: to, outcomeReason: reason } = change;
  if (to === undefined || isDeepStrictEqual(to, from)) return false;
  if (!(await seriesHasResults(database, before.id))) return false;
  if (!reason) {
    throw new AppError('CONFLICT', {
      userMessage:
        'The primary outcome belongs to the baseline, and results are in. Give a reason to change it all the same: the change, its date and the reason are shown wherever results are.',
    });
  }
  await insertOutcomeChange(database, {
    seriesId: before.id,
    at: now,
    from: from && JSON.stringify(from),
    to: to && JSON.stringify(to),
    reason,
  });
  return true;
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
  const {
    version: _version,
    outcomeReason: _reason,
    areas,
    views,
    protocol,
    usesCard,
    primaryOutcome,
    plan,
    planPhotoId,
    ...plain
  } = change;
  return {
    ...plain,
    ...(areas && { areas: JSON.stringify(areas) }),
    ...(views && { views: JSON.stringify(views) }),
    ...(protocol && { protocol: JSON.stringify(protocol) }),
    ...(usesCard !== undefined && { usesCard: usesCard ? (1 as const) : (0 as const) }),
    ...(primaryOutcome !== undefined && {
      primaryOutcome: primaryOutcome && JSON.stringify(primaryOutcome),
    }),
    // A new plan without its photo is one for the present baseline; the follower writes down which photo that is.
    ...(plan !== undefined && { plan: plan && JSON.stringify(plan), planPhotoId: planPhotoId ?? null }),
    ...(plan === undefined && planPhotoId !== undefined && { planPhotoId }),
  };
}
