import type { Calibration, MetricCalibration } from '../calibration.ts';
import type { CompareRequest } from '../compare.ts';
import type { Comparison } from '../comparison.ts';
import { metricRegistry } from '../metrics/index.ts';
import { type MetricName, metricNames } from '../plan.ts';
import { truthOf } from './benchmark/metric-truth.ts';
import { makePair } from './make-pair.ts';
import { photoBytes } from './photo-bytes.ts';
import type { TrueChange } from './spec.ts';

/** Seeds of calibration begin with this word and no other seeds do: what is fitted on is never what is reported. */
const seedPrefix = 'calibration';
const trueRatio = 0.8;
const z95 = 1.96;
/** Of the variance: however much tiles and nuisances explain in all, on a good pair they would promise too much. */
const leastUnexplained = 0.5;

export interface CalibrateOptions {
  pairs: number;
  /** The table that the comparisons run with, needed to read their intervals back. */
  current: Calibration;
  compare: (request: CompareRequest) => Promise<Comparison>;
  onPair?: (done: number, total: number) => void;
}

/** What a pair showed: raw change and the spread that tiles and nuisances gave it, without the floor. */
interface Reading {
  change: number;
  explainedSd: number;
}

/**
 * Fits the calibration on disturbed phantom pairs: the floor from how far unchanged pairs scatter beyond what their
 * intervals explain; the slope, on every second of the same skins, from what one true fall by a fifth adds to that.
 */
export async function calibrate({
  pairs,
  current,
  compare,
  onPair = () => {},
}: CalibrateOptions): Promise<Record<MetricName, MetricCalibration>> {
  const resolutions = [...new Set(metricNames.map(resolutionOf))];
  const changedPerMetric = Math.ceil(pairs / 2);
  const total = pairs * resolutions.length + changedPerMetric * metricNames.length;
  let done = 0;
  const measure = async (index: number, pixelsPerMm: number, change: TrueChange) => {
    const seed = `${seedPrefix}/${index}`;
    const pair = makePair({ seed, pixelsPerMm, change, nuisance: 'all' });
    const [before, after] = await Promise.all([
      photoBytes(pair.before, pair.truth.before.nuisance),
      photoBytes(pair.after, pair.truth.after.nuisance),
    ]);
    const comparison = await compare({ id: seed, before, after, plan: pair.plan });
    onPair(++done, total);
    return comparison;
  };
  const skins = Array.from({ length: pairs }, (_, index) => index);
  const unchanged = new Map(
    resolutions.map((resolution) => [resolution, skins.map((index) => measure(index, resolution, {}))]),
  );
  const entries = metricNames.map(async (name) => {
    const resolution = resolutionOf(name);
    const change = { [truthOf(name)]: trueRatio - 1 };
    const changed = skins
      .filter((index) => index % 2 === 0)
      .map((index) => measure(index, resolution, change));
    const nulls = (await Promise.all(unchanged.get(resolution) ?? [])).map(read(name, current));
    const answers = (await Promise.all(changed)).map(read(name, current));
    return [name, { ...fitMetric(nulls, answers), faceSd: current.metrics[name].faceSd }] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<MetricName, MetricCalibration>;
}

const usualPixelsPerMm = 16;

/** Photos in which the metric can be measured: a stand-in for coarse photos needs coarse ones. */
function resolutionOf(name: MetricName): number {
  const { coarserThan, pixelsPerMm } = metricRegistry[name].needs;
  return coarserThan ? (coarserThan + (pixelsPerMm ?? 0)) / 2 : usualPixelsPerMm;
}

const read =
  (name: MetricName, { metrics }: Calibration) =>
  ({ measurements }: Comparison): Reading | null => {
    const change = measurements.find(({ metric }) => metric === name)?.change;
    if (!change) return null;
    const { slope, floorSd } = metrics[name];
    const sd = Math.log1p(change.mdc95 / 100) / slope / z95;
    return { change: change.log, explainedSd: Math.sqrt(Math.max(0, sd ** 2 - floorSd ** 2)) };
  };

/** @param changed every second skin of `unchanged` */
function fitMetric(
  unchanged: (Reading | null)[],
  changed: (Reading | null)[],
): Omit<MetricCalibration, 'faceSd'> {
  const answers = changed.flatMap((reading, i) => {
    const other = unchanged[2 * i];
    return reading && other ? [reading.change - other.change] : [];
  });
  const nulls = unchanged.filter((reading) => reading !== null);
  const scatter = mean(nulls.map(({ change }) => change ** 2)); // about zero, the truth, not about their mean
  const explained = mean(nulls.map(({ explainedSd }) => explainedSd ** 2));
  return {
    slope: round(Math.log(trueRatio) / mean(answers)),
    slopeSd: round(Math.sqrt(mean(answers.map((answer) => (answer / mean(answers) - 1) ** 2)))),
    floorSd: round(Math.sqrt(Math.max(scatter * leastUnexplained, scatter - explained))),
  };
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Number(value.toPrecision(4));
