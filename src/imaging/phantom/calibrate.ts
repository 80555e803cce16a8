import type { Calibration, MetricCalibration } from '../calibration.ts';
import type { CompareRequest } from '../compare.ts';
import type { Comparison } from '../comparison.ts';
import { type MetricName, metricNames } from '../plan.ts';
import { makePair } from './make-pair.ts';
import { photoBytes } from './photo-bytes.ts';
import type { TrueChange } from './spec.ts';

/** Seeds of calibration begin with this word and no other seeds do: what is fitted on is never what is reported. */
const seedPrefix = 'calibration';
const trueRatio = 0.8;
const z95 = 1.96;

export interface CalibrateOptions {
  pairs: number;
  /** The table that the comparisons run with, needed to read their intervals back. */
  current: Calibration;
  compare: (request: CompareRequest) => Promise<Comparison>;
  onPair?: (done: number, total: number) => void;
}

/** What a pair showed: raw change and the spread its tiles gave it. */
interface Reading {
  change: number;
  tileSd: number;
}

/**
 * Fits the calibration on disturbed phantom pairs: the slope from pairs in which one thing truly fell by a fifth, against
 * the same pairs with nothing changed; the floor from how far the latter scatter beyond what their tiles explain.
 */
export async function calibrate({
  pairs,
  current,
  compare,
  onPair = () => {},
}: CalibrateOptions): Promise<Record<MetricName, MetricCalibration>> {
  const total = pairs * (metricNames.length + 1);
  let done = 0;
  const measure = async (seed: string, change: TrueChange) => {
    const pair = makePair({ seed, change, nuisance: 'all' });
    const [before, after] = await Promise.all([
      photoBytes(pair.before, pair.truth.before.nuisance),
      photoBytes(pair.after, pair.truth.after.nuisance),
    ]);
    const comparison = await compare({ id: seed, before, after, plan: pair.plan });
    onPair(++done, total);
    return comparison;
  };
  const seeds = Array.from({ length: pairs }, (_, i) => `${seedPrefix}/${i}`);
  const unchanged = await Promise.all(seeds.map((seed) => measure(seed, {})));
  const entries = metricNames.map(async (name) => {
    const changed = await Promise.all(seeds.map((seed) => measure(seed, { [name]: trueRatio - 1 })));
    return [name, fitMetric(unchanged.map(read(name, current)), changed.map(read(name, current)))] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<MetricName, MetricCalibration>;
}

const read =
  (name: MetricName, { metrics }: Calibration) =>
  ({ measurements }: Comparison): Reading | null => {
    const change = measurements.find(({ metric }) => metric === name)?.change;
    if (!change) return null;
    const { slope, floorSd } = metrics[name];
    const sd = Math.log1p(change.mdc95 / 100) / slope / z95;
    return { change: change.log, tileSd: Math.sqrt(Math.max(0, sd ** 2 - floorSd ** 2)) };
  };

function fitMetric(unchanged: (Reading | null)[], changed: (Reading | null)[]): MetricCalibration {
  const answers = changed.flatMap((reading, i) => {
    const other = unchanged[i];
    return reading && other ? [reading.change - other.change] : [];
  });
  const nulls = unchanged.filter((reading) => reading !== null);
  const scatter = mean(nulls.map(({ change }) => change ** 2)); // about zero, the truth, not about their mean
  const explained = mean(nulls.map(({ tileSd }) => tileSd ** 2));
  return {
    slope: round(Math.log(trueRatio) / mean(answers)),
    floorSd: round(Math.sqrt(Math.max(0, scatter - explained))),
  };
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Number(value.toPrecision(4));
