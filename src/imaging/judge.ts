import { applyAffine } from './affine.ts';
import { cautionsOf, type Finding, refusalsOf, toReason } from './comparability/finding.ts';
import { findInRegion, tileKeeper } from './comparability/region-gate.ts';
import type { Measurement } from './comparison.ts';
import { type FittedRegion, type MetricSums, type RegionSums, tilesOf } from './measure.ts';
import { joinTiles, type Metric, selectTiles, type TileSums } from './metrics/index.ts';
import { createRandom } from './random.ts';
import { robustSd } from './statistics.ts';
import { type DecideOptions, decide, type Outcome } from './uncertainty/decide.ts';
import { followTrend, middleOf, type PlacedTiles } from './uncertainty/light-trend.ts';
import { residualGammaSd } from './uncertainty/nuisance.ts';
import { type ChangeEstimate, estimateChange, levelsOf } from './uncertainty/tile-bootstrap.ts';
import { z95 } from './uncertainty/verdict.ts';

export interface JudgeOptions extends DecideOptions {
  findings: readonly Finding[];
  /** Where the colour of the light is known from a card. */
  card: CardAnchor | null;
}

export interface CardAnchor {
  /** Standard deviation of what its correction leaves of a raw change that the colour of the light moves. */
  sd: number;
  /** Its middle: place in the photo, as in RegionPair's `toFrame`. */
  at: readonly [number, number];
}

/** A metric's sums, and the same under each perturbation. */
export interface JudgedSums extends MetricSums {
  perturbed: readonly MetricSums[];
}

/** The cheap half of a measurement: tiles that lie well -> change, interval, verdict; metric by metric and region by region. */
export function judgeMetrics(all: readonly JudgedSums[], options: JudgeOptions): Measurement[] {
  const outcomes = all.flatMap((sums) => sums.treated.map((_, i) => estimateRegion(sums, i, options)));
  return decide(outcomes, options);
}

function estimateRegion(
  sums: JudgedSums,
  index: number,
  { findings, calibration, card }: JudgeOptions,
): Outcome {
  const { metric } = sums;
  const { region } = sums.treated[index];
  const named = { metric, region: region.pair.name };
  const refuse = (refusals: Finding[]): Outcome => ({
    ...named,
    estimate: null,
    reasons: refusals.map(toReason),
  });
  const found = refusalsOf(findings, metric.name, named.region);
  const refusals = found.length
    ? found
    : findInRegion(metric, { usable: usableTiles(region), kept: fittingTiles(metric, region) });
  if (refusals.length) return refuse(refusals);
  const estimate = changeOf(sums, index, createRandom(`${metric.name}/${region.pair.name}`).uniform);
  if (!estimate) return refuse([nothingFound(metric)]);
  const light = metric.colourOfLight
    ? anchorToLight(sums, index, { ofLight: metric.colourOfLight, card, change: estimate.change })
    : { change: estimate.change, sd: 0 };
  const sd = Math.hypot(
    estimate.tileSd,
    light.sd,
    ...nuisanceSds(sums, index, estimate),
    calibration.metrics[metric.name].floorSd,
  );
  return {
    ...named,
    estimate: { before: estimate.before, change: light.change, sd },
    reasons: cautionsOf(findings, metric.name, named.region).map(toReason),
  };
}

const changeOf = (
  { metric, treated, reference }: MetricSums,
  index: number,
  random: (() => number) | null,
): ChangeEstimate | null =>
  estimateChange(metric, keepFitting(metric, treated[index]), {
    reference: reference.length ? joinTiles(reference.map((sums) => keepFitting(metric, sums))) : null,
    random,
  });

/**
 * The change by each thing that knows the colour of the light, weighted by how well it does: untreated skin, which may have
 * flushed by itself and lies in another light, and the card, which lies in another light too.
 * @param change treated minus reference, or treated alone where there is no reference
 */
function anchorToLight(
  sums: MetricSums,
  index: number,
  {
    ofLight,
    card,
    change,
  }: { ofLight: NonNullable<Metric['colourOfLight']>; card: CardAnchor | null; change: number },
): { change: number; sd: number } {
  const { metric, treated, reference } = sums;
  const tiles = placedTiles(metric, [treated[index]]);
  const anchors: { change: number; sd: number }[] = [];
  if (reference.length) {
    const trend = followTrend(metric, {
      treated: tiles,
      reference: placedTiles(metric, reference),
      slopeSd: ofLight.trendSd,
    });
    anchors.push({ change: change - trend.change, sd: Math.hypot(ofLight.untreatedSd, trend.sd) });
  }
  if (card) {
    const [x, y] = middleOf(tiles);
    const distance = Math.hypot(x - card.at[0], y - card.at[1]);
    const alone = changeOf({ ...sums, reference: [] }, index, null)?.change ?? change;
    anchors.push({ change: alone, sd: Math.hypot(card.sd, ofLight.trendSd * distance) });
  }
  const precision = anchors.reduce((sum, { sd }) => sum + 1 / sd ** 2, 0);
  const weighted = anchors.reduce((sum, anchor) => sum + anchor.change / anchor.sd ** 2, 0);
  return { change: weighted / precision, sd: 1 / Math.sqrt(precision) };
}

/** Keeps the logarithm finite: so unlike, anything may have happened. */
const leastLikeness = 0.05;

/** Raw standard deviations by what may still differ: perturbations, tone curve, choice of reference skin, another pattern. */
function nuisanceSds(sums: JudgedSums, index: number, { change, before }: ChangeEstimate): number[] {
  const { metric, reference, perturbed } = sums;
  const moved = perturbed.map((other) => (changeOf(other, index, null)?.change ?? change) - change);
  const ofReference = levelsOf(metric, joinTiles(reference.map(({ sums: tiles }) => tiles)));
  const gamma = metric.gammaResponse?.({ treated: before, reference: ofReference?.before ?? before }) ?? 0;
  const unlikeness = [sums.treated[index], ...reference].map(
    ({ likeness }) => -Math.log(Math.max(leastLikeness, likeness)) / Math.SQRT2,
  );
  return [...moved, residualGammaSd * gamma, referenceChoiceSd(sums, index), ...unlikeness];
}

/** Jackknife over the places of reference skin: one may have flushed by itself. 0 with a single place. */
function referenceChoiceSd(sums: MetricSums, index: number): number {
  const { reference } = sums;
  if (reference.length < 2) return 0;
  const changes = reference.flatMap((left) => {
    const others = reference.filter((other) => other !== left);
    return changeOf({ ...sums, reference: others }, index, null)?.change ?? [];
  });
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const spread = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
  return Math.sqrt((spread * (reference.length - 1)) / reference.length);
}

/** What a change map needs beside the local changes. */
export interface LocalScale {
  /** Raw change of the reference skin, to be taken off everywhere. */
  referenceChange: number;
  /** Raw change that a spot of a tile's size must exceed to be more than noise. */
  detectable: number;
  /** Raw change that is drawn as strongly as any: a halving, or three times the noise where that is more. */
  full: number;
}

const fewestScatterTiles = 4;

/** From the scatter of the tiles; null where the metric is refused for the whole pair or too few tiles are left. */
export function localScale(
  { metric, treated, reference }: MetricSums,
  { findings, calibration }: Pick<JudgeOptions, 'findings' | 'calibration'>,
): LocalScale | null {
  if (refusalsOf(findings, metric.name).length) return null;
  const untreated = metric.untreated
    ? levelsOf(metric.untreated, joinTiles(reference.map((sums) => keepFitting(metric, sums))))
    : null;
  const { before, after, weight } = joinTiles(treated.map((sums) => keepFitting(metric, sums)));
  const changes = Array.from(weight, (total, i) =>
    metric.change(metric.level(before[i] / total), metric.level(after[i] / total)),
  );
  const finite = changes.filter(Number.isFinite);
  if ((metric.untreated && !untreated) || finite.length < fewestScatterTiles) return null;
  const { floorSd, slope } = calibration.metrics[metric.name];
  const detectable = z95 * Math.hypot(robustSd(finite), floorSd);
  return {
    referenceChange: untreated ? metric.change(untreated.before, untreated.after) : 0,
    detectable,
    full: Math.max(Math.LN2 / slope, 3 * detectable),
  };
}

const keepFitting = (metric: Metric, { region: { pair, fit }, sums }: RegionSums): TileSums =>
  selectTiles(sums, tileKeeper(metric, fit, pair.pixelsPerMm));

function placedTiles(metric: Metric, regions: readonly RegionSums[]): PlacedTiles {
  const places = regions.flatMap(({ region: { pair, fit }, sums }) => {
    const { sizePx, columns } = tilesOf(pair);
    const keep = tileKeeper(metric, fit, pair.pixelsPerMm);
    return Array.from(sums.weight.keys())
      .filter((tile) => sums.weight[tile] > 0 && keep(tile))
      .map((tile) => {
        const middle = [(tile % columns) + 0.5, Math.floor(tile / columns) + 0.5].map((at) => at * sizePx);
        return applyAffine(pair.toFrame, middle as [number, number]);
      });
  });
  const kept = joinTiles(regions.map((sums) => keepFitting(metric, sums)));
  return {
    ...kept,
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
  };
}

const usableTiles = ({ fit }: FittedRegion): number =>
  fit.shiftPx.filter((shift) => !Number.isNaN(shift)).length;

function fittingTiles(metric: Metric, { pair, fit }: FittedRegion): number {
  const keep = tileKeeper(metric, fit, pair.pixelsPerMm);
  return fit.shiftPx.filter((_, tile) => keep(tile)).length;
}

const nothingFound = ({ name, label }: Metric): Finding => ({
  code: 'TOO_FEW_FEATURES',
  metrics: [name],
  gravity: 'refuses',
  message: `${label} left nothing to follow in both photos here.`,
});
