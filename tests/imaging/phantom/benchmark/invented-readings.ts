import type { Comparison } from '../../../../src/imaging/comparison.ts';
import { type PlannedPair, planBenchmark } from '../../../../src/imaging/phantom/benchmark/benchmark-plan.ts';
import type { MetricReading, PairReading } from '../../../../src/imaging/phantom/benchmark/measure-pair.ts';
import { truthOf } from '../../../../src/imaging/phantom/benchmark/metric-truth.ts';
import { establishedMetricNames, type MetricName } from '../../../../src/imaging/plan.ts';
import { createRandom } from '../../../../src/imaging/random.ts';

const engine: Comparison['engine'] = { version: '0.1.0', backend: 'wasm', calibration: 'sha256:invented' };

/** Reads every change as it is, but for a scatter of 2 %; without untreated skin nothing can be measured. */
export function inventedReading(pair: PlannedPair, metric: MetricName): MetricReading {
  if (pair.study === 'card only' || pair.study === 'neither') {
    return { change: null, verdict: 'not-measurable', reasons: ['NO_REFERENCE'] };
  }
  const random = createRandom(`5001/${pair.block}/${metric}/${JSON.stringify(pair.change)}`);
  const log = Math.log1p(pair.change[truthOf(metric)] ?? 0) + 0.02 * random.normal();
  const percent = 100 * Math.expm1(log);
  const isSure = Math.abs(percent) > 4;
  return {
    change: { log, percent, ci95: [percent - 4, percent + 4], mdc95: 4 },
    verdict: !isSure ? 'no-measurable-change' : percent < 0 ? 'improved' : 'worsened',
    reasons: [],
  };
}

/** A run without photos: the planned pairs with invented readings. */
export function inventedRun({
  pairs,
  read = inventedReading,
}: {
  pairs: number;
  read?: (pair: PlannedPair, metric: MetricName) => MetricReading;
}): PairReading[] {
  return planBenchmark({ pairs, seed: '5001' }).map((pair) => ({
    pair,
    engine,
    readings: Object.fromEntries(establishedMetricNames.map((name) => [name, read(pair, name)])),
    naive: Object.fromEntries(
      establishedMetricNames.map((name) => {
        const random = createRandom(`5002/${pair.block}/${name}/${JSON.stringify(pair.change)}`);
        return [name, Math.log1p(pair.change[truthOf(name)] ?? 0) + 0.5 * random.normal()];
      }),
    ),
    pictures: null,
  }));
}
