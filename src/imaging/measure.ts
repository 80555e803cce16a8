import { spotGrid } from './change-map.ts';
import { bands } from './filters.ts';
import { type Metric, type Quantity, sumTiles, type TileSums } from './metrics/index.ts';
import { disposeRegionPair, logLuminance, type RegionPair, tileGrid } from './region-pair.ts';
import { fitTiles, type TileFit } from './register/residual.ts';
import { tf } from './tensor.ts';
import { perturbations } from './uncertainty/nuisance.ts';

/** A region and how well its photos lie on each other, tile by tile. */
export interface FittedRegion {
  pair: RegionPair;
  fit: TileFit;
}

export interface FittedRegions {
  treated: FittedRegion[];
  reference: FittedRegion[];
}

const tileMm = { treated: 5, reference: 2.5 };
const fitBandPx = [1.2, 6] as const;
const smallestTileShare = 0.2;

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

export const tilesOf = (pair: RegionPair) => tileGrid(pair, Math.round(tileMm[pair.kind] * pair.pixelsPerMm));

/** Sums of one metric over one region. */
export interface RegionSums {
  region: FittedRegion;
  /** Over all tiles, before any is dropped. */
  sums: TileSums;
  /** Of the two photos' patterns; see LocalMaps. 1 where the quantity is no pattern's. */
  likeness: number;
}

export interface MetricSums {
  metric: Metric;
  treated: RegionSums[];
  /** Empty where the metric takes nothing off. */
  reference: RegionSums[];
}

/** A metric over all regions, with what its change map is drawn from. */
export interface MappedSums extends MetricSums {
  /** Of each treated region, over the spots of a change map; see {@link spotGrid}. */
  spots: TileSums[];
}

/** The expensive half of a measurement: filters over every region. */
export function sumMetric(metric: Metric, regions: FittedRegions): MappedSums {
  const untreated = regions.reference.map(({ pair }) => pair);
  const treated = regions.treated.map((region) => {
    const grids = [tilesOf(region.pair), spotGrid(region.pair)] as const;
    const { sums, likeness } = sumTiles(metric, region.pair, { reference: untreated, grids });
    return { region, sums: sums[0], spots: sums[1], likeness };
  });
  return {
    metric,
    treated: treated.map(({ spots: _, ...ofRegion }) => ofRegion),
    spots: treated.map(({ spots }) => spots),
    reference: metric.untreated ? sumRegions(metric.untreated, regions.reference, untreated) : [],
  };
}

/**
 * Metrics of fine detail once more for each perturbation, to see what it does to them; see uncertainty/nuisance.ts.
 * @returns per metric, in the order given, its sums under each perturbation
 */
export function sumPerturbed(metrics: readonly Metric[], regions: FittedRegions): MetricSums[][] {
  const found = metrics.map((): MetricSums[] => []);
  for (const { apply } of perturbations) {
    const perturb = ({ pair, fit }: FittedRegion): FittedRegion => ({ pair: apply(pair), fit });
    const perturbed = {
      treated: regions.treated.map(perturb),
      reference: regions.reference.map(perturb),
    };
    const untreated = perturbed.reference.map(({ pair }) => pair);
    metrics.forEach((metric, i) => {
      if (!metric.needs.fineDetail) return;
      found[i].push({
        metric,
        treated: sumRegions(metric, perturbed.treated, untreated),
        reference: metric.untreated ? sumRegions(metric.untreated, perturbed.reference, untreated) : [],
      });
    });
    for (const { pair } of [...perturbed.treated, ...perturbed.reference]) disposeRegionPair(pair);
  }
  return found;
}

const sumRegions = (
  quantity: Quantity,
  regions: readonly FittedRegion[],
  reference: readonly RegionPair[],
): RegionSums[] =>
  regions.map((region) => {
    const grids = [tilesOf(region.pair)] as const;
    const { sums, likeness } = sumTiles(quantity, region.pair, { reference, grids });
    return { region, sums: sums[0], likeness };
  });
