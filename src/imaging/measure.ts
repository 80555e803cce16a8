import type { Calibration } from './calibration.ts';
import { spotGrid } from './change-map.ts';
import { cautionsOf, type Finding, refusalsOf, toReason } from './comparability/finding.ts';
import { findInRegion, tileKeeper } from './comparability/region-gate.ts';
import type { Measurement } from './comparison.ts';
import { bands } from './filters.ts';
import { joinTiles, type Metric, selectTiles, sumTiles, type TileSums } from './metrics/index.ts';
import { createRandom } from './random.ts';
import { logLuminance, type RegionPair, tileGrid } from './region-pair.ts';
import { fitTiles, type TileFit } from './register/residual.ts';
import { robustSd } from './statistics.ts';
import { tf } from './tensor.ts';
import { type ChangeEstimate, estimateChange } from './uncertainty/tile-bootstrap.ts';
import { describeChange, judge, z95 } from './uncertainty/verdict.ts';

/** A region and how well its photos lie on each other, tile by tile. */
export interface FittedRegion {
  pair: RegionPair;
  fit: TileFit;
}

const tileMm = { treated: 5, reference: 2.5 };
const fitBandPx = [1.2, 6] as const;
const smallestTileShare = 0.2;
const fewestScatterTiles = 4;

export function fitRegion(pair: RegionPair): FittedRegion {
  const tiles = tilesOf(pair);
  const [before, after] = tf.tidy(() =>
    bands([logLuminance(pair.before), logLuminance(pair.after)], pair.mask, fitBandPx),
  );
  const smallestPixels = smallestTileShare * tiles.sizePx ** 2;
  const fit = fitTiles(before, after, { mask: pair.mask, tiles, smallestPixels });
  tf.dispose([before, after]);
  return { pair, fit };
}

const tilesOf = (pair: RegionPair) => tileGrid(pair, Math.round(tileMm[pair.kind] * pair.pixelsPerMm));

/** Sums of one metric over one region. */
export interface RegionSums {
  region: FittedRegion;
  /** Over all tiles, before any is dropped. */
  sums: TileSums;
  /** Over the spots of a change map; see {@link spotGrid}. */
  spots: TileSums;
}

export interface MetricSums {
  metric: Metric;
  treated: RegionSums[];
  reference: RegionSums[];
}

/** The expensive half: filters over every region. */
export function sumMetric(
  metric: Metric,
  { treated, reference }: { treated: FittedRegion[]; reference: FittedRegion[] },
): MetricSums {
  const over = (regions: FittedRegion[]) =>
    regions.map((region): RegionSums => {
      const { pair } = region;
      const [sums, spots] = sumTiles(metric, pair, [tilesOf(pair), spotGrid(pair)]);
      return { region, sums, spots };
    });
  return { metric, treated: over(treated), reference: over(reference) };
}

/** The cheap half: tiles that lie well -> change, interval, verdict; one measurement a region. */
export function judgeMetric(
  { metric, treated, reference }: MetricSums,
  { findings, calibration }: { findings: readonly Finding[]; calibration: Calibration },
): Measurement[] {
  const untreated = joinTiles(reference.map(({ region, sums }) => keepFitting(metric, region, sums)));
  return treated.map(({ region, sums }) => {
    const kept = keepFitting(metric, region, sums);
    const ofPair = refusalsOf(findings, metric.name);
    const refusals = ofPair.length
      ? ofPair
      : findInRegion(metric, { usable: usableTiles(region), kept: fittingTiles(metric, region) });
    const estimate =
      refusals.length === 0
        ? estimateChange(metric, kept, {
            reference: metric.needs.reference ? untreated : null,
            random: createRandom(`${metric.name}/${region.pair.name}`).uniform,
          })
        : null;
    if (!estimate) return notMeasurable(metric, region, refusals.length ? refusals : [nothingFound(metric)]);
    return measured(metric, region, { estimate, calibration, cautions: cautionsOf(findings, metric.name) });
  });
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

/** From the scatter of the tiles; null where the metric is refused for the whole pair or too few tiles are left. */
export function localScale(
  { metric, treated, reference }: MetricSums,
  { findings, calibration }: { findings: readonly Finding[]; calibration: Calibration },
): LocalScale | null {
  if (refusalsOf(findings, metric.name).length) return null;
  const untreated = joinTiles(reference.map(({ region, sums }) => keepFitting(metric, region, sums)));
  const base = estimateChange(metric, untreated, { reference: null, random: null });
  const { before, after, weight } = joinTiles(
    treated.map(({ region, sums }) => keepFitting(metric, region, sums)),
  );
  const changes = Array.from(weight, (total, i) =>
    metric.change(metric.level(before[i] / total), metric.level(after[i] / total)),
  );
  const finite = changes.filter(Number.isFinite);
  if (!base || finite.length < fewestScatterTiles) return null;
  const { floorSd, slope } = calibration.metrics[metric.name];
  const detectable = z95 * Math.hypot(robustSd(finite), floorSd);
  return { referenceChange: base.change, detectable, full: Math.max(Math.LN2 / slope, 3 * detectable) };
}

const keepFitting = (metric: Metric, { pair, fit }: FittedRegion, sums: TileSums): TileSums =>
  selectTiles(sums, tileKeeper(metric, fit, pair.pixelsPerMm));

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

function notMeasurable(
  { name, unit }: Metric,
  { pair }: FittedRegion,
  refusals: readonly Finding[],
): Measurement {
  return {
    metric: name,
    region: pair.name,
    unit,
    before: null,
    after: null,
    change: null,
    verdict: 'not-measurable',
    reasons: refusals.map(toReason),
  };
}

/** `after` is given as it would be under the before photo's conditions, so that both levels and the change agree. */
function measured(
  metric: Metric,
  { pair }: FittedRegion,
  {
    estimate,
    calibration,
    cautions,
  }: { estimate: ChangeEstimate; calibration: Calibration; cautions: readonly Finding[] },
): Measurement {
  const change = describeChange(estimate, calibration.metrics[metric.name]);
  return {
    metric: metric.name,
    region: pair.name,
    unit: metric.unit,
    before: estimate.before,
    after: metric.shift(estimate.before, estimate.change),
    change,
    verdict: judge(change, metric),
    reasons: cautions.map(toReason),
  };
}
