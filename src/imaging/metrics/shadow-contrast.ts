import { bands } from '../filters.ts';
import type { RegionPair } from '../region-pair.ts';
import { masked, robustSd } from '../statistics.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';
import { likenessOf } from './likeness.ts';
import type { Metric, Quantity } from './metric.ts';

/** Hollows of 1 to 4 mm. */
const scarBandMm = [0.5, 2] as const;
/** Relief of untreated skin that tells how strongly each photo's light shows slopes. */
const reliefBandMm = [0.2, 0.6] as const;

/**
 * Of ln red, green and blue: shade counts once, blood (densities .15, .41, .32 per ln of its volume) and melanin (.17, .32,
 * .49) hardly. Least squares over the phantom's light to medium skins and cameras; 4 % of either is left.
 */
const shadeWeights = [1.72, -0.34, -0.38];
const darkest = 1e-4;
/** Of the region's own shade: what stands out of relief and lines. */
const thresholdSd = 3;

/** What of a photo's light is shade and not colour, ln; [height, width]. */
function shade(image: Tensor3D): Tensor2D {
  return tf.tidy(() => {
    const [height, width] = image.shape;
    const log = tf.reshape(tf.log(tf.maximum(image, darkest)), [height * width, 3]);
    return tf.reshape(tf.matMul(log, tf.tensor2d(shadeWeights, [3, 1])), [height, width]);
  });
}

/** Shade of both photos in a band; [height, width] each. */
function shadeInBand(
  pair: RegionPair,
  bandMm: readonly [number, number],
): { before: Tensor2D; after: Tensor2D } {
  const sigmasPx = [bandMm[0] * pair.pixelsPerMm, bandMm[1] * pair.pixelsPerMm] as const;
  const [before, after] = tf.tidy(() => bands([shade(pair.before), shade(pair.after)], pair.mask, sigmasPx));
  return { before, after };
}

const hollows: Quantity = {
  localMaps(pair) {
    const { before, after } = shadeInBand(pair, scarBandMm);
    const likeness = likenessOf({ before, after, weight: pair.mask });
    const union = tf.tidy(() => tf.mul(tf.add(before, after), 0.5) as Tensor2D);
    const onSkin = masked(union.dataSync(), pair.mask.dataSync());
    const threshold = onSkin.length ? thresholdSd * robustSd(onSkin, 0) : Number.MAX_VALUE;
    // Lit and shaded walls alike: each counts by how far it stands out, in the direction in which both photos show it.
    const maps = tf.tidy(() => {
      const [sign, size] = [tf.sign(union), tf.abs(union)];
      const standsOut = tf.mul(pair.mask, tf.step(tf.sub(size, threshold)));
      return {
        before: tf.mul(before, sign) as Tensor2D,
        after: tf.mul(after, sign) as Tensor2D,
        weight: tf.mul(size, standsOut) as Tensor2D,
      };
    });
    tf.dispose([before, after, union]);
    return { ...maps, likeness };
  },
  level: (mean) => 100 * mean,
};

const relief: Quantity = {
  localMaps(pair) {
    const { before, after } = shadeInBand(pair, reliefBandMm);
    const maps = tf.tidy(() => ({ before: tf.square(before), after: tf.square(after) }));
    tf.dispose([before, after]);
    return { ...maps, weight: pair.mask.clone() };
  },
  level: (mean) => 100 * Math.sqrt(mean),
};

/**
 * Shadow contrast of scars, experimental: shade in the band of hollows 1 to 4 mm wide where it stands out, against how
 * strongly each photo's light shows the relief of untreated skin. One view can't tell a shallower scar from a light that stands
 * higher, so it is measured only where the light is seen to come from the same side, and only when a plan asks for it.
 * Three-dimensional photos are the instrument for scars. Of the band-energy family as texture is.
 * @see the band-energy family in 10.1016/j.jvcir.2017.03.003
 */
export const shadowContrast: Metric = {
  name: 'shadow-contrast',
  label: 'Shadow contrast of scars (experimental)',
  version: 1,
  unit: 'contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'fainter scar shadows',
  worsenedWord: 'stronger scar shadows',
  needs: { pixelsPerMm: 5, reference: true, fineDetail: false, sameLight: true },
  reference: '10.1016/j.jvcir.2017.03.003',
  ...hollows,
  untreated: relief,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
