import { maxMovement } from '../affine.ts';
import { gradient } from '../filters.ts';
import type { Affine } from '../image.ts';
import { type Tensor2D, type Tensor4D, tf } from '../tensor.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** A band-passed photo and where it is valid, both [height, width]. */
export interface Signal {
  image: Tensor2D;
  mask: Tensor2D;
}

export interface EccResult {
  /** Pixel of the template -> pixel of the moving image. */
  warp: Affine;
  /** Of template and warped moving image on their common mask, -1..1; -1 when nothing is left in common. */
  correlation: number;
}

const stillPx = 0.003;
const smallestSupportPx = 200;

/**
 * Affine registration by maximising the enhanced correlation coefficient: Gauss-Newton on six parameters, the forward
 * additive form of Evangelidis & Psarakis 2008, 10.1109/TPAMI.2008.113. Blind to gain and offset.
 * @param initial start, template -> moving
 * @returns the best warp met, never worse than the start
 */
export function alignEcc(
  template: Signal,
  moving: Signal,
  { initial, iterations = 20 }: { initial: Affine; iterations?: number },
): EccResult {
  const [height, width] = template.image.shape;
  const frame = { width, height, radius: Math.hypot(width, height) / 4 };
  const stack = stackWithGradients(moving);
  const coordinates = makeCoordinates(frame);
  let warp = initial;
  let best: EccResult = { warp, correlation: -1 };
  for (let i = 0; i <= iterations; i++) {
    const gram = gramMatrix({ template, stack, coordinates, warp });
    const step = eccStep(gram);
    if (!step) break;
    if (step.correlation > best.correlation) best = { warp, correlation: step.correlation };
    else if (step.correlation < best.correlation - 0.05) break;
    const next = addStep(warp, step.parameters, frame);
    const movement = movementBetween(warp, next, frame);
    warp = next;
    if (movement === null || movement < stillPx) break;
  }
  tf.dispose([stack, coordinates]);
  return best;
}

interface Frame {
  width: number;
  height: number;
  radius: number;
}

/** Image, its gradient and its mask as the channels of one tensor, so that one warp moves all: [1, h, w, 4]. */
function stackWithGradients({ image, mask }: Signal): Tensor4D {
  return tf.tidy(() => {
    const { dx, dy } = gradient(image);
    return tf.expandDims(tf.stack([image, dx, dy, mask], 2), 0) as Tensor4D;
  });
}

/** x and y of each pixel from the centre in units of the frame's radius (keeps the 6x6 system well scaled): [n, 2]. */
function makeCoordinates({ width, height, radius }: Frame): Tensor2D {
  return tf.tidy(() => {
    const x = tf.div(tf.sub(tf.range(0, width), (width - 1) / 2), radius);
    const y = tf.div(tf.sub(tf.range(0, height), (height - 1) / 2), radius);
    const columns = [tf.tile(tf.expandDims(x, 0), [height, 1]), tf.tile(tf.expandDims(y, 1), [1, width])];
    return tf.reshape(tf.stack(columns, 2), [width * height, 2]);
  });
}

/** Sums of products of the columns [six derivatives, warped image, template, 1] over the common mask, row-major 9x9. */
function gramMatrix({
  template,
  stack,
  coordinates,
  warp,
}: {
  template: Signal;
  stack: Tensor4D;
  coordinates: Tensor2D;
  warp: Affine;
}): Float32Array {
  const gram = tf.tidy(() => {
    const [height, width] = template.image.shape;
    const pixels = height * width;
    const map = tf.tensor2d([...warp, 0, 0], [1, 8]);
    const warped = tf.image.transform(stack, map, 'bilinear', 'constant', 0, [height, width]);
    const column = (index: number) => tf.slice(tf.reshape(warped, [pixels, 4]), [0, index], [pixels, 1]);
    const weight = tf.mul(
      tf.reshape(template.mask, [pixels, 1]),
      tf.cast(tf.greater(column(3), 0.99), 'float32'),
    );
    const [dx, dy] = [column(1), column(2)];
    const columns = [
      tf.mul(dx, coordinates),
      dx,
      tf.mul(dy, coordinates),
      dy,
      column(0),
      tf.reshape(template.image, [pixels, 1]),
      tf.onesLike(dx),
    ];
    const weighted = tf.mul(tf.concat(columns, 1), weight);
    return tf.matMul(weighted, weighted, true, false);
  });
  const values = gram.dataSync() as Float32Array;
  gram.dispose();
  return values;
}

const imageColumn = 6;
const templateColumn = 7;
const oneColumn = 8;

/** Parameter step and present correlation from the sums of products; null when there is nothing to go on. */
function eccStep(gram: Float32Array): { parameters: number[]; correlation: number } | null {
  const count = gram[oneColumn * 9 + oneColumn];
  if (count < smallestSupportPx) return null;
  const covariance = (i: number, j: number) =>
    gram[i * 9 + j] - (gram[i * 9 + oneColumn] * gram[j * 9 + oneColumn]) / count;
  const six = [0, 1, 2, 3, 4, 5];
  const hessian = six.map((i) => six.map((j) => covariance(i, j)));
  const onImage = six.map((i) => covariance(i, imageColumn));
  const onTemplate = six.map((i) => covariance(i, templateColumn));
  const imageSolution = solveSymmetric(hessian, onImage);
  const templateSolution = solveSymmetric(hessian, onTemplate);
  if (!imageSolution || !templateSolution) return null;

  const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const imageEnergy = covariance(imageColumn, imageColumn);
  const crossEnergy = covariance(imageColumn, templateColumn);
  const templateEnergy = covariance(templateColumn, templateColumn);
  if (imageEnergy <= 0 || templateEnergy <= 0) return null;
  const correlation = crossEnergy / Math.sqrt(imageEnergy * templateEnergy);
  const numerator = imageEnergy - dot(onImage, imageSolution);
  const denominator = crossEnergy - dot(onTemplate, imageSolution);
  const lambda = denominator > 0 ? numerator / denominator : crossEnergy / templateEnergy;
  return { parameters: six.map((i) => lambda * templateSolution[i] - imageSolution[i]), correlation };
}

function addStep([a, b, tx, c, d, ty]: Affine, p: number[], { width, height, radius }: Frame): Affine {
  const [x0, y0] = [(width - 1) / 2, (height - 1) / 2];
  const [a1, b1, c1, d1] = [p[0] / radius, p[1] / radius, p[3] / radius, p[4] / radius];
  return [a + a1, b + b1, tx + p[2] - a1 * x0 - b1 * y0, c + c1, d + d1, ty + p[5] - c1 * x0 - d1 * y0];
}

/** Largest movement of a corner in pixels; null when the step made the map useless. */
function movementBetween(from: Affine, to: Affine, { width, height }: Frame): number | null {
  const area = to[0] * to[4] - to[1] * to[3];
  if (!(area > 0.25 && area < 4)) return null;
  const corners = [0, 1, 2, 3, 4, 5].map((i) => to[i] - from[i]) as unknown as Affine;
  return maxMovement([corners[0] + 1, corners[1], corners[2], corners[3], corners[4] + 1, corners[5]], {
    width,
    height,
  });
}
