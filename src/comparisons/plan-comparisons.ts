import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DatabaseTransaction } from '../database/index.ts';
import type { Plan } from '../imaging/plan.ts';
import { insertDiscardedBlobs, listPhotos, type Photo } from '../photos/index.ts';
import { enqueueJob, removeJob } from '../queue/index.ts';
import { listSessionDays, requireSeries, type SeriesFollower } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { chooseBaseline, type PhotoPair, pairPhotos } from './pair-photos.ts';
import { planFor } from './plan-for.ts';
import {
  deleteComparison,
  deleteImages,
  insertComparison,
  listComparisons,
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
    const sessionDays = await listSessionDays(transaction, seriesId);
    const treatment = { views: series.views, sessionDays, protocol: series.protocol };
    const photos = (await listPhotos(transaction, seriesId)).filter((photo) => photo.id !== leavingPhotoId);

    let planPhotoId = series.planPhotoId;
    if (series.plan && planPhotoId === null) {
      planPhotoId = chooseBaseline(photos, treatment)?.id ?? null;
      if (planPhotoId) await setPlanPhoto(transaction, { seriesId, photoId: planPhotoId });
    }

    const existing = await listComparisons(transaction, seriesId);
    const missing = new Set(existing);
    for (const pair of pairPhotos(photos, treatment)) {
      const comparison = existing.find((candidate) => isOf(candidate, pair));
      const plan = planFor({ ...series, planPhotoId }, pair.baseline.id);
      if (!comparison) {
        await addComparison(deps, transaction, { seriesId, pair, plan });
        continue;
      }
      missing.delete(comparison);
      if (!isDeepStrictEqual(comparison.plan, plan)) await requeue(deps, transaction, { comparison, plan });
    }
    for (const comparison of missing) await removeComparison(transaction, comparison);
  };
}

const isOf = (comparison: StoredComparison, { baseline, followUp }: PhotoPair<Photo>): boolean =>
  comparison.baselinePhotoId === baseline.id && comparison.followUpPhotoId === followUp.id;

async function addComparison(
  deps: PlanningDeps,
  transaction: DatabaseTransaction,
  { seriesId, pair, plan }: { seriesId: string; pair: PhotoPair<Photo>; plan: Plan | null },
): Promise<void> {
  const id = randomUUID();
  await insertComparison(transaction, {
    id,
    seriesId,
    baselinePhotoId: pair.baseline.id,
    followUpPhotoId: pair.followUp.id,
    plan: plan && JSON.stringify(plan),
    result: null,
    engineVersion: null,
    createdAt: deps.clock().toISOString(),
  });
  await enqueue(deps, transaction, { id, seriesId });
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
