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
    /** Measured only in photos coarser than this, in which a finer metric can't be. */
    coarserThan?: number;
    /** Untreated reference skin in both photos. */
    reference: boolean;
    /** Whether blur, noise and pose of the pair decide about it. */
    fineDetail: boolean;
    /** Light from the same side, seen to be so; nothing else is then worth a number. */
    sameLight?: boolean;
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
  /**
   * Correlation, 0..1, of the two photos' patterns where the quantity is the strength of one. As far as they differ, nobody
   * can say whether the pattern changed or the light drew another one.
   */
  likeness?: number;
}

/** A quantity of skin: what is averaged, and how a mean becomes a level. */
export interface Quantity {
  /**
   * The pairs' tensors stay the caller's, and so do the returned ones.
   * @param reference untreated skin, for what has to be known of the light before treated skin can be read
   */
  localMaps(pair: RegionPair, reference: readonly RegionPair[]): LocalMaps;
  /** Mean of the quantity -> level in the metric's unit. */
  level(mean: number): number;
}

/** A metric: a quantity, and how two levels become a change. All else is the same for every metric. */
export interface Metric extends MetricDescription, Quantity {
  /** What untreated skin is asked, whose change is taken off that of treated skin; null when nothing is taken off. */
  untreated: Quantity | null;
  /** Present where the colour of the light does not cancel. */
  colourOfLight?: {
    /** How light of mixed colour tilts the raw change across the photo: standard deviation per half side. */
    trendSd: number;
    /** How far untreated skin changes by itself (flush): standard deviation of the raw change. */
    untreatedSd: number;
  };
  /** Raw change made by an exponent of the tone curve, per ln of it; absent where that cancels. */
  gammaResponse?(levels: { treated: number; reference: number }): number;
  /** Raw change between two levels: ln(after/before), or a difference of densities. */
  change(before: number, after: number): number;
  /** The level that lies `change` above another: `change(before, shift(before, c)) = c`. */
  shift(before: number, change: number): number;
}
