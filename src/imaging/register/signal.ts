import { bands, erode } from '../filters.ts';
import { channel, logLuminance } from '../region-pair.ts';
import type { LinearGrid } from '../resample.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';

/** A band-passed photo with its slopes, as registration reads it. */
export interface Signal {
  width: number;
  height: number;
  /** Value, d/dx and d/dy of each pixel, interleaved, row-major; NaN where the photo was not seen. */
  samples: Float32Array;
}

/** Nothing but hair, lesions and glints stands out this far; registration shall not hang on them. */
const clipSd = 4;

/**
 * Band-passes the logarithm of both sampled photos' luminance, where both were seen.
 * @param within 1 where the region of interest is, [height x width]: there each signal has unit spread
 * @param sigmasPx narrow and wide Gaussian of the band
 */
export function makeSignals(
  grids: readonly [LinearGrid, LinearGrid],
  { within, sigmasPx }: { within: Uint8Array; sigmasPx: readonly [number, number] },
): [Signal, Signal] {
  const [{ width, height }] = grids;
  const [first, second, valid] = tf.tidy(() => {
    const [one, other] = grids.map(({ linear }) => logLuminance(tf.tensor3d(linear, [height, width, 3])));
    const inside = tf.tensor2d(grids[0].inside.map((seen, i) => seen & grids[1].inside[i]), [height, width], 'float32'); // biome-ignore format: one line
    return [...bands([one, other], inside, sigmasPx), erode(inside, Math.ceil(2 * sigmasPx[0]))];
  });
  const [one, other, seen] = [first, second, valid].map((map) => map.dataSync() as Float32Array);
  tf.dispose([first, second, valid]);
  return [signalOf(one, { width, height, seen, within }), signalOf(other, { width, height, seen, within })];
}

/** A signal from the values of an image. @param seen 1 where they hold */
export function signalOf(
  values: Float32Array,
  { width, height, seen, within }: { width: number; height: number; seen: ArrayLike<number>; within: Uint8Array }, // biome-ignore format: one line
): Signal {
  let [energy, count] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (!within[i] || !seen[i]) continue;
    energy += values[i] * values[i];
    count++;
  }
  const gain = energy > 0 ? Math.sqrt(count / energy) : 0;
  const unit = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) unit[i] = Math.min(clipSd, Math.max(-clipSd, gain * values[i]));
  const samples = new Float32Array(3 * values.length).fill(Number.NaN);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      if (!seen[i]) continue;
      samples[3 * i] = unit[i];
      samples[3 * i + 1] = (unit[i + 1] - unit[i - 1]) / 2;
      samples[3 * i + 2] = (unit[i + width] - unit[i - width]) / 2;
    }
  }
  return { width, height, samples };
}

/**
 * Returns a function that reads a signal between its pixels (bilinear) and writes value, d/dx and d/dy into `out`.
 * It returns false where the photo was not seen.
 */
export function signalReader({
  width,
  height,
  samples,
}: Signal): (x: number, y: number, out: Float64Array) => boolean {
  const below = 3 * width;
  return (x, y, out) => {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return false;
    const left = x | 0;
    const top = y | 0;
    const fx = x - left;
    const fy = y - top;
    const w11 = fx * fy;
    const w10 = fx - w11;
    const w01 = fy - w11;
    const w00 = 1 - fx - w01;
    const i = 3 * (top * width + left);
    const k = i + below;
    out[0] = w00 * samples[i] + w10 * samples[i + 3] + w01 * samples[k] + w11 * samples[k + 3];
    out[1] = w00 * samples[i + 1] + w10 * samples[i + 4] + w01 * samples[k + 1] + w11 * samples[k + 4];
    out[2] = w00 * samples[i + 2] + w10 * samples[i + 5] + w01 * samples[k + 2] + w11 * samples[k + 5];
    return !Number.isNaN(out[0]);
  };
}

const darkest = 1e-3;

/** ln R - ln G, in which shading cancels; [height, width]. */
export function logRatio(linear: Tensor3D): Tensor2D {
  const log = (index: 0 | 1) => tf.log(tf.clipByValue(channel(linear, index), darkest, Number.MAX_VALUE));
  return tf.sub(log(0), log(1)) as Tensor2D;
}
