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
      after: blurColours(pair.after, residualBlurMm * pair.pixelsPerMm),
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

/** Moved right and down by a part of a pixel, bilinear. */
function shifted(image: Tensor3D, px: number): Tensor3D {
  return tf.tidy(() => {
    const [height, width] = image.shape;
    const map = tf.tensor2d([1, 0, -px, 0, 1, -px, 0, 0], [1, 8]);
    const batch = tf.expandDims(image, 0) as Tensor4D;
    const moved = tf.image.transform(batch, map, 'bilinear', 'nearest', 0, [height, width]);
    return tf.squeeze(moved, [0]) as Tensor3D;
  });
}
