import { bands, dilate, gaussian, gradient } from '../filters.ts';
import { logLuminance, opticalDensity, type RegionPair } from '../region-pair.ts';
import { masked, median, robustSd } from '../statistics.ts';
import { type Tensor2D, tf } from '../tensor.ts';
import type { LocalMaps, Metric, Quantity } from './metric.ts';
import { findPores, poreResponses } from './pores.ts';

/** Skin relief between pores and wrinkles. */
const bandMm = [0.1, 0.3] as const;
const poreMarginMm = 0.4;
const creaseMarginMm = 0.3;
const creaseSigmaMm = 0.28;
const creaseThresholdSd = 3;
/** Lower than for measuring pores: what may be one must not count as texture. */
const poreThresholdSd = 2;

const quantity: Quantity = {
  localMaps(pair): LocalMaps {
    const sigmasPx = [bandMm[0] * pair.pixelsPerMm, bandMm[1] * pair.pixelsPerMm] as const;
    const [before, after, weight] = tf.tidy(() => {
      const logs = { before: logLuminance(pair.before), after: logLuminance(pair.after) };
      const open = tf.mul(pair.mask, tf.sub(1, poresAndCreases(logs, pair))) as Tensor2D;
      // The filters, too, pass pores over: a wide Gaussian would carry their darkness far into the skin round them.
      const reds = [pair.before, pair.after].map((image) => opticalDensity(image, 0));
      const [first, second] = bands(reds, open, sigmasPx);
      return [tf.square(first), tf.square(second), open];
    });
    return { before, after, weight };
  },
  level: (mean) => 100 * Math.sqrt(mean),
};

/**
 * Texture: root mean square of the optical density of red in the band 0.1 to 0.3 mm, with pores and creases left out because
 * they have metrics of their own. Red, because blood and pigment darken it least: less redness or an evener tone must not
 * read as smoother skin. What a photo shows of relief is its shading, so this is no Ra or Rz, and pigment mottle in the
 * band makes the raw answer smaller than the change of relief: the calibration carries that slope.
 * @see the band-energy family in 10.1016/j.jvcir.2017.03.003
 */
export const texture: Metric = {
  name: 'texture',
  label: 'Texture',
  version: 1,
  unit: 'contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'smoother',
  worsenedWord: 'rougher',
  needs: { pixelsPerMm: 8, reference: true, fineDetail: true },
  reference: '10.1016/j.jvcir.2017.03.003',

  ...quantity,
  untreated: quantity,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};

interface Logs {
  before: Tensor2D;
  after: Tensor2D;
}

/** 1 at and round pores and creases of either photo, 0 elsewhere; [height, width]. */
function poresAndCreases(logs: Logs, pair: RegionPair): Tensor2D {
  return tf.tidy(() => {
    const loci = findPores(pair, { ...poreResponses(logs, pair), thresholdSd: poreThresholdSd });
    const pores = dilate(tf.step(loci), poreMarginMm * pair.pixelsPerMm);
    const creases = dilate(findCreases(logs, pair), creaseMarginMm * pair.pixelsPerMm);
    return tf.maximum(pores, creases);
  });
}

/** 1 on dark lines: where the largest second derivative of the mean photo stands out; [height, width]. */
function findCreases({ before, after }: Logs, pair: RegionPair): Tensor2D {
  return tf.tidy(() => {
    const mean = tf.mul(tf.add(before, after), 0.5) as Tensor2D;
    const smooth = gaussian(mean, creaseSigmaMm * pair.pixelsPerMm);
    const { dx, dy } = gradient(smooth);
    const xx = gradient(dx).dx;
    const { dx: xy, dy: yy } = gradient(dy);
    const halfTrace = tf.mul(tf.add(xx, yy), 0.5);
    const spread = tf.sqrt(tf.add(tf.square(tf.mul(tf.sub(xx, yy), 0.5)), tf.square(xy)));
    const valley = tf.add(halfTrace, spread) as Tensor2D;
    const onSkin = masked(valley.dataSync(), pair.mask.dataSync());
    if (onSkin.length === 0) return tf.zerosLike(valley);
    const middle = median(onSkin);
    return tf.step(tf.sub(valley, middle + creaseThresholdSd * robustSd(onSkin, middle))) as Tensor2D;
  });
}
