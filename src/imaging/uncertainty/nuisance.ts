import { blurColours } from '../normalise/blur-match.ts';
import type { RegionPair } from '../region-pair.ts';
import { type Tensor3D, type Tensor4D, tf } from '../tensor.ts';

/** What may still differ between two photos after normalisation, as far as only measuring again can tell what it does. */
export interface Perturbation {
  name: 'blur' | 'shift';
  /** A pair that differs by this; the caller disposes it. Its mask is the given pair's. */
  apply(pair: RegionPair): RegionPair;
}

/** One standard deviation each, of a blur and of a shift that matching and registration leave. */
const residualBlurMm = 0.05;
const residualShiftMm = 0.05;

/** ln of the exponent by which two photos' tone curves differ (a standard deviation of 3 % each). */
export const residualGammaSd = 0.03 * Math.SQRT2;

/**
 * Metrics of fine detail are measured again on these. Gain and white balance need none: they cancel exactly in a ratio of
 * contrasts and against reference skin; a tone curve acts by its exponent, which is known without measuring.
 */
export const perturbations: readonly Perturbation[] = [
  {
    name: 'blur',
    apply: (pair) => ({
      ...keep(pair),
      before: pair.before.clone(),
      after: blurColours(pair.after, { mask: pair.mask, sigmaPx: residualBlurMm * pair.pixelsPerMm }),
    }),
  },
  {
    name: 'shift',
    // Each photo by half and in opposite directions, so that interpolation softens both alike.
    apply: (pair) => {
      const halfPx = (residualShiftMm * pair.pixelsPerMm) / (2 * Math.SQRT2);
      return { ...keep(pair), before: shifted(pair.before, halfPx), after: shifted(pair.after, -halfPx) };
    },
  },
];

const keep = (pair: RegionPair): RegionPair => ({ ...pair, mask: pair.mask.clone() });

/** Moved right and down by a part of a pixel, bilinear; the border is repeated. */
function shifted(image: Tensor3D, px: number): Tensor3D {
  return tf.tidy(() => {
    const share = Math.abs(px);
    const border: [number, number] = px > 0 ? [1, 0] : [0, 1];
    const padded = tf.mirrorPad(image, [border, border, [0, 0]], 'symmetric') as Tensor3D; // biome-ignore format: one line
    const pairOf = px > 0 ? [share, 1 - share] : [1 - share, share];
    const taps = pairOf.flatMap((down) => pairOf.flatMap((right) => new Array(3).fill(down * right)));
    const filter = tf.tensor4d(taps, [2, 2, 3, 1]);
    const moved = tf.depthwiseConv2d(tf.expandDims(padded, 0) as Tensor4D, filter, 1, 'valid');
    return tf.squeeze(moved, [0]) as Tensor3D;
  });
}
