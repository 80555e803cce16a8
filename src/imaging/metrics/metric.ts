import type { MetricName } from '../plan.ts';
import type { RegionPair } from '../region-pair.ts';
import type { Tensor2D } from '../tensor.ts';

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
 * What a metric averages: a quantity at each pixel of both photos and how much the pixel counts; each [height, width].
 * The same weight serves both photos, so that neither is favoured.
 */
export interface LocalMaps {
  before: Tensor2D;
  after: Tensor2D;
  weight: Tensor2D;
}

/** A metric: what is averaged, how a mean becomes a level, and two levels a change. All else is the same for every metric. */
export interface Metric extends MetricDescription {
  /** The pair's tensors stay the caller's, and so do the returned ones. */
  localMaps(pair: RegionPair): LocalMaps;
  /** Mean of the quantity -> level in `unit`. */
  level(mean: number): number;
  /** Raw change between two levels: ln(after/before), or a difference of densities. */
  change(before: number, after: number): number;
  /** The level that lies `change` above another: `change(before, shift(before, c)) = c`. */
  shift(before: number, change: number): number;
}
