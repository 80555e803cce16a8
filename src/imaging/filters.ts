import { type Tensor2D, type Tensor4D, tf } from './tensor.ts';

/** Linear filters on [height, width] tensors. Callers own inputs and results; everything between is tidied. */

/** Gaussians wider than this are taken on a 4x pooled grid, a sixteenth of the work. */
const widestDirectSigmaPx = 10;
const poolFactor = 4;
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
  return tf.tidy(() => {
    const weight = gaussian(mask, sigmaPx);
    return tf.divNoNan(gaussian(tf.mul(image, mask), sigmaPx), tf.maximum(weight, 1e-6)) as Tensor2D;
  });
}

/** Difference of two Gaussians of the masked image, narrow minus wide: a band-pass. Sigmas in pixels. */
export function band(image: Tensor2D, mask: Tensor2D, [narrow, wide]: readonly [number, number]): Tensor2D {
  return tf.tidy(
    () => tf.sub(maskedGaussian(image, mask, narrow), maskedGaussian(image, mask, wide)) as Tensor2D,
  );
}

/** Largest value within `radiusPx` (a square of side 2 r + 1): dilation of a mask, or the envelope of a map. */
export function dilate(image: Tensor2D, radiusPx: number): Tensor2D {
  return tf.tidy(() => {
    const side = 2 * Math.round(radiusPx) + 1;
    return unpack(tf.maxPool(pack(image), side, 1, 'same'));
  });
}

/** Smallest value within `radiusPx`. */
export function erode(image: Tensor2D, radiusPx: number): Tensor2D {
  return tf.tidy(() => tf.neg(dilate(tf.neg(image), radiusPx)) as Tensor2D);
}

/** Central differences, borders reflected: d/dx and d/dy. */
export function gradient(image: Tensor2D): { dx: Tensor2D; dy: Tensor2D } {
  const [dx, dy] = tf.tidy(() => {
    const padded = pack(tf.mirrorPad(image, [[1, 1], [1, 1]], 'reflect') as Tensor2D); // biome-ignore format: one line
    const row = tf.tensor4d([-0.5, 0, 0.5], [1, 3, 1, 1]);
    const column = tf.tensor4d([-0.5, 0, 0.5], [3, 1, 1, 1]);
    const [height, width] = image.shape;
    return [
      unpack(
        tf.slice(
          tf.depthwiseConv2d(padded, row, 1, 'valid'),
          [0, 1, 0, 0],
          [1, height, width, 1],
        ) as Tensor4D,
      ),
      unpack(
        tf.slice(
          tf.depthwiseConv2d(padded, column, 1, 'valid'),
          [0, 0, 1, 0],
          [1, height, width, 1],
        ) as Tensor4D,
      ),
    ];
  });
  return { dx, dy };
}

function separable(image: Tensor2D, kernel: Float32Array): Tensor2D {
  const radius = (kernel.length - 1) / 2;
  const [height, width] = image.shape;
  const reach = [Math.min(radius, height - 1), Math.min(radius, width - 1)];
  const padded = pack(
    tf.mirrorPad(image, [[reach[0], reach[0]], [reach[1], reach[1]]], 'reflect') as Tensor2D, // biome-ignore format: one line
  );
  const column = tf.tensor4d(centre(kernel, reach[0]), [2 * reach[0] + 1, 1, 1, 1]);
  const row = tf.tensor4d(centre(kernel, reach[1]), [1, 2 * reach[1] + 1, 1, 1]);
  return unpack(
    tf.depthwiseConv2d(tf.depthwiseConv2d(padded, column, 1, 'valid'), row, 1, 'valid') as Tensor4D,
  );
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
