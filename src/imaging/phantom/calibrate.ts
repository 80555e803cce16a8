import { type Calibration, conditionsOf, type MetricCalibration, under } from '../calibration.ts';
import type { CompareRequest } from '../compare.ts';
import type { Comparison } from '../comparison.ts';
import { metricRegistry } from '../metrics/index.ts';
import { type MetricName, metricNames } from '../plan.ts';
import { createRandom } from '../random.ts';
import { rawSd } from '../uncertainty/verdict.ts';
import { truthOf } from './benchmark/metric-truth.ts';
import { makePair, type PairSpec } from './make-pair.ts';
import { photoBytes } from './photo-bytes.ts';
import { usualSaturation } from './spec.ts';

/** Seeds of calibration begin with this word and no other seeds do: what is fitted on is never what is reported. */
const seedPrefix = 'calibration';
const trueRatio = 0.8;
/** Of the variance: however much tiles and nuisances explain in all, on a good pair they would promise too much. */
const leastUnexplained = 0.5;

export interface CalibrateOptions {
  pairs: number;
  /** The table that the comparisons run with, needed to read their intervals back. */
  current: Calibration;
  compare: (request: CompareRequest) => Promise<Comparison>;
  onPair?: (done: number, total: number) => void;
}

/** What a pair showed: raw change and the variance that tiles and nuisances gave it, without the floor. */
interface Reading {
  change: number;
  explained: number;
}

interface Readings {
  unchanged: (Reading | null)[];
  /** Every second skin of `unchanged`. */
  changed: (Reading | null)[];
  /** Very dark skins, unchanged. */
  dark: (Reading | null)[];
}

/**
 * Fits the calibration on disturbed phantom pairs: the floor from how far unchanged pairs scatter beyond what their
 * intervals explain, on light to medium skin and how much more on very dark skin; the slope, on every second of the light
 * skins, from what one true fall by a fifth adds.
 */
export async function calibrate({
  pairs,
  current,
  compare,
  onPair = () => {},
}: CalibrateOptions): Promise<Record<MetricName, MetricCalibration>> {
  const resolutions = [...new Set(metricNames.map(resolutionOf))];
  const half = Math.ceil(pairs / 2);
  const total = (pairs + half) * resolutions.length + half * metricNames.length;
  let done = 0;
  const measure = async (skin: PairSpec) => {
    const seed = `${seedPrefix}/${skin.seed}`;
    const saturation = createRandom(`${seed}/saturation`).between(...usualSaturation);
    const pair = makePair({ saturation, nuisance: 'all', ...skin, seed });
    const [before, after] = await Promise.all([
      photoBytes(pair.before, pair.truth.before.nuisance),
      photoBytes(pair.after, pair.truth.after.nuisance),
    ]);
    const comparison = await compare({ id: seed, before, after, plan: pair.plan });
    onPair(++done, total);
    return comparison;
  };
  const skins = Array.from({ length: pairs }, (_, index) => index);
  const everySecond = skins.filter((index) => index % 2 === 0);
  const unchanged = new Map(
    resolutions.map((pixelsPerMm) => [
      pixelsPerMm,
      {
        light: skins.map((index) => measure({ seed: index, pixelsPerMm })),
        dark: everySecond.map((index) => measure({ seed: `dark/${index}`, pixelsPerMm, tone: 'very dark' })),
      },
    ]),
  );
  const entries = metricNames.map(async (name) => {
    const pixelsPerMm = resolutionOf(name);
    const change = { [truthOf(name)]: trueRatio - 1 };
    const changed = everySecond.map((index) => measure({ seed: index, pixelsPerMm, change }));
    const { light, dark } = unchanged.get(pixelsPerMm)!;
    const readAll = async (comparisons: Promise<Comparison>[]) =>
      (await Promise.all(comparisons)).map(read(name, current));
    const readings = {
      unchanged: await readAll(light),
      changed: await readAll(changed),
      dark: await readAll(dark),
    };
    return [name, { ...fitMetric(readings), faceSd: current.metrics[name].faceSd }] as const;
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
  (name: MetricName, current: Calibration) =>
  ({ measurements, registration, photos }: Comparison): Reading | null => {
    const change = measurements.find(({ metric }) => metric === name)?.change;
    if (!change) return null;
    const used = under(current, conditionsOf(registration.method, photos)).metrics[name];
    return { change: change.log, explained: Math.max(0, rawSd(change, used) ** 2 - used.floorSd ** 2) };
  };

function fitMetric({ unchanged, changed, dark }: Readings): Omit<MetricCalibration, 'faceSd'> {
  const answers = changed.flatMap((reading, i) => {
    const other = unchanged[2 * i];
    return reading && other ? [reading.change - other.change] : [];
  });
  const floorVariance = unexplained(unchanged);
  return {
    slope: round(Math.log(trueRatio) / mean(answers)),
    slopeSd: round(Math.sqrt(mean(answers.map((answer) => (answer / mean(answers) - 1) ** 2)))),
    floorSd: round(Math.sqrt(floorVariance)),
    darkSd: round(Math.sqrt(Math.max(0, unexplained(dark) - floorVariance))),
  };
}

/** Mean square of the raw change beyond what the intervals explain; about zero, the truth, not about its own mean. */
function unexplained(readings: (Reading | null)[]): number {
  const measured = readings.filter((reading) => reading !== null);
  if (measured.length === 0) return 0;
  const scatter = mean(measured.map(({ change }) => change ** 2));
  const explained = mean(measured.map((reading) => reading.explained));
  return Math.max(scatter * leastUnexplained, scatter - explained);
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Number(value.toPrecision(4));
