import { band, erode } from '../filters.ts';
import { channel, logLuminance } from '../region-pair.ts';
import type { LinearGrid } from '../resample.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';
import type { Signal } from './ecc.ts';

/** The two logarithmic images registration looks at: luminance, and ln R - ln G, in which shading cancels. */
export type SignalKind = 'luminance' | 'chroma';

/**
 * Band-passes one sampled photo for registration.
 * @param within 1 where the region of interest is, [height x width]; what a template is asked for
 * @param sigmasPx narrow and wide Gaussian of the band
 */
export function makeSignal(
  grid: LinearGrid,
  { within, sigmasPx, kind }: { within: Uint8Array; sigmasPx: readonly [number, number]; kind: SignalKind },
): Signal {
  const [image, valid, wanted] = tf.tidy(() => {
    const shape: [number, number] = [grid.height, grid.width];
    const linear = tf.tensor3d(grid.linear, [...shape, 3]);
    const inside = tf.tensor2d(Float32Array.from(grid.inside), shape);
    const valid = erode(inside, Math.ceil(2 * sigmasPx[0]));
    const log = kind === 'luminance' ? logLuminance(linear) : logRatio(linear);
    return [band(log, inside, sigmasPx), valid, tf.tensor2d(Float32Array.from(within), shape)];
  });
  return { image, valid, wanted };
}

const darkest = 1e-3;

export function logRatio(linear: Tensor3D): Tensor2D {
  const log = (index: 0 | 1) => tf.log(tf.clipByValue(channel(linear, index), darkest, Number.MAX_VALUE));
  return tf.sub(log(0), log(1)) as Tensor2D;
}

export function disposeSignal({ image, valid, wanted }: Signal): void {
  tf.dispose([image, valid, wanted]);
}
