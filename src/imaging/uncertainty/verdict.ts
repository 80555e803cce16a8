import { type MetricCalibration, toPercent } from '../calibration.ts';
import type { Measurement, Verdict } from '../comparison.ts';
import type { MetricDescription } from '../metrics/metric.ts';
import type { ChangeEstimate } from './tile-bootstrap.ts';

/** Two-sided 95 % of a normal distribution. */
export const z95 = 1.96;

type Change = NonNullable<Measurement['change']>;

/**
 * The interval and the minimal detectable change of an estimate: tile spread and repeatability floor, added as variances,
 * carried through the calibration.
 */
export function describeChange(
  { change, tileSd }: Pick<ChangeEstimate, 'change' | 'tileSd'>,
  calibration: MetricCalibration,
): Change {
  const reach = z95 * Math.hypot(tileSd, calibration.floorSd);
  return {
    log: change,
    percent: toPercent(change, calibration),
    ci95: [toPercent(change - reach, calibration), toPercent(change + reach, calibration)],
    mdc95: toPercent(reach, calibration),
  };
}

/** A change counts only when its interval leaves zero out, which is where its raw size exceeds the minimal detectable one. */
export function judge({ percent, ci95 }: Change, { higherMeans }: MetricDescription): Verdict {
  const sure = ci95[0] > 0 || ci95[1] < 0;
  if (!sure) return 'no-measurable-change';
  return percent > 0 === (higherMeans === 'better') ? 'improved' : 'worsened';
}
