import { recordAuditEvent } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { judgedAnew, judgedBy } from './judged-by.ts';
import { keepPlanVersion } from './keep-plan-version.ts';
import { requireSeries } from './require-series.ts';
import { insertOutcomeChange, photoIsInSeries, seriesHasResults, updateSeries } from './store.ts';
import type { JudgedBy, Series, SeriesChange } from './types.ts';

/**
 * Changes a series and brings its comparisons in step.
 * @throws AppError NOT_FOUND; CONFLICT when somebody else changed it meanwhile, or when it would be judged by something
 *   else without a reason after something was measured; BAD_PLAN when the plan is said to be drawn on a photo of another series
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
    const isJudgedAnew = await noteJudgedAnew(transaction, { before, reason: change.outcomeReason, now });
    await follow(transaction, seriesId);
    if (change.plan !== undefined) {
      await keepPlanVersion(transaction, { before, actorId: by.actor.userId, now });
    }
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: isJudgedAnew ? 'outcomeChanged' : change.plan === undefined ? 'seriesChanged' : 'planChanged',
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
 * What a series is judged by is fixed at baseline: choosing it after seeing results is how noise becomes a success. Who
 * does so all the same says why, and that is shown wherever results are.
 * @returns whether it is judged by something else although results are in
 */
async function noteJudgedAnew(
  database: Database,
  { before, reason, now }: { before: Series; reason: string | undefined; now: string },
): Promise<boolean> {
  const from = judgedBy(before);
  const to = judgedBy(await requireSeries(database, before.id));
  const fields = judgedAnew(from, to);
  // A skin tone tells of results that were there and are just being measured anew.
  const hasResults = before.skinTone !== null || (await seriesHasResults(database, before.id));
  if (fields.length === 0 || !hasResults) return false;
  if (!reason) {
    throw new AppError('CONFLICT', {
      userMessage:
        'Primary outcome, order of views, first outcome day and indication belong to the baseline, and results are in. Give a reason to change one all the same: the change, its date and the reason are shown wherever results are.',
    });
  }
  await insertOutcomeChange(database, {
    seriesId: before.id,
    at: now,
    from: only(fields, from),
    to: only(fields, to),
    reason,
  });
  return true;
}

const only = (fields: readonly (keyof JudgedBy)[], judged: JudgedBy): string =>
  JSON.stringify(Object.fromEntries(fields.map((field) => [field, judged[field]])));

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
