import { metricRegistry } from '../../imaging/metrics/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import { median } from '../../imaging/statistics.ts';
import type { Selection } from '../types.ts';
import { canBeTold, isBetterThanFairDraw } from './fair-draw.ts';
import type { GroupOutcome } from './store.ts';

/**
 * Whether the series shown did better than all of them. Series in which nothing could be measured are left out on both sides.
 * @param shownSeries ids of those that are shown
 */
export function judgeSelection(
  outcomes: readonly GroupOutcome[],
  { metric, shownSeries }: { metric: MetricName; shownSeries: ReadonlySet<string> },
): Selection {
  const sign = metricRegistry[metric].higherMeans === 'better' ? 1 : -1;
  const members = outcomes
    .filter(({ percent }) => percent !== null)
    .map(({ seriesId, percent }) => ({ value: sign * percent!, isShown: shownSeries.has(seriesId) }));
  const values = members.filter(({ isShown }) => isShown).map(({ value }) => value);
  const isTold = values.length > 0 && canBeTold({ shown: values.length, members: members.length });
  return {
    shown: values.length,
    medianPercentile: isTold ? shareNoBetter(members, median(values)) : null,
    bestCaseOnly: isTold && isBetterThanFairDraw(members),
  };
}

const shareNoBetter = (members: readonly { value: number }[], value: number): number =>
  Math.round((100 * members.filter((member) => member.value <= value).length) / members.length);
