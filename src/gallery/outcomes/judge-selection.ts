import { metricRegistry } from '../../imaging/metrics/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import { median } from '../../imaging/statistics.ts';
import type { Selection } from '../types.ts';
import { canBeTold, isBetterThanFairDraw, type Member } from './fair-draw.ts';
import type { GroupOutcome, ShownOutcome } from './store.ts';

/** All series of a group, and those of which cases are shown. */
export interface ShownAmong {
  metric: MetricName;
  outcomes: readonly GroupOutcome[];
  shown: readonly Pick<ShownOutcome, 'seriesId' | 'percent'>[];
}

/**
 * The series of a group by how well they did: those shown by what is shown of them, whatever came of them since, the others
 * by what they came to. One that is shown twice counts by its better case; others in which nothing could be measured do not.
 */
export function membersOf({ metric, outcomes, shown }: ShownAmong): Member[] {
  const sign = metricRegistry[metric].higherMeans === 'better' ? 1 : -1;
  const best = new Map<string, number>();
  for (const { seriesId, percent } of shown) {
    best.set(seriesId, Math.max(sign * percent, best.get(seriesId) ?? Number.NEGATIVE_INFINITY));
  }
  const others = outcomes.filter(({ seriesId, percent }) => percent !== null && !best.has(seriesId));
  return [
    ...[...best.values()].map((value) => ({ value, isShown: true })),
    ...others.map(({ percent }) => ({ value: sign * percent!, isShown: false })),
  ];
}

/** Whether the series shown did better than all of them. */
export function judgeSelection(among: ShownAmong): Selection {
  const members = membersOf(among);
  const values = members.filter(({ isShown }) => isShown).map(({ value }) => value);
  const ids = new Set(among.shown.map(({ seriesId }) => seriesId));
  const isTold = values.length > 0 && canBeTold({ shown: values.length, members: members.length });
  return {
    shown: values.length,
    notShown: among.outcomes.filter(({ seriesId }) => !ids.has(seriesId)).length,
    medianPercentile: isTold ? shareNoBetter(members, median(values)) : null,
    bestCaseOnly: isTold && isBetterThanFairDraw([members]),
  };
}

const shareNoBetter = (members: readonly Member[], value: number): number =>
  Math.round((100 * members.filter((member) => member.value <= value).length) / members.length);
