import { band, dilate, erode, gradient, maskedGaussian } from '../filters.ts';
import { bloodlessLog, logLuminance, type RegionPair } from '../region-pair.ts';
import { masked, median, robustSd } from '../statistics.ts';
import { type Tensor2D, type Tensor3D, type Tensor4D, tf } from '../tensor.ts';
import { averageAlong } from './average-along.ts';
import type { Metric, Quantity } from './metric.ts';
import { findPores, poreResponses } from './pores.ts';

const lineSigmaMm = 0.26;
/** Longer means average away more of what else is dark along a line: pigment, relief. */
const lineLengthMm = 7.5;
const orientations = 16;
const fewestPixelsPerMm = 5;
const thresholdSd = 4;
/** A few millimetres of line: with less, relief that happens to lie in a row decides. */
const leastSupportMm2 = 1;
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

/** What lines are looked for in, on a grid as coarse as their width allows: a quarter of the work. */
type LineScene = {
  pixelsPerMm: number;
  /** Bloodless light of both photos, pores passed over. */
  before: Tensor2D;
  after: Tensor2D;
  /** Share of each pixel that the filters may look at. */
  open: Tensor2D;
  /** 1 on skin far enough from the border: what the border itself looks like must not spread along the lines. */
  inner: Tensor2D;
};

function makeScene(pair: RegionPair): LineScene {
  const factor = pair.pixelsPerMm >= 2 * fewestPixelsPerMm ? 2 : 1;
  return tf.tidy(() => {
    const skin = withoutPores(pair);
    const open = coarser(skin, factor);
    const reach = tf.clipByValue(open, 1e-6, 1);
    const mean = (image: Tensor3D) =>
      tf.div(coarser(tf.mul(bloodlessLog(image), skin), factor), reach) as Tensor2D;
    const inner = coarser(erode(pair.mask, Math.round(2 * lineSigmaMm * pair.pixelsPerMm)), factor);
    return {
      pixelsPerMm: pair.pixelsPerMm / factor,
      before: mean(pair.before),
      after: mean(pair.after),
      open,
      inner: tf.step(tf.sub(inner, 0.99)) as Tensor2D,
    };
  });
}

/** Means of blocks; those at the right and lower border may be smaller. */
function coarser(image: Tensor2D, factor: number): Tensor2D {
  const [height, width] = image.shape;
  const pooled = tf.avgPool(tf.reshape(image, [1, height, width, 1]) as Tensor4D, factor, factor, 'same');
  return tf.reshape(pooled, [pooled.shape[1], pooled.shape[2]]);
}

/** Each block's value at each of its pixels. */
function finer(image: Tensor2D, { width, height }: { width: number; height: number }): Tensor2D {
  const [rows, columns] = image.shape;
  const factor = Math.ceil(height / rows);
  const batch = tf.reshape(image, [1, rows, columns, 1]) as Tensor4D;
  const repeated = tf.image.resizeNearestNeighbor(batch, [rows * factor, columns * factor]);
  return tf.slice(
    tf.reshape(repeated, [rows * factor, columns * factor]),
    [0, 0],
    [height, width],
  ) as Tensor2D;
}

type LineResponses = {
  before: Tensor2D;
  after: Tensor2D;
  /** Mean of both: what decides where lines are and how they run. */
  union: Tensor2D;
};

/**
 * Darkness of lines: second derivative across at the lines' scale, averaged along 7.5 mm, in the direction in which both photos
 * together answer most.
 */
function lineResponses(
  { before, after, open, inner, pixelsPerMm }: LineScene,
  contrast: (directionRad: number) => number,
): LineResponses {
  const sigmaPx = lineSigmaMm * pixelsPerMm;
  const curvatures = [before, after].map((image) => secondDerivatives(maskedGaussian(image, open, sigmaPx)));
  let best: LineResponses | null = null;
  for (let k = 0; k < orientations; k++) {
    const across = (k * Math.PI) / orientations;
    const half = Math.exp(contrast(across) / 2);
    const previous: LineResponses | null = best;
    // Each direction tidies up after itself: all of them at once would fill the memory on a large region.
    best = tf.tidy(() => {
      const [before, after] = curvatures.map((curvature, photo) => {
        const response = averageAlong(tf.mul(inDirection(curvature, across), inner), {
          directionRad: across + Math.PI / 2,
          lengthPx: lineLengthMm * pixelsPerMm,
        });
        return tf.mul(response, sigmaPx ** 2 * (photo === 0 ? half : 1 / half)) as Tensor2D;
      });
      const found = { before, after, union: tf.mul(tf.add(before, after), 0.5) as Tensor2D };
      return previous ? strongerOf(previous, found) : found;
    });
    if (previous) tf.dispose([previous.before, previous.after, previous.union]);
  }
  for (const { xx, xy, yy } of curvatures) tf.dispose([xx, xy, yy]);
  return best as LineResponses;
}

function strongerOf(a: LineResponses, b: LineResponses): LineResponses {
  const isStronger = tf.greater(b.union, a.union);
  const pick = (key: keyof LineResponses) => tf.where(isStronger, b[key], a[key]) as Tensor2D;
  return { before: pick('before'), after: pick('after'), union: pick('union') };
}

type Curvature = { xx: Tensor2D; xy: Tensor2D; yy: Tensor2D };

function secondDerivatives(image: Tensor2D): Curvature {
  return tf.tidy(() => {
    const { dx, dy } = gradient(image);
    const { dx: xy, dy: yy } = gradient(dy);
    return { xx: gradient(dx).dx, xy, yy };
  });
}

function inDirection({ xx, xy, yy }: Curvature, directionRad: number): Tensor2D {
  const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
  return tf.add(tf.add(tf.mul(xx, c * c), tf.mul(xy, 2 * c * s)), tf.mul(yy, s * s)) as Tensor2D;
}

const quantity: Quantity = {
  localMaps(pair, reference) {
    const contrast = slopeContrast(reference);
    const { scene, found } = tf.tidy(() => {
      const scene = makeScene(pair);
      return { scene, found: lineResponses(scene, contrast) };
    });
    const onSkin = masked(found.union.dataSync(), scene.inner.dataSync());
    const middle = onSkin.length ? median(onSkin) : 0;
    const threshold = onSkin.length ? middle + thresholdSd * robustSd(onSkin, middle) : Number.MAX_VALUE;
    const maps = tf.tidy(() => {
      const standsOut = tf.mul(scene.inner, tf.step(tf.sub(found.union, threshold)));
      const supportMm2 = tf.div(tf.sum(standsOut), scene.pixelsPerMm ** 2);
      const lines = tf.mul(standsOut, tf.step(tf.sub(supportMm2, leastSupportMm2)));
      return {
        before: finer(found.before, pair),
        after: finer(found.after, pair),
        weight: finer(tf.mul(found.union, lines) as Tensor2D, pair),
      };
    });
    tf.dispose([scene.before, scene.after, scene.open, scene.inner, found.before, found.after, found.union]);
    return maps;
  },
  level: (mean) => 100 * mean,
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
  version: 2,
  unit: 'line contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'fainter lines',
  worsenedWord: 'stronger lines',
  needs: { pixelsPerMm: fewestPixelsPerMm, reference: true, fineDetail: true },
  reference: '10.1007/978-3-319-16811-1_40',
  ...quantity,
  untreated: null,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
