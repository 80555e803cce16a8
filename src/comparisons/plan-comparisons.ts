import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DatabaseTransaction } from '../database/index.ts';
import type { Plan } from '../imaging/plan.ts';
import { insertDiscardedBlobs, listPhotos, type Photo } from '../photos/index.ts';
import { enqueueJob, removeJob } from '../queue/index.ts';
import { listSessionDays, refreshSchedule, requireSeries, type SeriesFollower } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { noteOutcome } from './note-outcome.ts';
import { canBePaired, chooseBaseline, type PhotoPair, pairPhotos } from './pair-photos.ts';
import { planFor } from './plan-for.ts';
import {
  deleteComparison,
  deleteImages,
  insertComparison,
  listAllComparisons,
  type StoredComparison,
  setPlanPhoto,
  updateComparison,
} from './store.ts';

export type PlanningDeps = Pick<ComparisonDeps, 'clock' | 'analyses' | 'wakeQueue'>;

/**
 * Brings a series' comparisons in step with its photos, days and plan: makes what is missing, measures anew what has
 * another plan now, removes what no longer is a pair. Doing it twice does nothing the second time.
 */
export function createComparisonPlanner(deps: PlanningDeps): SeriesFollower {
  return async (transaction, seriesId, { leavingPhotoId } = {}) => {
    const series = await requireSeries(transaction, seriesId);
    await refreshSchedule(transaction, series, { leavingPhotoId });
    const sessionDays = await listSessionDays(transaction, seriesId);
    const treatment = { views: series.views, sessionDays, protocol: series.protocol };
    const photos = (await listPhotos(transaction, seriesId)).filter((photo) => photo.id !== leavingPhotoId);

    let planPhotoId = series.planPhotoId;
    if (series.plan && planPhotoId === null) {
      planPhotoId = chooseBaseline(photos, treatment)?.id ?? null;
      if (planPhotoId) await setPlanPhoto(transaction, { seriesId, photoId: planPhotoId });
    }

    const existing = await listAllComparisons(transaction, seriesId);
    const pairs = pairPhotos(photos, treatment);
    for (const comparison of existing) {
      const asked = !pairs.some((pair) => isOf(comparison, pair));
      if (asked && !(comparison.asked && isStillPair(comparison, photos))) {
        await removeComparison(transaction, comparison);
        continue;
      }
      if (asked !== comparison.asked) {
        await updateComparison(transaction, { id: comparison.id, change: { asked: 0 } });
      }
      const plan = planFor({ ...series, planPhotoId }, { ...comparison, asked });
      if (!isDeepStrictEqual(comparison.plan, plan)) await requeue(deps, transaction, { comparison, plan });
    }
    for (const { baseline, followUp } of pairs) {
      const pair = { seriesId, baselinePhotoId: baseline.id, followUpPhotoId: followUp.id, asked: false };
      if (existing.some((comparison) => isOf(comparison, { baseline, followUp }))) continue;
      await addComparison(deps, transaction, { ...pair, plan: planFor({ ...series, planPhotoId }, pair) });
    }
    await noteOutcome(transaction, seriesId);
  };
}

const isOf = (
  comparison: StoredComparison,
  { baseline, followUp }: Pick<PhotoPair<Photo>, 'baseline' | 'followUp'>,
): boolean => comparison.baselinePhotoId === baseline.id && comparison.followUpPhotoId === followUp.id;

/** What somebody asked for stays as long as both photos are there, in one view and in that order. */
function isStillPair(
  { baselinePhotoId, followUpPhotoId }: StoredComparison,
  photos: readonly Photo[],
): boolean {
  const before = photos.find(({ id }) => id === baselinePhotoId);
  const after = photos.find(({ id }) => id === followUpPhotoId);
  return before !== undefined && after !== undefined && canBePaired(before, after);
}

/** @returns its id */
export async function addComparison(
  deps: PlanningDeps,
  transaction: DatabaseTransaction,
  {
    seriesId,
    baselinePhotoId,
    followUpPhotoId,
    asked,
    plan,
  }: Omit<StoredComparison, 'id' | 'result' | 'engineVersion'>,
): Promise<string> {
  const id = randomUUID();
  await insertComparison(transaction, {
    id,
    seriesId,
    baselinePhotoId,
    followUpPhotoId,
    asked: asked ? 1 : 0,
    plan: plan && JSON.stringify(plan),
    result: null,
    engineVersion: null,
    createdAt: deps.clock().toISOString(),
  });
  await enqueue(deps, transaction, { id, seriesId });
  return id;
}

/** Measures a comparison anew; its old result goes at once, since it answers another question. */
export async function requeue(
  deps: PlanningDeps,
  transaction: DatabaseTransaction,
  { comparison, plan }: { comparison: StoredComparison; plan: Plan | null },
): Promise<void> {
  await discardImages(transaction, comparison.id);
  await updateComparison(transaction, {
    id: comparison.id,
    change: { plan: plan && JSON.stringify(plan), result: null, engineVersion: null },
  });
  await enqueue(deps, transaction, comparison);
}

async function removeComparison(
  transaction: DatabaseTransaction,
  comparison: StoredComparison,
): Promise<void> {
  await discardImages(transaction, comparison.id);
  await removeJob(transaction, { kind: 'compare-photos', subjectId: comparison.id });
  await deleteComparison(transaction, comparison.id);
}

async function discardImages(transaction: DatabaseTransaction, comparisonId: string): Promise<void> {
  const names = await deleteImages(transaction, comparisonId);
  await insertDiscardedBlobs(
    transaction,
    names.map((blob) => ({ kind: 'derived', blob })),
  );
}

/** The announcement may overtake the commit: whoever then asks waits for the database and sees the new state. */
async function enqueue(
  { clock, analyses, wakeQueue }: PlanningDeps,
  transaction: DatabaseTransaction,
  { id, seriesId }: { id: string; seriesId: string },
): Promise<void> {
  await enqueueJob(transaction, { kind: 'compare-photos', subjectId: id, now: clock() });
  analyses.publish({ comparisonId: id, seriesId, status: 'queued', stage: null });
  wakeQueue();
}
