import type { ConsentFollower } from '../consent/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { removeDiscardedBlobs } from '../photos/index.ts';
import type { SeriesFollower } from '../series/index.ts';
import type { ServingDeps } from './deps.ts';
import { endInTransaction } from './end-cases.ts';
import { whyEnded } from './require-published.ts';
import { listCases } from './store.ts';

/** Takes down what a changed consent no longer permits, in the transaction that changes it. */
export function createGalleryFollower(deps: ServingDeps): ConsentFollower {
  return {
    consentChanged: (transaction, { patientId }) => endLapsed(deps, transaction, { patientId }),
    afterwards: () => removeDiscardedBlobs(deps),
  };
}

/** The same for comparisons that are measured anew or have lost a photo; to be called after they were brought in step. */
export const followComparisons =
  (deps: Pick<ServingDeps, 'clock'>): SeriesFollower =>
  (transaction, seriesId) =>
    endLapsed(deps, transaction, { seriesId });

async function endLapsed(
  { clock }: Pick<ServingDeps, 'clock'>,
  transaction: DatabaseTransaction,
  of: { patientId: string } | { seriesId: string },
): Promise<void> {
  for (const one of await listCases(transaction, { ...of, onlyPublished: true })) {
    const state = await whyEnded({ database: transaction, clock }, one);
    if (state) await endInTransaction({ transaction, clock }, { ended: one, state, by: null });
  }
}
