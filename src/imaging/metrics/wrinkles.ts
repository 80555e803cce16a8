import { band, dilate, erode, gradient, maskedGaussian } from '../filters.ts';
import { bloodlessLog, logLuminance, type RegionPair } from '../region-pair.ts';
import { masked, median, robustSd } from '../statistics.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';
import type { Metric, Quantity } from './metric.ts';
import { findPores, poreResponses } from './pores.ts';

const lineSigmaMm = 0.28;
const lineLengthMm = 5.6;
const orientations = 16;
const thresholdSd = 4;
const poreThresholdSd = 3;
const poreMarginMm = 0.3;
/** Band of the relief that tells how strongly each photo's light shows slopes. */
const reliefBandMm = [0.2, 0.6] as const;

/**
 * ln of the contrast the after photo's light gives to slopes in a direction, against the before photo's: a function of
 * the direction in radians, from the gradients of untreated skin's relief. A light that moved round shows other lines.
 */
export function slopeContrast(reference: readonly RegionPair[]): (directionRad: number) => number {
  const total = { before: [0, 0, 0], after: [0, 0, 0] };
  for (const pair of reference) {
    for (const side of ['before', 'after'] as const) {
      gradientTensor(pair[side], pair).forEach((value, k) => {
        total[side][k] += value;
      });
    }
  }
  const energy = ([xx, xy, yy]: number[], c: number, s: number) => c * c * xx + 2 * c * s * xy + s * s * yy;
  return (directionRad) => {
    const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
    const [before, after] = [energy(total.before, c, s), energy(total.after, c, s)];
    return before > 0 && after > 0 ? 0.5 * Math.log(after / before) : 0;
  };
}

/** Sums of gx gx, gx gy and gy gy of the relief band over the region's skin. */
function gradientTensor(image: Tensor3D, { mask, pixelsPerMm }: RegionPair): Float32Array {
  const sums = tf.tidy(() => {
    const relief = band(logLuminance(image), mask, [
      reliefBandMm[0] * pixelsPerMm,
      reliefBandMm[1] * pixelsPerMm,
    ]);
    const { dx, dy } = gradient(relief);
    const inner = erode(mask, Math.ceil(reliefBandMm[0] * pixelsPerMm));
    return tf.stack(
      [tf.mul(dx, dx), tf.mul(dx, dy), tf.mul(dy, dy)].map((product) => tf.sum(tf.mul(product, inner))),
    );
  });
  const values = sums.dataSync() as Float32Array;
  sums.dispose();
  return values;
}

interface LineResponses {
  before: Tensor2D;
  after: Tensor2D;
  /** Mean of both: what decides where lines are and how they run. */
  union: Tensor2D;
}

/** Darkness of lines: second derivative across, averaged along 5.6 mm, in the direction in which both photos together answer most. */
function lineResponses(
  pair: RegionPair,
  {
    open,
    inner,
    contrast,
  }: {
    /** Skin the filters may look at. */
    open: Tensor2D;
    /** Skin far enough from the border: what the border itself looks like must not spread along the lines. */
    inner: Tensor2D;
    contrast: (directionRad: number) => number;
  },
): LineResponses {
  const sigmaPx = lineSigmaMm * pair.pixelsPerMm;
  const curvatures = [pair.before, pair.after].map((image) =>
    secondDerivatives(maskedGaussian(bloodlessLog(image), open, sigmaPx)),
  );
  let best: LineResponses | null = null;
  for (let k = 0; k < orientations; k++) {
    const across = (k * Math.PI) / orientations;
    const half = Math.exp(contrast(across) / 2);
    const [before, after] = curvatures.map((curvature, photo) => {
      const response = averageAlong(tf.mul(inDirection(curvature, across), inner), {
        directionRad: across + Math.PI / 2,
        lengthPx: lineLengthMm * pair.pixelsPerMm,
      });
      return tf.mul(response, photo === 0 ? half : 1 / half) as Tensor2D;
    });
    const union = tf.mul(tf.add(before, after), 0.5) as Tensor2D;
    best = best ? strongerOf(best, { before, after, union }) : { before, after, union };
  }
  return best as LineResponses;
}

function strongerOf(a: LineResponses, b: LineResponses): LineResponses {
  const isStronger = tf.greater(b.union, a.union);
  const pick = (key: keyof LineResponses) => tf.where(isStronger, b[key], a[key]) as Tensor2D;
  return { before: pick('before'), after: pick('after'), union: pick('union') };
}

type Curvature = { xx: Tensor2D; xy: Tensor2D; yy: Tensor2D };

function secondDerivatives(image: Tensor2D): Curvature {
  const { dx, dy } = gradient(image);
  const { dx: xy, dy: yy } = gradient(dy);
  return { xx: gradient(dx).dx, xy, yy };
}

function inDirection({ xx, xy, yy }: Curvature, directionRad: number): Tensor2D {
  const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
  return tf.add(tf.add(tf.mul(xx, c * c), tf.mul(xy, 2 * c * s)), tf.mul(yy, s * s)) as Tensor2D;
}

/** Mean of eight samples along a line, by three doublings. */
function averageAlong(
  image: Tensor2D,
  { directionRad, lengthPx }: { directionRad: number; lengthPx: number },
): Tensor2D {
  const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
  return [1, 2, 4].reduce((mean, times) => {
    const reachPx = (times * lengthPx) / 16;
    const step = [Math.round(reachPx * c), Math.round(reachPx * s)] as const;
    return tf.mul(tf.add(shifted(mean, step, 1), shifted(mean, step, -1)), 0.5);
  }, image);
}

/** The image moved by whole pixels, zero beyond its border. */
function shifted(image: Tensor2D, [x, y]: readonly [number, number], sign: 1 | -1): Tensor2D {
  const [right, down] = [Math.abs(x), Math.abs(y)];
  const padded = tf.pad(image, [[down, down], [right, right]]); // biome-ignore format: one line
  return tf.slice(padded, [down + sign * y, right + sign * x], image.shape) as Tensor2D;
}

const quantity: Quantity = {
  localMaps(pair, reference) {
    const contrast = slopeContrast(reference);
    const [before, after, union, inner] = tf.tidy(() => {
      const inner = erode(pair.mask, Math.round(2 * lineSigmaMm * pair.pixelsPerMm));
      const { before, after, union } = lineResponses(pair, { open: withoutPores(pair), inner, contrast });
      return [before, after, union, inner];
    });
    const onSkin = masked(union.dataSync(), inner.dataSync());
    const middle = onSkin.length ? median(onSkin) : 0;
    const threshold = onSkin.length ? middle + thresholdSd * robustSd(onSkin, middle) : Number.MAX_VALUE;
    const weight = tf.tidy(() => tf.mul(tf.mul(union, inner), tf.step(tf.sub(union, threshold))) as Tensor2D);
    tf.dispose([union, inner]);
    return { before, after, weight };
  },
  level: (mean) => 1000 * mean,
};

function withoutPores(pair: RegionPair): Tensor2D {
  const logs = { before: logLuminance(pair.before), after: logLuminance(pair.after) };
  const loci = findPores(pair, { ...poreResponses(logs, pair), thresholdSd: poreThresholdSd });
  return tf.mul(pair.mask, tf.sub(1, dilate(tf.step(loci), poreMarginMm * pair.pixelsPerMm))) as Tensor2D;
}

/**
 * Fine lines and wrinkles: mean darkness of the long lines found in the two photos together, weighted by how plainly each is
 * one. Untreated skin has few lines to compare with; its relief tells how strongly the light of each photo shows slopes,
 * direction by direction, and that is taken off before anything is averaged.
 * @see the Hessian line filter of Ng C-C et al. 2014, 10.1007/978-3-319-16811-1_40
 */
export const wrinkles: Metric = {
  name: 'wrinkles',
  label: 'Fine lines and wrinkles',
  version: 1,
  unit: 'line contrast x 1000',
  higherMeans: 'worse',
  improvedWord: 'fainter lines',
  worsenedWord: 'stronger lines',
  needs: { pixelsPerMm: 5, reference: true, fineDetail: true },
  reference: '10.1007/978-3-319-16811-1_40',
  ...quantity,
  untreated: null,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
