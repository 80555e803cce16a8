import type { Calibration } from '../calibration.ts';
import type { Measurement, Reason } from '../comparison.ts';
import type { Metric } from '../metrics/metric.ts';
import type { PrimaryOutcome } from '../plan.ts';
import { survivesMultiplicity } from './multiplicity.ts';
import { describeChange, judge } from './verdict.ts';

/** A change with everything that makes it uncertain. */
export interface Estimate {
  /** Level of the treated skin, in the metric's unit. */
  before: number;
  /** Raw, as is `sd`. */
  change: number;
  sd: number;
}

/** What came out for one metric in one region. */
export interface Outcome {
  metric: Metric;
  region: string;
  /** Null: it can't be measured. */
  estimate: Estimate | null;
  /** What to know when reading the estimate, or what stopped it. */
  reasons: readonly Reason[];
}

export interface DecideOptions {
  calibration: Calibration;
  /** Named at baseline: what the series is about. It stands on its own and first; everything else is one of many. */
  primary: PrimaryOutcome | null;
}

/** Intervals and verdicts of everything that was looked at together. */
export function decide(outcomes: readonly Outcome[], { calibration, primary }: DecideOptions): Measurement[] {
  const isPrimary = ({ metric, region }: Outcome): boolean =>
    metric.name === primary?.metric && region === primary.region;
  const oneOfMany = outcomes.filter((outcome) => outcome.estimate && !isPrimary(outcome));
  const survives = survivesMultiplicity(oneOfMany.map(({ estimate }) => standardScore(estimate)));
  const byChance = new Set(oneOfMany.filter((_, i) => !survives[i]));
  const ordered = [...outcomes.filter(isPrimary), ...outcomes.filter((outcome) => !isPrimary(outcome))];
  return ordered.map((outcome) =>
    toMeasurement(outcome, { calibration, mayBeChance: byChance.has(outcome) }),
  );
}

const standardScore = (estimate: Estimate | null): number =>
  estimate && estimate.change !== 0 ? estimate.change / estimate.sd : 0;

/** `after` is given as it would be under the before photo's conditions, so that both levels and the change agree. */
function toMeasurement(
  { metric, region, estimate, reasons }: Outcome,
  { calibration, mayBeChance }: { calibration: Calibration; mayBeChance: boolean },
): Measurement {
  const named = { metric: metric.name, region, unit: metric.unit };
  if (!estimate) {
    const nothing = { before: null, after: null, change: null };
    return { ...named, ...nothing, verdict: 'not-measurable', reasons: [...reasons] };
  }
  const change = describeChange(estimate.change, estimate.sd, calibration.metrics[metric.name]);
  const alone = judge(change, metric);
  const isChance = mayBeChance && alone !== 'no-measurable-change';
  return {
    ...named,
    before: estimate.before,
    after: metric.shift(estimate.before, estimate.change),
    change,
    verdict: isChance ? 'no-measurable-change' : alone,
    reasons: [...reasons, ...(isChance ? [chanceReason(metric)] : [])],
  };
}

const chanceReason = ({ name }: Metric): Reason => ({
  code: 'ONE_OF_MANY',
  metrics: [name],
  message:
    'By itself this interval leaves zero out, but among so many measurements one such is expected by chance. Choose a primary outcome at baseline, or look for it again at the next visit.',
});
