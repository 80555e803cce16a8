import type { RegionPair } from '../region-pair.ts';
import { joined, masked, median } from '../statistics.ts';
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
  const channels = [0, 1, 2].map((index) => {
    const before = untreated.flatMap((pair) => Array.from(channelOn(pair.before, pair, index)));
    const after = untreated.flatMap((pair) => Array.from(channelOn(pair.after, pair, index)));
    if (before.length === 0) return null;
    return Math.log(Math.max(median(before), darkest) / Math.max(median(after), darkest));
  });
  const [red, green, blue] = channels;
  return red === null || green === null || blue === null ? null : [red, green, blue];
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

function channelOn(image: Tensor3D, { mask }: RegionPair, index: number): Float64Array {
  const values = image.dataSync();
  const channel = new Float32Array(values.length / 3);
  for (let i = 0; i < channel.length; i++) channel[i] = values[i * 3 + index];
  return masked(channel, mask.dataSync());
}

/** Median linear light of the usable skin, channel by channel; null without any. */
export function medianColour(regions: readonly RegionPair[], side: 'before' | 'after'): LogGain | null {
  const [red, green, blue] = [0, 1, 2].map((index) => {
    const values = joined(regions.map((pair) => channelOn(pair[side], pair, index)));
    return values.length ? Math.max(median(values), darkest) : null;
  });
  return red === null || green === null || blue === null ? null : [red, green, blue];
}
