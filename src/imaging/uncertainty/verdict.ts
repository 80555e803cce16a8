import { type MetricCalibration, toPercent } from '../calibration.ts';
import type { Measurement, Verdict } from '../comparison.ts';
import type { MetricDescription } from '../metrics/metric.ts';

/** Two-sided 95 % of a normal distribution. */
export const z95 = 1.96;

type Change = NonNullable<Measurement['change']>;

/**
 * The interval and the minimal detectable change, carried through the calibration. That a slope differs from skin to skin
 * makes the size of a change less sure, never that there is one.
 * @param change raw
 * @param sd standard deviation of the raw change: tiles, nuisances and repeatability together
 */
export function describeChange(
  change: number,
  sd: number,
  calibration: Pick<MetricCalibration, 'slope' | 'slopeSd'>,
): Change {
  const [sign, size] = [change < 0 ? -1 : 1, Math.abs(change)];
  const detectable = z95 * sd;
  const reach = Math.hypot(detectable, z95 * calibration.slopeSd * size);
  const surely = size - detectable;
  const ends = [surely > 0 ? Math.max(size - reach, surely / 2) : size - reach, size + reach];
  const [low, high] = ends.map((end) => toPercent(sign * end, calibration)).sort((a, b) => a - b);
  return {
    log: change,
    percent: toPercent(change, calibration),
    ci95: [low, high],
    mdc95: toPercent(detectable, calibration),
  };
}

/** The standard deviation that {@link describeChange} was given. */
export const rawSd = ({ mdc95 }: Change, { slope }: Pick<MetricCalibration, 'slope'>): number =>
  Math.log1p(mdc95 / 100) / slope / z95;

/** Of its variance, what tiles and nuisances explain: all but the floor's. @param used the table the pair was judged by */
export const explainedVariance = (
  change: Change,
  used: Pick<MetricCalibration, 'slope' | 'floorSd'>,
): number => Math.max(0, rawSd(change, used) ** 2 - used.floorSd ** 2);

/** A change counts only when its interval leaves zero out, which is where its raw size exceeds the minimal detectable one. */
export function judge({ percent, ci95 }: Change, { higherMeans }: MetricDescription): Verdict {
  const sure = ci95[0] > 0 || ci95[1] < 0;
  if (!sure) return 'no-measurable-change';
  return percent > 0 === (higherMeans === 'better') ? 'improved' : 'worsened';
}
