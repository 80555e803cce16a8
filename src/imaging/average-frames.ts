import type { Comparison, Measurement, Reason } from './comparison.ts';
import { metricRegistry } from './metrics/index.ts';
import type { MetricName } from './plan.ts';
import { stages } from './timings.ts';
import { type DecideOptions, decide, type Outcome } from './uncertainty/decide.ts';
import { averageChanges } from './uncertainty/frame-spread.ts';
import { rawSd } from './uncertainty/verdict.ts';

export interface AverageOptions extends DecideOptions {
  /** How many different frames the pairs are made of. */
  frames: NonNullable<Comparison['frames']>;
}

/**
 * One comparison out of those of several pairs of frames of the same two visits. Each metric and region is averaged over
 * the pairs in which it could be measured; a frame that shows somebody else makes the visits not comparable. What can't be
 * averaged (photos, registration, normalisation, lesions) is that of the first pair.
 * @param pairs at least one, all measured with the calibration given
 */
export function averageFrames(
  pairs: readonly Comparison[],
  { frames, ...options }: AverageOptions,
): Comparison {
  const averaged = { frames, timingsMs: addTimings(pairs) };
  const stranger = pairs.find(({ comparability }) =>
    comparability.reasons.some(({ code }) => code === 'DIFFERENT_SUBJECT'),
  );
  if (stranger) return { ...stranger, ...averaged };

  const [first] = pairs;
  const all = pairs.flatMap(({ measurements }) => measurements);
  const outcomes = all
    .filter((one, i) => all.findIndex((other) => isSame(one, other)) === i)
    .map((one) =>
      averageOutcome(
        all.filter((other) => isSame(one, other)),
        options,
      ),
    );
  const measurements = decide(outcomes, options).map((measurement) => {
    const lesions = first.measurements.find((one) => isSame(one, measurement))?.lesions;
    return lesions ? { ...measurement, lesions } : measurement;
  });
  const reasons = distinct(pairs.flatMap(({ comparability }) => comparability.reasons));
  const isMeasured = measurements.some(({ change }) => change !== null);
  const limitedBy = reasons.length > 0 ? 'limited' : 'comparable';
  return {
    ...first,
    ...averaged,
    comparability: { verdict: isMeasured ? limitedBy : 'not-comparable', reasons },
    measurements,
  };
}

const isSame = (one: Measurement, other: Measurement): boolean =>
  one.metric === other.metric && one.region === other.region;

/** @param ofPairs the same metric and region in each pair that has it */
function averageOutcome(ofPairs: readonly Measurement[], { calibration }: DecideOptions): Outcome {
  const named = { metric: metricRegistry[ofPairs[0].metric as MetricName], region: ofPairs[0].region };
  const measured = ofPairs.filter(({ change }) => change !== null);
  if (measured.length === 0) {
    return { ...named, estimate: null, reasons: distinct(ofPairs.flatMap(({ reasons }) => reasons)) };
  }
  const scale = calibration.metrics[named.metric.name];
  const changes = measured.flatMap(({ change }) =>
    change ? [{ change: change.log, sd: rawSd(change, scale) }] : [],
  );
  const before = measured.reduce((sum, one) => sum + (one.before ?? 0), 0) / measured.length;
  // Whether chance explains a change is decided anew, of the averages.
  const reasons = measured.flatMap((one) => one.reasons).filter(({ code }) => code !== 'ONE_OF_MANY');
  return {
    ...named,
    estimate: { before, ...averageChanges(changes, scale.floorSd) },
    reasons: distinct(reasons),
  };
}

/** The first of each kind: their messages differ in figures only. */
function distinct(reasons: readonly Reason[]): Reason[] {
  const kind = ({ code, metrics }: Reason) => JSON.stringify([code, metrics]);
  const kinds = reasons.map(kind);
  return reasons.filter((_, i) => kinds.indexOf(kinds[i]) === i);
}

function addTimings(pairs: readonly Comparison[]): Comparison['timingsMs'] {
  const names = [...stages, 'total'] as const;
  const sums = names.map((name) => [name, pairs.reduce((sum, { timingsMs }) => sum + timingsMs[name], 0)]);
  return Object.fromEntries(sums);
}
