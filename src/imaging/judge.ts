import { applyAffine } from './affine.ts';
import type { Calibration } from './calibration.ts';
import { cautionsOf, type Finding, refusalsOf, toReason } from './comparability/finding.ts';
import { findInRegion, tileKeeper } from './comparability/region-gate.ts';
import type { Measurement } from './comparison.ts';
import { type FittedRegion, type MetricSums, type RegionSums, tilesOf } from './measure.ts';
import { joinTiles, type Metric, selectTiles, type TileSums } from './metrics/index.ts';
import type { PrimaryOutcome } from './plan.ts';
import { createRandom } from './random.ts';
import { robustSd } from './statistics.ts';
import { followTrend, middleOf, type PlacedTiles } from './uncertainty/light-trend.ts';
import { survivesMultiplicity } from './uncertainty/multiplicity.ts';
import { residualGammaSd } from './uncertainty/nuisance.ts';
import { type ChangeEstimate, estimateChange, levelsOf } from './uncertainty/tile-bootstrap.ts';
import { describeChange, judge, z95 } from './uncertainty/verdict.ts';

export interface JudgeOptions {
  findings: readonly Finding[];
  calibration: Calibration;
  /** Where the colour of the light is known from a card. */
  card: CardAnchor | null;
  /** Named at baseline: what the series is about. It stands on its own; everything else is one of many. */
  primary: PrimaryOutcome | null;
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
  const { primary } = options;
  const isPrimary = ({ metric, region }: Outcome): boolean =>
    metric.name === primary?.metric && region.pair.name === primary.region;
  const oneOfMany = outcomes.filter((outcome) => outcome.estimate && !isPrimary(outcome));
  const survives = survivesMultiplicity(
    oneOfMany.map(({ estimate }) =>
      estimate?.change === 0 ? 0 : (estimate?.change ?? 0) / (estimate?.sd ?? 1),
    ),
  );
  const byChance = new Set(oneOfMany.filter((_, i) => !survives[i]));
  const ordered = [...outcomes.filter(isPrimary), ...outcomes.filter((outcome) => !isPrimary(outcome))];
  return ordered.map((outcome) => toMeasurement(outcome, { ...options, mayBeChance: byChance.has(outcome) }));
}

interface Outcome {
  metric: Metric;
  region: FittedRegion;
  /** What stops the measurement; empty when there is an estimate. */
  refusals: readonly Finding[];
  estimate: TotalEstimate | null;
}

/** A change with everything that makes it uncertain. */
interface TotalEstimate {
  before: number;
  change: number;
  sd: number;
}

function estimateRegion(
  sums: JudgedSums,
  index: number,
  { findings, calibration, card }: JudgeOptions,
): Outcome {
  const { metric } = sums;
  const { region } = sums.treated[index];
  const ofPair = refusalsOf(findings, metric.name);
  const refusals = ofPair.length
    ? ofPair
    : findInRegion(metric, { usable: usableTiles(region), kept: fittingTiles(metric, region) });
  if (refusals.length) return { metric, region, refusals, estimate: null };
  const estimate = changeOf(sums, index, createRandom(`${metric.name}/${region.pair.name}`).uniform);
  if (!estimate) return { metric, region, refusals: [nothingFound(metric)], estimate: null };
  const light = metric.colourOfLight
    ? anchorToLight(sums, index, { ofLight: metric.colourOfLight, card, change: estimate.change })
    : { change: estimate.change, sd: 0 };
  const sd = Math.hypot(
    estimate.tileSd,
    light.sd,
    ...nuisanceSds(sums, index, estimate),
    calibration.metrics[metric.name].floorSd,
  );
  return { metric, region, refusals: [], estimate: { before: estimate.before, change: light.change, sd } };
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

/** Raw standard deviations by what may still differ: perturbations, tone curve, choice of reference skin. */
function nuisanceSds(sums: JudgedSums, index: number, { change, before }: ChangeEstimate): number[] {
  const { metric, reference, perturbed } = sums;
  const moved = perturbed.map((other) => (changeOf(other, index, null)?.change ?? change) - change);
  const ofReference = levelsOf(metric, joinTiles(reference.map(({ sums: tiles }) => tiles)));
  const gamma = metric.gammaResponse?.({ treated: before, reference: ofReference?.before ?? before }) ?? 0;
  return [...moved, residualGammaSd * gamma, referenceChoiceSd(sums, index)];
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

const chanceFinding = ({ name }: Metric): Finding => ({
  code: 'ONE_OF_MANY',
  metrics: [name],
  gravity: 'limits',
  message:
    'By itself this interval leaves zero out, but among so many measurements one such is expected by chance. Choose a primary outcome at baseline, or look for it again at the next visit.',
});

/** `after` is given as it would be under the before photo's conditions, so that both levels and the change agree. */
function toMeasurement(
  { metric, region, refusals, estimate }: Outcome,
  { findings, calibration, mayBeChance }: JudgeOptions & { mayBeChance: boolean },
): Measurement {
  const named = { metric: metric.name, region: region.pair.name, unit: metric.unit };
  if (!estimate) {
    const reasons = refusals.map(toReason);
    return { ...named, before: null, after: null, change: null, verdict: 'not-measurable', reasons };
  }
  const change = describeChange(estimate.change, estimate.sd, calibration.metrics[metric.name]);
  const alone = judge(change, metric);
  const isChance = mayBeChance && alone !== 'no-measurable-change';
  const cautions = [...cautionsOf(findings, metric.name), ...(isChance ? [chanceFinding(metric)] : [])];
  return {
    ...named,
    before: estimate.before,
    after: metric.shift(estimate.before, estimate.change),
    change,
    verdict: isChance ? 'no-measurable-change' : alone,
    reasons: cautions.map(toReason),
  };
}
