import { shared, sharingMaps } from './shared-maps.ts';
import { type Tensor2D, type Tensor4D, tf } from './tensor.ts';

/** Linear filters on [height, width] tensors. Callers own inputs and results; everything between is tidied. */

/** Gaussians wider than this are taken on a grid half as fine, a quarter of the work, and so on. */
const widestDirectSigmaPx = 4;
const poolFactor = 2;
/** What averaging blocks and interpolating between their middles blur by themselves, px2. */
const poolVariance = (poolFactor ** 2 - 1) / 12 + poolFactor ** 2 / 6;

/**
 * Gaussian blur, separable, radius 3 sigma, borders reflected.
 * @param image [height, width]
 * @param sigmaPx standard deviation in pixels; 0 returns a copy
 */
export function gaussian(image: Tensor2D, sigmaPx: number): Tensor2D {
  return tf.tidy(() => {
    if (sigmaPx <= 0) return image.clone();
    if (sigmaPx > widestDirectSigmaPx) return pooledGaussian(image, sigmaPx);
    return separable(image, gaussianKernel(sigmaPx));
  });
}

/**
 * Gaussian mean of the masked pixels only: G(x m) / G(m) (normalised convolution, Knutsson & Westin 1993,
 * 10.1109/CVPR.1993.341081). Zero where no masked pixel is within reach.
 */
export function maskedGaussian(image: Tensor2D, mask: Tensor2D, sigmaPx: number): Tensor2D {
  return tf.tidy(() => tf.div(gaussian(tf.mul(image, mask), sigmaPx), reachOf(mask, sigmaPx)) as Tensor2D);
}

/** Difference of two Gaussians of the masked image, narrow minus wide: a band-pass. Sigmas in pixels. */
export function band(image: Tensor2D, mask: Tensor2D, sigmasPx: readonly [number, number]): Tensor2D {
  return bands([image], mask, sigmasPx)[0];
}

/** {@link band} of several images under one mask, whose own blur is then taken once. */
export function bands<Images extends readonly Tensor2D[]>(
  images: Images,
  mask: Tensor2D,
  sigmasPx: readonly [number, number],
): { [K in keyof Images]: Tensor2D } {
  const oneBand = (image: Tensor2D) => () =>
    tf.tidy(() => {
      const [narrow, wide] = sigmasPx.map((sigmaPx) => maskedGaussian(image, mask, sigmaPx));
      return tf.sub(narrow, wide) as Tensor2D;
    });
  return sharingMaps(() =>
    images.map((image) => shared(`band ${sigmasPx}`, [image, mask], oneBand(image))),
  ) as { [K in keyof Images]: Tensor2D };
}

/** The share of the Gaussian that lies on the mask, never zero. */
const reachOf = (mask: Tensor2D, sigmaPx: number): Tensor2D =>
  shared(`reach ${sigmaPx}`, [mask], () =>
    tf.tidy(() => tf.clipByValue(gaussian(mask, sigmaPx), 1e-6, Number.MAX_VALUE)),
  );

/** Largest value within `radiusPx` (a square of side 2 r + 1): dilation of a mask, or the envelope of a map. */
export function dilate(image: Tensor2D, radiusPx: number): Tensor2D {
  const side = 2 * Math.round(radiusPx) + 1;
  const downwards = (upright: Tensor2D) =>
    asChannels(upright, (columns) => tf.maxPool(columns, [side, 1], 1, 'same'));
  return alongBothAxes(image, downwards);
}

/** Smallest value within `radiusPx`. */
export function erode(image: Tensor2D, radiusPx: number): Tensor2D {
  return tf.tidy(() => tf.neg(dilate(tf.neg(image), radiusPx)) as Tensor2D);
}

/** Central differences, borders reflected: d/dx and d/dy. */
export function gradient(image: Tensor2D): { dx: Tensor2D; dy: Tensor2D } {
  const slope = Float32Array.of(-0.5, 0, 0.5);
  const [dx, dy] = tf.tidy(() => [
    tf.transpose(convolveColumns(tf.transpose(image), slope)),
    convolveColumns(image, slope),
  ]);
  return { dx, dy };
}

/** Applies a filter that works down the columns, then, turned, along the rows. */
const alongBothAxes = (image: Tensor2D, downwards: (upright: Tensor2D) => Tensor2D): Tensor2D =>
  tf.tidy(() => tf.transpose(downwards(tf.transpose(downwards(image)))));

/**
 * Hands a filter [1, height, 1, columns]. Backends work on channels in parallel and not on pixels: with each column as a
 * channel of its own, a filter takes a fifth to a tenth of the time.
 */
function asChannels(upright: Tensor2D, filter: (columns: Tensor4D) => Tensor4D): Tensor2D {
  const [height, width] = upright.shape;
  const filtered = filter(tf.reshape(upright, [1, height, 1, width]));
  return tf.reshape(filtered, [filtered.shape[1], width]);
}

const separable = (image: Tensor2D, kernel: Float32Array): Tensor2D =>
  alongBothAxes(image, (upright) => convolveColumns(upright, kernel));

/** Numbers of taps that the WebAssembly backend has fast paths for; kernels are filled up with zeros. */
const fastTaps = { few: 9, many: 25 };

/** Convolution down the columns, borders reflected. */
function convolveColumns(upright: Tensor2D, whole: Float32Array): Tensor2D {
  const [height, width] = upright.shape;
  const reach = Math.min((whole.length - 1) / 2, height - 1);
  const kernel = centre(whole, reach);
  const taps = kernel.length > fastTaps.few ? fastTaps.many : fastTaps.few;
  const weights = new Float32Array(taps * width);
  kernel.forEach((weight, tap) => {
    weights.fill(weight, tap * width, (tap + 1) * width);
  });
  const filter = tf.tensor4d(weights, [taps, 1, width, 1]);
  // What the zeros meet is of no account, as long as it is there.
  const beyond = taps - kernel.length;
  const reflected = Math.min(reach + beyond, height - 1);
  const padded = tf.mirrorPad(upright, [[reach, reflected], [0, 0]], 'reflect') as Tensor2D; // biome-ignore format: one line
  const missing = reach + beyond - reflected;
  const rows = missing > 0 ? (tf.pad(padded, [[0, missing], [0, 0]]) as Tensor2D) : padded; // biome-ignore format: one line
  return asChannels(rows, (columns) => tf.depthwiseConv2d(columns, filter, 1, 'valid'));
}

/** The middle of a kernel that is larger than the image, summing to 1 again. */
function centre(kernel: Float32Array, reach: number): Float32Array {
  const radius = (kernel.length - 1) / 2;
  if (reach >= radius) return kernel;
  const part = kernel.slice(radius - reach, radius + reach + 1);
  const total = part.reduce((sum, value) => sum + value, 0);
  return part.map((value) => value / total);
}

export function gaussianKernel(sigmaPx: number): Float32Array {
  const radius = Math.max(1, Math.ceil(3 * sigmaPx));
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - radius) / sigmaPx) ** 2),
  );
  const total = kernel.reduce((sum, value) => sum + value, 0);
  return kernel.map((value) => value / total);
}

function pooledGaussian(image: Tensor2D, sigmaPx: number): Tensor2D {
  const [height, width] = image.shape;
  const right = (poolFactor - (width % poolFactor)) % poolFactor;
  const below = (poolFactor - (height % poolFactor)) % poolFactor;
  const padded = tf.mirrorPad(image, [[0, below], [0, right]], 'symmetric') as Tensor2D; // biome-ignore format: one line
  const pooled = unpack(tf.avgPool(pack(padded), poolFactor, poolFactor, 'valid'));
  const blurred = gaussian(pooled, Math.sqrt(sigmaPx ** 2 - poolVariance) / poolFactor);
  const full = tf.image.resizeBilinear(pack(blurred), [height + below, width + right], false, true);
  return tf.slice(unpack(full as Tensor4D), [0, 0], [height, width]);
}

const pack = (image: Tensor2D): Tensor4D => tf.reshape(image, [1, image.shape[0], image.shape[1], 1]);
const unpack = (image: Tensor4D): Tensor2D => tf.reshape(image, [image.shape[1], image.shape[2]]);
