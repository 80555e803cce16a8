import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { noteOutcome } from './note-outcome.ts';
import { requeue } from './plan-comparisons.ts';
import { describeComparison, requireComparison } from './read-comparison.ts';
import type { ComparisonDetail } from './types.ts';

/** @throws AppError NOT_FOUND */
export async function retryComparison(
  deps: ComparisonDeps,
  { comparisonId, by }: { comparisonId: string; by: Caller },
): Promise<ComparisonDetail> {
  await deps.database.transaction().execute(async (transaction) => {
    const comparison = await requireComparison(transaction, comparisonId);
    const { patientId } = await requireSeries(transaction, comparison.seriesId);
    await requeue(deps, transaction, { comparison, plan: comparison.plan });
    await noteOutcome(transaction, comparison.seriesId);
    await recordAuditEvent(
      { database: transaction, clock: deps.clock },
      {
        name: 'comparisonRetried',
        actorId: by.actor.userId,
        entityId: comparisonId,
        patientId,
        requestId: by.requestId,
      },
    );
  });
  return describeComparison(deps, comparisonId);
}
