import type { MetricName } from '../plan.ts';
import type { RegionPair, TileGrid } from '../region-pair.ts';

/** What a metric is called, needs and means; every label on a screen, in a report or in the API comes from here. */
export interface MetricDescription {
  name: MetricName;
  label: string;
  /** Raised whenever the same pair could give another number. */
  version: number;
  /** Of `before` and `after`. */
  unit: string;
  higherMeans: 'better' | 'worse';
  /** What a fall and a rise are called in a sentence: "19 % smoother". */
  improvedWord: string;
  worsenedWord: string;
  needs: {
    /** Native resolution that both photos must have; null when any will do. */
    pixelsPerMm: number | null;
    /** Untreated reference skin in both photos. */
    reference: boolean;
    /** Whether blur, noise and pose of the pair decide about it. */
    fineDetail: boolean;
  };
  /** DOI of the method it descends from. */
  reference: string;
}

/**
 * Sums over the tiles of one region: `before[i] / weight[i]` is tile i's mean of the quantity a metric averages.
 * Keeping sums, not means, lets a bootstrap draw tiles and add.
 */
export interface TileSums {
  before: Float64Array;
  after: Float64Array;
  weight: Float64Array;
}

/** A metric: tile sums from a registered pair, and how a sum becomes a level and two levels a change. */
export interface Metric extends MetricDescription {
  /** @param tiles regions are cut into; sums have one entry a tile. The pair's tensors stay the caller's. */
  sumTiles(pair: RegionPair, tiles: TileGrid): TileSums;
  /** Mean of the averaged quantity -> level in `unit`. */
  level(mean: number): number;
  /** Raw change between two levels: ln(after/before), or a difference for densities. */
  change(before: number, after: number): number;
}
