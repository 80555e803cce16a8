import { metricRegistry } from '../../imaging/metrics/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import { median, shareInterval } from '../../imaging/statistics.ts';
import type { OutcomeFigures, TypicalOutcome } from '../types.ts';
import type { GroupOutcome, OutcomeGroup } from './store.ts';

/** Of fewer, the case that is shown would tell what the others came to: the other of two is twice the median less it. */
const enough = 5;
/** From so many series on, one in ten can be left out at either end. */
const enoughForTenths = 20;

/**
 * What all series of one indication and primary metric came to at their latest visit that counts: the denominator beside
 * every case, whether or not a patient consented to anything.
 */
export function typicalOutcomeOf(
  { indication, metric }: OutcomeGroup,
  outcomes: readonly GroupOutcome[],
): TypicalOutcome {
  const measured = outcomes.filter(({ percent }) => percent !== null);
  return {
    indication,
    metric,
    n: measured.length,
    notMeasurable: countOf(outcomes, 'not-measurable'),
    withoutOutcome: countOf(outcomes, null),
    figures: measured.length < enough ? null : figuresOf(measured, metric),
  };
}

function figuresOf(measured: readonly GroupOutcome[], metric: MetricName): OutcomeFigures {
  const n = measured.length;
  const sorted = measured.map(({ percent }) => percent!).sort((one, other) => one - other);
  const leftOut = n < enoughForTenths ? 0 : Math.floor((n - 1) / 10);
  const improved = countOf(measured, 'improved');
  const [fewest, most] = shareInterval(improved, n);
  const towardsWorse = metricRegistry[metric].higherMeans === 'better' ? Math.floor : Math.ceil;
  return {
    improved,
    worsened: countOf(measured, 'worsened'),
    unchanged: countOf(measured, 'no-measurable-change'),
    improvedCi95: [Math.floor(100 * fewest), Math.ceil(100 * most)],
    medianPercent: towardsWorse(median(sorted)),
    rangePercent: [Math.floor(sorted[leftOut]!), Math.ceil(sorted[n - 1 - leftOut]!)],
    rangeHolds: leftOut === 0 ? 'all' : 'eight-in-ten',
  };
}

const countOf = (outcomes: readonly GroupOutcome[], wanted: GroupOutcome['verdict']): number =>
  outcomes.filter(({ verdict }) => verdict === wanted).length;
