import type { RegionPair } from '../region-pair.ts';
import { tf } from '../tensor.ts';
import { blemishThreshold, rednessExcess } from './blemishes.ts';

/** One inflamed spot, followed through both photos. */
export interface Lesion {
  /** Middle, pixels of the region's grid. */
  x: number;
  y: number;
  /** Of a circle of the same area. */
  diameterMm: number;
  /** new: in the after photo only; resolved: in the before photo only. */
  state: 'matched' | 'new' | 'resolved';
}

/** Smaller than this is noise or a single vessel. */
const smallestMm = 0.7;
/** A spot is there from this many times the threshold, and gone below that share of it; between the two nobody can say. */
const presentTimes = 1.25;
const absentShare = 0.5;

/**
 * Spots redder than the skin round them in either photo, and whether each is in both. A spot that is neither plainly there
 * nor plainly gone in one of the photos counts as matched, so that noise makes none appear or vanish.
 */
export function findLesions(pair: RegionPair): Lesion[] {
  const excess = rednessExcess(pair);
  const threshold = blemishThreshold(excess, pair);
  const [before, after, mask] = [excess.before, excess.after, pair.mask].map(
    (map) => map.dataSync() as Float32Array,
  );
  tf.dispose([excess.before, excess.after]);
  const isSpot = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] && (before[i] > threshold || after[i] > threshold)) isSpot[i] = 1;
  }
  const present = presentTimes * threshold;
  const absent = absentShare * threshold;
  return componentsOf(isSpot, pair.width).flatMap((pixels): Lesion[] => {
    const diameterMm = (2 * Math.sqrt(pixels.length / Math.PI)) / pair.pixelsPerMm;
    const [first, second] = [strongest(before, pixels), strongest(after, pixels)];
    if (diameterMm < smallestMm || Math.max(first, second) < present) return [];
    const state = first < absent ? 'new' : second < absent ? 'resolved' : 'matched';
    const middle = (coordinate: (pixel: number) => number) =>
      pixels.reduce((sum, pixel) => sum + coordinate(pixel), 0) / pixels.length;
    return [
      { x: middle((i) => i % pair.width), y: middle((i) => Math.floor(i / pair.width)), diameterMm, state },
    ];
  });
}

const strongest = (map: Float32Array, pixels: readonly number[]): number =>
  pixels.reduce((most, pixel) => Math.max(most, map[pixel]), Number.NEGATIVE_INFINITY);

/** Connected pixels (four neighbours) of a mask, as lists of indices. Clears the mask. */
function componentsOf(mask: Uint8Array, width: number): number[][] {
  const components: number[][] = [];
  for (let start = mask.indexOf(1); start >= 0; start = mask.indexOf(1, start + 1)) {
    const pixels = [start];
    mask[start] = 0;
    for (let next = 0; next < pixels.length; next++) {
      const at = pixels[next];
      const column = at % width;
      const neighbours = [at - width, at + width, column > 0 ? at - 1 : -1, column < width - 1 ? at + 1 : -1];
      for (const neighbour of neighbours) {
        if (!mask[neighbour]) continue;
        mask[neighbour] = 0;
        pixels.push(neighbour);
      }
    }
    components.push(pixels);
  }
  return components;
}
