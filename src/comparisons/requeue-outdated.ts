import { requireSeries } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { noteOutcome } from './note-outcome.ts';
import { type PlanningDeps, requeue } from './plan-comparisons.ts';
import { planFor } from './plan-for.ts';
import { findComparison, listOutdatedComparisons } from './store.ts';

/**
 * After an upgrade of the engine, measures everything anew: results of two versions are never on one line.
 * @returns how many comparisons were put into the queue
 */
export async function requeueOutdated(
  deps: PlanningDeps & Pick<ComparisonDeps, 'database'>,
  { engineVersion }: { engineVersion: string },
): Promise<number> {
  const ids = await listOutdatedComparisons(deps.database, engineVersion);
  for (const id of ids) {
    await deps.database.transaction().execute(async (transaction) => {
      const comparison = await findComparison(transaction, id);
      if (!comparison) return;
      const series = await requireSeries(transaction, comparison.seriesId);
      await requeue(deps, transaction, { comparison, plan: planFor(series, comparison) });
      await noteOutcome(transaction, series.id);
    });
  }
  return ids.length;
}
