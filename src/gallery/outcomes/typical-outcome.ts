import type { Database } from '../../database/index.ts';
import { median, quantile } from '../../imaging/statistics.ts';
import type { TypicalOutcome } from '../types.ts';
import { listOutcomes, type OutcomeGroup } from './store.ts';

/**
 * What all series of one indication and primary metric came to at their latest visit that counts: the denominator beside
 * every case, whether or not a patient consented to anything.
 */
export async function typicalOutcomeOf(
  { database }: { database: Database },
  group: OutcomeGroup,
): Promise<TypicalOutcome> {
  const outcomes = await listOutcomes(database, group);
  const count = (wanted: string) => outcomes.filter(({ verdict }) => verdict === wanted).length;
  const percents = outcomes.map(({ percent }) => percent).filter((percent) => percent !== null);
  const { indication, metric } = group;
  return {
    indication,
    metric,
    n: percents.length,
    improved: count('improved'),
    worsened: count('worsened'),
    unchanged: count('no-measurable-change'),
    notMeasurable: count('not-measurable'),
    medianPercent: percents.length > 0 ? median(percents) : null,
    rangePercent: percents.length > 0 ? [quantile(percents, 0.1), quantile(percents, 0.9)] : null,
  };
}
