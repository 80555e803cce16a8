import type { ConsentFollower } from '../consent/index.ts';
import { removeDiscardedBlobs } from '../photos/index.ts';
import type { SeriesFollower } from '../series/index.ts';
import type { ServingDeps } from './deps.ts';
import { endInTransaction } from './end-cases.ts';
import { factsHold } from './facts-hold.ts';
import { whyEnded } from './require-published.ts';
import { listCases, type StoredCase } from './store.ts';

/** Takes down what a changed consent no longer permits, in the transaction that changes it. */
export function createGalleryFollower(deps: ServingDeps): ConsentFollower {
  return {
    consentChanged: async (transaction, { patientId }) => {
      const cases = await listCases(transaction, { patientId, onlyPublished: true });
      await endLapsed({ transaction, clock: deps.clock }, cases, whyEnded);
    },
    afterwards: () => removeDiscardedBlobs(deps),
  };
}

/**
 * The same for cases that a changed series makes untrue: their comparison is measured anew, has lost a photo, or their facts are
 * no longer so. To be called after comparisons were brought in step.
 */
export const followComparisons =
  ({ clock }: Pick<ServingDeps, 'clock'>): SeriesFollower =>
  async (transaction, seriesId) => {
    const cases = await listCases(transaction, { seriesId, onlyPublished: true });
    await endLapsed({ transaction, clock }, cases, async (deps, one) => {
      const state = await whyEnded(deps, one);
      return state ?? ((await factsHold(transaction, one)) ? null : 'comparison-changed');
    });
  };

async function endLapsed(
  { transaction, clock }: Parameters<typeof endInTransaction>[0],
  cases: readonly StoredCase[],
  whyOf: typeof whyEnded,
): Promise<void> {
  for (const one of cases) {
    const state = await whyOf({ database: transaction, clock }, one);
    if (state) await endInTransaction({ transaction, clock }, { ended: one, state, by: null });
  }
}
