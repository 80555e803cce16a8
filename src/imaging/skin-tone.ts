import type { RegionPair } from './region-pair.ts';
import { joined, masked, median } from './statistics.ts';
import { type Tensor2D, type Tensor3D, tf } from './tensor.ts';

/**
 * Individual typology angle, degrees: atan((L* - 50) / b*). Above 55 very light, below -30 dark.
 * @param linearRgb linear sRGB, white = 1
 * @see Chardon, Cretois and Hourseau, 10.1111/j.1467-2494.1991.tb00561.x
 */
export function itaDeg([r, g, b]: readonly number[]): number {
  const y = labCurve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = labCurve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return (Math.atan2(116 * y - 66, 200 * (y - z)) * 180) / Math.PI;
}

/** Of a tristimulus value over that of white, as L*, a* and b* are made of it. CIE 1976. */
export const labCurve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);

/** Where the accuracy of light skin ends and that of the darkest begins. Exposure moves a photo's angle by about 10 degrees. */
const lightAboveDeg = 10;
const darkBelowDeg = -20;

/** 0 for light to medium skin, 1 for very dark skin. */
export const darknessOf = (angleDeg: number): number =>
  Math.min(1, Math.max(0, (lightAboveDeg - angleDeg) / (lightAboveDeg - darkBelowDeg)));

/** A median over every eighth pixel of every eighth row is as good as over all. */
const everyPx = 8;

/** The angle of skin as one of the photos shows it, before anything is normalised; null without skin. */
export function photographedItaDeg(pairs: readonly RegionPair[], side: 'before' | 'after'): number | null {
  const channels = [0, 1, 2].map((channel) =>
    joined(pairs.map((pair) => sparseChannel(pair[side], channel, pair.mask))),
  );
  return channels[0].length ? itaDeg(channels.map((values) => median(values))) : null;
}

function sparseChannel(image: Tensor3D, channel: number, mask: Tensor2D): Float32Array {
  const [height, width] = mask.shape;
  const [values, skin] = tf.tidy(() => [
    tf.stridedSlice(image, [0, 0, channel], [height, width, channel + 1], [everyPx, everyPx, 1]),
    tf.stridedSlice(mask, [0, 0], [height, width], [everyPx, everyPx]),
  ]);
  const found = masked(values.dataSync(), skin.dataSync());
  tf.dispose([values, skin]);
  return found;
}
