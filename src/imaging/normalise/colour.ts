import type { RegionPair } from '../region-pair.ts';
import { joined, median } from '../statistics.ts';
import { type Tensor3D, tf } from '../tensor.ts';

/** One number for each of red, green and blue; of a gain, in ln. */
export type LogGain = readonly [red: number, green: number, blue: number];

const darkest = 1e-4;

/**
 * What must be added to ln of the after photo's linear channels to bring its untreated skin to that of the before photo:
 * the difference of the medians of optical density, channel by channel. Never estimated from treated skin.
 * @returns null when the regions hold no usable skin
 */
export function colourGain(untreated: readonly RegionPair[]): LogGain | null {
  const [before, after] = [medianColour(untreated, 'before'), medianColour(untreated, 'after')];
  if (!before || !after) return null;
  const [red, green, blue] = before.map((light, k) => Math.log(light / after[k]));
  return [red, green, blue];
}

/** Applies half of the gain to each photo, so that exchanging them changes nothing but signs. Replaces the pair's tensors. */
export function applyColourGain(pair: RegionPair, gain: LogGain): void {
  const half = gain.map((g) => Math.exp(g / 2));
  const [before, after] = tf.tidy(() => [
    tf.mul(pair.before, half.map((g) => 1 / g)) as Tensor3D,
    tf.mul(pair.after, half) as Tensor3D,
  ]); // biome-ignore format: a pair
  tf.dispose([pair.before, pair.after]);
  pair.before = before;
  pair.after = after;
}

/**
 * Median linear light of the usable skin, channel by channel; null without any.
 * @param everyPx looks at every so many pixels of every so many rows
 */
export function medianColour(
  regions: readonly RegionPair[],
  side: 'before' | 'after',
  everyPx = 1,
): LogGain | null {
  const skin = joined(regions.map((pair) => skinPixels(pair[side], pair, everyPx)));
  const pixels = skin.length / 3;
  if (pixels === 0) return null;
  const [red, green, blue] = [0, 1, 2].map((k) => {
    const light = Float32Array.from({ length: pixels }, (_, i) => skin[3 * i + k]);
    return Math.max(median(light), darkest);
  });
  return [red, green, blue];
}

/** Red, green and blue of the usable skin, interleaved. */
function skinPixels(image: Tensor3D, { mask, width }: RegionPair, everyPx: number): Float32Array {
  const [light, usable] = [image.dataSync() as Float32Array, mask.dataSync()];
  const kept = new Float32Array(light.length);
  let count = 0;
  for (let row = 0; row < usable.length; row += everyPx * width) {
    for (let i = row; i < row + width; i += everyPx) {
      if (!usable[i]) continue;
      for (let k = 3 * i; k < 3 * i + 3; k++) kept[count++] = light[k];
    }
  }
  return kept.subarray(0, count);
}
