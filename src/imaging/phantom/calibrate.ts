import { type Calibration, conditionsOf, type MetricCalibration, under } from '../calibration.ts';
import type { CompareRequest } from '../compare.ts';
import type { Comparison } from '../comparison.ts';
import { metricRegistry } from '../metrics/index.ts';
import { type MetricName, metricNames } from '../plan.ts';
import { explainedVariance } from '../uncertainty/verdict.ts';
import { truthOf } from './benchmark/metric-truth.ts';
import { makePair, type PairSpec } from './make-pair.ts';
import { photoBytes } from './photo-bytes.ts';
import { drawSaturation, type TrueChange } from './spec.ts';

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

/**
 * Fits the calibration on disturbed phantom pairs: the floor from how far unchanged pairs scatter beyond what their
 * intervals explain, in usual photos, in the coarsest, and on very dark skin; the slope, on every second of the light to
 * medium skins, from what one true fall by a fifth adds.
 */
export async function calibrate({
  pairs,
  current,
  compare,
  onPair = () => {},
}: CalibrateOptions): Promise<Record<MetricName, MetricCalibration>> {
  let done = 0;
  const inTurn = atMost(pairsAtOnce);
  const asked = new Map<string, Promise<Comparison>>();
  const measure = (skin: PairSpec): Promise<Comparison> => {
    const key = JSON.stringify(skin);
    const pair =
      asked.get(key) ?? inTurn(() => comparePair(skin, compare)).finally(() => onPair(++done, asked.size));
    asked.set(key, pair);
    return pair;
  };
  const skins = Array.from({ length: pairs }, (_, index) => index);
  const everySecond = skins.filter((index) => index % 2 === 0);

  const readAll = async (name: MetricName, comparisons: Promise<Comparison>[]) =>
    (await Promise.all(comparisons)).map(read(name, current));
  const fitAt = async (name: MetricName, pixelsPerMm: number) => {
    const { skin, change } = subjectOf(name);
    const unchanged = skins.map((seed) => measure({ ...skin, seed, pixelsPerMm }));
    const changed = everySecond.map((seed) => measure({ ...skin, seed, pixelsPerMm, change }));
    const answer = fitAnswer(await readAll(name, unchanged), await readAll(name, changed));
    return statesItself(name) ? { ...answer, ...itself } : answer;
  };
  const fitMetric = async (name: MetricName): Promise<MetricCalibration> => {
    const { usual, coarsest } = resolutionsOf(name);
    const { skin, change } = subjectOf(name);
    const dark = everySecond.map(
      (index): PairSpec => ({ ...skin, seed: `dark/${index}`, pixelsPerMm: usual, tone: 'very dark' }),
    );
    const darkUnchanged = dark.map((spec) => measure(spec));
    const darkChanged = dark.map((spec) => measure({ ...spec, change }));
    const [answer, coarse] = await Promise.all([fitAt(name, usual), coarsest && fitAt(name, coarsest)]);
    const unchanged = await readAll(name, darkUnchanged);
    const darkSlope = slopeOf(answersOf(await readAll(name, darkChanged), unchanged)) / answer.slope;
    return {
      ...answer,
      coarse: coarsest && coarse ? { pixelsPerMm: coarsest, ...coarse } : null,
      faceSd: current.metrics[name].faceSd,
      darkSd: round(Math.sqrt(Math.max(0, unexplained(unchanged) - answer.floorSd ** 2))),
      darkSlope: statesItself(name) ? 1 : round(Math.max(1, darkSlope)),
    };
  };
  const entries = metricNames.map(async (name) => [name, await fitMetric(name)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<MetricName, MetricCalibration>;
}

/** Enough to keep the worker threads busy while this one renders. */
const pairsAtOnce = 4;

/** Lets so many pieces of work run at once; the others wait in the order they came. */
function atMost(count: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

async function comparePair(skin: PairSpec, compare: CalibrateOptions['compare']): Promise<Comparison> {
  const seed = `${seedPrefix}/${skin.seed}`;
  const pair = makePair({ ...skin, seed, saturation: drawSaturation(seed), nuisance: 'all' });
  const [before, after] = await Promise.all([
    photoBytes(pair.before, pair.truth.before.nuisance),
    photoBytes(pair.after, pair.truth.after.nuisance),
  ]);
  return compare({ id: seed, before, after, plan: { ...pair.plan, metrics: [...metricNames] } });
}

/**
 * A stand-in for photos too coarse for relief says how much contrast it sees and no more: how much of that is relief differs
 * from skin to skin, and a slope as large as 8 would make anything else that moves it eight times as large.
 */
const statesItself = (name: MetricName): boolean => metricRegistry[name].needs.coarserThan !== undefined;
const itself = { slope: 1, slopeSd: 0 };

/** What skin a metric is fitted on, and what of it changes. */
function subjectOf(name: MetricName): { skin: Partial<PairSpec>; change: TrueChange } {
  return name === 'shadow-contrast'
    ? { skin: { scars: 12 }, change: { scars: trueRatio - 1 } }
    : { skin: {}, change: { [truthOf(name)]: trueRatio - 1 } };
}

const usualPixelsPerMm = 16;
/** A tenth above the least that is asked for, so that a photo taken from a little further is measured as well. */
const margin = 1.1;
const coarsestOfAll = 5;

/** Photos in which the metric is fitted, pixels per mm. A stand-in for coarse photos needs coarse ones. */
function resolutionsOf(name: MetricName): { usual: number; coarsest: number | null } {
  const { coarserThan, pixelsPerMm } = metricRegistry[name].needs;
  if (coarserThan) return { usual: margin * coarsestOfAll, coarsest: null };
  return {
    usual: usualPixelsPerMm,
    coarsest: pixelsPerMm && margin * Math.max(pixelsPerMm, coarsestOfAll),
  };
}

const read =
  (name: MetricName, current: Calibration) =>
  ({ measurements, registration, photos }: Comparison): Reading | null => {
    const change = measurements.find(({ metric }) => metric === name)?.change;
    if (!change) return null;
    const used = under(current, conditionsOf(registration.method, photos)).metrics[name];
    return { change: change.log, explained: explainedVariance(change, used) };
  };

/** @param changed every second skin of `unchanged` */
function fitAnswer(
  unchanged: (Reading | null)[],
  changed: (Reading | null)[],
): Pick<MetricCalibration, 'slope' | 'slopeSd' | 'floorSd'> {
  const answers = answersOf(
    changed,
    unchanged.filter((_, i) => i % 2 === 0),
  );
  return {
    slope: round(slopeOf(answers)),
    slopeSd: round(Math.sqrt(mean(answers.map((answer) => (answer / mean(answers) - 1) ** 2)))),
    floorSd: round(Math.sqrt(unexplained(unchanged))),
  };
}

/** What the true change adds to the raw change of the same skins, where both could be measured. */
const answersOf = (changed: (Reading | null)[], unchanged: (Reading | null)[]): number[] =>
  changed.flatMap((reading, i) => {
    const other = unchanged[i];
    return reading && other ? [reading.change - other.change] : [];
  });

const slopeOf = (answers: number[]): number => Math.log(trueRatio) / mean(answers);

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
