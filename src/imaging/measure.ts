import { spotGrid } from './change-map.ts';
import { bands } from './filters.ts';
import { type Metric, type Quantity, sumTiles, type TileSums } from './metrics/index.ts';
import { disposeRegionPair, logLuminance, type RegionPair, type TileGrid, tileGrid } from './region-pair.ts';
import { fitTiles, type TileFit } from './register/residual.ts';
import { sharingMaps } from './shared-maps.ts';
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
export function sumMetrics(metrics: readonly Metric[], { treated, reference }: FittedRegions): MappedSums[] {
  const untreated = reference.map(({ pair }) => pair);
  const ofTreated = treated.map(({ pair }) =>
    sumRegion(metrics, pair, { reference: untreated, grids: [tilesOf(pair), spotGrid(pair)] }),
  );
  const ofReference = reference.map((region) => sumReference(metrics, region, untreated));
  return metrics.map((metric, i) => ({
    metric,
    treated: treated.map((region, r) => regionSums(region, ofTreated[r][i])),
    spots: ofTreated.map((ofRegion) => ofRegion[i].sums[1]),
    reference: ofReference.flatMap((ofRegion) => ofRegion[i] ?? []),
  }));
}

/**
 * Metrics of fine detail once more for each perturbation, to see what it does to them; see uncertainty/nuisance.ts.
 * @returns per metric, in the order given, its sums under each perturbation
 */
export function sumPerturbed(metrics: readonly Metric[], regions: FittedRegions): MetricSums[][] {
  const fine = metrics.filter(({ needs }) => needs.fineDetail);
  const found = perturbations.map(({ apply }) => {
    const reference = regions.reference.map(({ pair, fit }) => ({ pair: apply(pair), fit }));
    const untreated = reference.map(({ pair }) => pair);
    const ofReference = reference.map((region) => sumReference(fine, region, untreated));
    const ofTreated = regions.treated.map((region) => {
      const pair = apply(region.pair);
      const sums = sumRegion(fine, pair, { reference: untreated, grids: [tilesOf(pair)] });
      disposeRegionPair(pair);
      return sums.map((ofMetric) => regionSums(region, ofMetric));
    });
    for (const pair of untreated) disposeRegionPair(pair);
    return fine.map((metric, i) => ({
      metric,
      treated: ofTreated.map((ofRegion) => ofRegion[i]),
      reference: ofReference.flatMap((ofRegion) => ofRegion[i] ?? []),
    }));
  });
  return metrics.map((metric) =>
    found.flatMap((sums) => sums.find((ofMetric) => ofMetric.metric === metric) ?? []),
  );
}

/** Sums of several quantities over one region, made from the same maps. */
const sumRegion = (
  quantities: readonly Quantity[],
  pair: RegionPair,
  options: { reference: readonly RegionPair[]; grids: readonly TileGrid[] },
) => sharingMaps(() => quantities.map((quantity) => sumTiles(quantity, pair, options)));

/** What each metric asks of untreated skin, or null. */
function sumReference(
  metrics: readonly Metric[],
  region: FittedRegion,
  reference: readonly RegionPair[],
): (RegionSums | null)[] {
  const grids = [tilesOf(region.pair)];
  return sharingMaps(() =>
    metrics.map(
      ({ untreated }) =>
        untreated && regionSums(region, sumTiles(untreated, region.pair, { reference, grids })),
    ),
  );
}

const regionSums = (
  region: FittedRegion,
  { sums: [sums], likeness }: { sums: readonly TileSums[]; likeness: number },
): RegionSums => ({ region, sums, likeness });
