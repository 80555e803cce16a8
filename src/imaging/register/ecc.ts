import { maxMovement } from '../affine.ts';
import { gradient } from '../filters.ts';
import type { Affine } from '../image.ts';
import { type Tensor2D, type Tensor4D, tf } from '../tensor.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** A band-passed photo, all [height, width]. */
export interface Signal {
  image: Tensor2D;
  /** 1 where the photo was seen at all. */
  valid: Tensor2D;
  /** 1 where it is asked for: the region of interest, if the photo is the template. */
  wanted: Tensor2D;
}

export interface EccResult {
  /** Pixel of the template -> pixel of the moving image. */
  warp: Affine;
  /** Of template and warped moving image on their common mask, -1..1; -1 when nothing is left in common. */
  correlation: number;
}

const stillPx = 0.003;
const smallestSupportPx = 200;
const mostHalvings = 4;

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
  let step: number[] | null = null;
  let halvings = 0;
  for (let i = 0; i <= iterations; i++) {
    const found = eccStep(gramMatrix({ template, stack, coordinates, warp }));
    if (found && found.correlation > best.correlation) {
      best = { warp, correlation: found.correlation };
      step = found.parameters;
      halvings = 0;
    } else if (step && halvings < mostHalvings) {
      step = step.map((parameter) => parameter / 2); // overshot: half of the way from the best warp so far
      halvings++;
    } else break;
    const next: Affine = addStep(best.warp, step, frame);
    if (movementBetween(initial, next, frame) > frame.radius) break; // nothing here holds the map
    const movement = movementBetween(warp, next, frame);
    warp = next;
    if (movement < stillPx) break;
  }
  tf.dispose([stack, coordinates]);
  return best;
}

interface Frame {
  width: number;
  height: number;
  radius: number;
}

/** Image, its gradient and its mask as a batch of four, so that one warp moves all: [4, h, w, 1]. */
function stackWithGradients({ image, valid }: Signal): Tensor4D {
  return tf.tidy(() => {
    const { dx, dy } = gradient(image);
    return tf.expandDims(tf.stack([image, dx, dy, valid], 0), 3) as Tensor4D;
  });
}

/** x and y of each pixel from the centre in units of the frame's radius (keeps the 6x6 system well scaled): [2, n]. */
function makeCoordinates({ width, height, radius }: Frame): Tensor2D {
  return tf.tidy(() => {
    const x = tf.div(tf.sub(tf.range(0, width), (width - 1) / 2), radius);
    const y = tf.div(tf.sub(tf.range(0, height), (height - 1) / 2), radius);
    const rows = [tf.tile(tf.expandDims(x, 0), [height, 1]), tf.tile(tf.expandDims(y, 1), [1, width])];
    return tf.reshape(tf.stack(rows, 0), [2, width * height]);
  });
}

/** Sums of products of the rows [six derivatives, warped image, template, 1] over the common mask, row-major 9x9. */
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
    const warped = tf.reshape(tf.image.transform(stack, map, 'bilinear', 'constant', 0, [height, width]), [
      4,
      pixels,
    ]);
    const row = (index: number) => tf.slice(warped, [index, 0], [1, pixels]);
    const inside = tf.cast(tf.greater(row(3), 0.99), 'float32');
    const weight = tf.mul(tf.reshape(tf.mul(template.wanted, template.valid), [1, pixels]), inside);
    const [dx, dy] = [tf.mul(row(1), weight), tf.mul(row(2), weight)];
    const rows = [
      tf.mul(dx, coordinates),
      dx,
      tf.mul(dy, coordinates),
      dy,
      tf.mul(row(0), weight),
      tf.mul(tf.reshape(template.image, [1, pixels]), weight),
      weight,
    ];
    const all = tf.concat(rows, 0);
    return tf.matMul(all, all, false, true);
  });
  const values = gram.dataSync() as Float32Array;
  gram.dispose();
  return values;
}

const imageRow = 6;
const templateRow = 7;
const oneRow = 8;

/** Parameter step and present correlation from the sums of products; null when there is nothing to go on. */
function eccStep(gram: Float32Array): { parameters: number[]; correlation: number } | null {
  const count = gram[oneRow * 9 + oneRow];
  if (count < smallestSupportPx) return null;
  const covariance = (i: number, j: number) =>
    gram[i * 9 + j] - (gram[i * 9 + oneRow] * gram[j * 9 + oneRow]) / count;
  const six = [0, 1, 2, 3, 4, 5];
  const hessian = six.map((i) => six.map((j) => covariance(i, j)));
  const onImage = six.map((i) => covariance(i, imageRow));
  const onTemplate = six.map((i) => covariance(i, templateRow));
  const imageSolution = solveSymmetric(hessian, onImage);
  const templateSolution = solveSymmetric(hessian, onTemplate);
  if (!imageSolution || !templateSolution) return null;

  const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const imageEnergy = covariance(imageRow, imageRow);
  const crossEnergy = covariance(imageRow, templateRow);
  const templateEnergy = covariance(templateRow, templateRow);
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

/** Largest movement of a corner in pixels. */
function movementBetween(from: Affine, to: Affine, { width, height }: Frame): number {
  const [a, b, tx, c, d, ty] = to.map((value, i) => value - from[i]);
  return maxMovement([1 + a, b, tx, c, 1 + d, ty], { width, height });
}
