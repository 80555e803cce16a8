import { type Calibration, loadCalibration } from '../../src/imaging/calibration.ts';
import type { Comparison, Measurement } from '../../src/imaging/comparison.ts';
import type { MetricName } from '../../src/imaging/plan.ts';
import { describeChange } from '../../src/imaging/uncertainty/verdict.ts';
import { exampleComparison, measurement } from '../reports/example-comparison.ts';

/** The shipped table with floors a test can reckon with. */
export function exampleCalibration(floorSd = 0.03): Calibration {
  const { id, metrics } = loadCalibration();
  const names = Object.keys(metrics);
  return {
    id,
    metrics: Object.fromEntries(
      names.map((name) => [
        name,
        { slope: 1.5, slopeSd: 0, floorSd, coarse: null, faceSd: 0, darkSd: 0, darkSlope: 1 },
      ]),
    ) as Calibration['metrics'],
  };
}

export interface RawChange {
  metric: MetricName;
  region?: string;
  change: number;
  sd: number;
}

const measured = (
  { metric, region = 'left cheek', change, sd }: RawChange,
  calibration = exampleCalibration(),
): Measurement =>
  measurement({ metric, region, change: describeChange(change, sd, calibration.metrics[metric]) });

/** A comparison in which these came out; verdicts are the example's. */
export function measuredComparison(
  changes: readonly RawChange[],
  rest: Partial<Comparison> = {},
  calibration = exampleCalibration(),
): Comparison {
  const example = exampleComparison();
  return {
    ...example,
    engine: { ...example.engine, calibration: calibration.id },
    comparability: { verdict: 'comparable', reasons: [] },
    measurements: changes.map((one) => measured(one, calibration)),
    ...rest,
  };
}
