import { compose, maxMovement, scaling } from '../affine.ts';
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
/** Pixels that six parameters are estimated from; of larger frames every second or third of every second or third row. */
const mostPixels = 150_000;
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
  const stride = Math.ceil(Math.sqrt((width * height) / mostPixels));
  const frame = { width, height, radius: Math.hypot(width, height) / 4, stride };
  const stack = stackWithGradients(moving);
  const fixed = sampleTemplate(template, frame);
  let warp = initial;
  let best: EccResult = { warp, correlation: -1 };
  let step: number[] | null = null;
  let halvings = 0;
  for (let i = 0; i <= iterations; i++) {
    const found = eccStep(gramMatrix({ fixed, stack, warp }));
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
  tf.dispose([stack, fixed.image, fixed.weight, fixed.coordinates]);
  return best;
}

interface Frame {
  width: number;
  height: number;
  radius: number;
  /** Distance of the pixels that are looked at. */
  stride: number;
}

/** Image, its gradient and its mask as a batch of four, so that one warp moves all: [4, h, w, 1]. */
function stackWithGradients({ image, valid }: Signal): Tensor4D {
  return tf.tidy(() => {
    const { dx, dy } = gradient(image);
    return tf.expandDims(tf.stack([image, dx, dy, valid], 0), 3) as Tensor4D;
  });
}

/** What stays the same from step to step, at the n pixels that are looked at. */
interface FixedSamples {
  /** [height, width] of the samples. */
  shape: [number, number];
  stride: number;
  /** Template and where it counts, [1, n] each. */
  image: Tensor2D;
  weight: Tensor2D;
  /** x and y from the frame's centre in units of its radius (keeps the 6x6 system well scaled), [2, n]. */
  coordinates: Tensor2D;
}

function sampleTemplate(template: Signal, frame: Frame): FixedSamples {
  const { width, height, stride } = frame;
  const shape: [number, number] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  const pixels = shape[0] * shape[1];
  const [image, weight] = tf.tidy(() => {
    const sample = (map: Tensor2D): Tensor2D =>
      tf.reshape(tf.stridedSlice(map, [0, 0], [height, width], [stride, stride]), [1, pixels]);
    return [sample(template.image), sample(tf.mul(template.wanted, template.valid))];
  });
  return { shape, stride, image, weight, coordinates: makeCoordinates(frame, shape) };
}

function makeCoordinates({ width, height, radius, stride }: Frame, [rows, columns]: [number, number]) {
  const pixels = rows * columns;
  const values = new Float32Array(2 * pixels);
  for (let i = 0; i < pixels; i++) {
    values[i] = ((i % columns) * stride - (width - 1) / 2) / radius;
    values[pixels + i] = (Math.floor(i / columns) * stride - (height - 1) / 2) / radius;
  }
  return tf.tensor2d(values, [2, pixels]);
}

/** Sums of products of the rows [six derivatives, warped image, template, 1] over the common mask, row-major 9x9. */
function gramMatrix({
  fixed,
  stack,
  warp,
}: {
  fixed: FixedSamples;
  stack: Tensor4D;
  warp: Affine;
}): Float32Array {
  const gram = tf.tidy(() => {
    const pixels = fixed.shape[0] * fixed.shape[1];
    const map = tf.tensor2d([...compose(warp, scaling(fixed.stride)), 0, 0], [1, 8]);
    const warped = tf.image.transform(stack, map, 'bilinear', 'constant', 0, fixed.shape);
    const rowsOfStack = tf.reshape(warped, [4, pixels]) as Tensor2D;
    const row = (index: number) => tf.slice(rowsOfStack, [index, 0], [1, pixels]);
    const inside = tf.step(tf.sub(row(3), 0.99));
    const weight = tf.mul(fixed.weight, inside);
    const [dx, dy] = [tf.mul(row(1), weight), tf.mul(row(2), weight)];
    const rows = [
      tf.mul(dx, fixed.coordinates),
      dx,
      tf.mul(dy, fixed.coordinates),
      dy,
      tf.mul(row(0), weight),
      tf.mul(fixed.image, weight),
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
