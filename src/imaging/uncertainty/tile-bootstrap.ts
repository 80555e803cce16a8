import type { Metric, Quantity } from '../metrics/metric.ts';
import type { TileSums } from '../metrics/tile-sums.ts';

/** A change, treated against reference skin, with the spread that the skin itself gives it. */
export interface ChangeEstimate {
  /** Levels of the treated skin, in the metric's unit. */
  before: number;
  after: number;
  /** Raw change, treated minus reference (ln, or a difference of densities). */
  change: number;
  /** Standard deviation of `change` over bootstrap draws of tiles. */
  tileSd: number;
}

const draws = 500;

/**
 * Change and its spread: tiles of treated and of reference skin are drawn with replacement, each with both of its photos
 * (a paired block bootstrap, Kuensch 1989, 10.1214/aos/1176347265). It can't see errors that all tiles share.
 * @param reference null measures the treated skin alone
 * @param random uniform 0..1, seeded by the caller; null leaves the spread at 0
 * @returns null when the tiles hold nothing the metric can average
 */
export function estimateChange(
  metric: Metric,
  treated: TileSums,
  { reference, random }: { reference: TileSums | null; random: (() => number) | null },
): ChangeEstimate | null {
  const observed = changeOf(metric, treated, reference, null);
  if (!observed) return null;
  if (!random) return { ...observed, tileSd: 0 };
  const changes: number[] = [];
  for (let i = 0; i < draws; i++) {
    const drawn = changeOf(metric, treated, reference, random);
    if (drawn) changes.push(drawn.change);
  }
  return { ...observed, tileSd: standardDeviation(changes) };
}

function changeOf(
  metric: Metric,
  treated: TileSums,
  reference: TileSums | null,
  random: (() => number) | null,
) {
  const levels = levelsOf(metric, treated, random);
  if (!levels) return null;
  let change = metric.change(levels.before, levels.after);
  if (reference && metric.untreated) {
    const untreated = levelsOf(metric.untreated, reference, random);
    if (!untreated) return null;
    change -= metric.change(untreated.before, untreated.after);
  }
  return Number.isFinite(change) ? { ...levels, change } : null;
}

/** Levels of all tiles once, or of as many tiles drawn with replacement. */
export function levelsOf(
  quantity: Quantity,
  { before, after, weight }: TileSums,
  random: (() => number) | null = null,
) {
  const tiles = weight.length;
  let [sumBefore, sumAfter, sumWeight] = [0, 0, 0];
  for (let i = 0; i < tiles; i++) {
    const tile = random ? Math.floor(random() * tiles) : i;
    sumBefore += before[tile];
    sumAfter += after[tile];
    sumWeight += weight[tile];
  }
  if (!(sumWeight > 0)) return null;
  return { before: quantity.level(sumBefore / sumWeight), after: quantity.level(sumAfter / sumWeight) };
}

function standardDeviation(values: number[]): number {
  if (values.length < 2) return Number.POSITIVE_INFINITY;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
