import { expAffine, maxMovement } from '../affine.ts';
import type { Affine } from '../image.ts';
import { type Signal, signalReader } from './signal.ts';
import { solveSymmetric } from './solve-symmetric.ts';

export interface EccResult {
  /**
   * Pixel of the first image -> pixel of the second. Of it, the first image follows half backwards and the second half
   * forwards: exchanging them gives exactly the inverse, and equal images give exactly the identity.
   */
  correction: Affine;
  /** Of the two images as the correction lays them, on their common mask, -1..1; -1 when nothing is in common. */
  correlation: number;
}

const iterations = 20;
const stillPx = 0.003;
const smallestSupportPx = 200;
/** Pixels that six parameters are estimated from; of larger frames every second or third of every second or third row. */
const mostPixels = 20_000;
const mostHalvings = 4;

/**
 * Affine registration by the enhanced correlation coefficient (Evangelidis & Psarakis 2008, 10.1109/TPAMI.2008.113), in its
 * symmetric form: both images move by half and share their mean gradient, which converges like second order (Malis 2004,
 * 10.1109/ROBOT.2004.1308092). Blind to gain.
 * @param wanted 1 where to look, [height x width]
 * @returns the best correction met, never worse than none
 */
export function alignEcc(first: Signal, second: Signal, wanted: Uint8Array): EccResult {
  const { width, height } = first;
  const pixels = latticeOf(wanted, width);
  const frame = { width, height, radius: Math.hypot(width, height) / 4 };
  let log: Affine = [0, 0, 0, 0, 0, 0];
  let best = { log, correlation: -1 };
  let step: Affine | null = null;
  let halvings = 0;
  for (let i = 0; i <= iterations; i++) {
    const found = eccStep(sumProducts({ first, second, pixels, log, frame }), frame);
    if (found && found.correlation > best.correlation) {
      best = { log, correlation: found.correlation };
      step = found.step;
      halvings = 0;
    } else if (step && halvings < mostHalvings) {
      step = scale(step, 0.5); // overshot: half of the way from the best so far
      halvings++;
    } else break;
    const next = add(best.log, step);
    if (maxMovement(expAffine(next), frame) > frame.radius) break; // nothing here holds the map
    const movement = maxMovement(expAffine(add(next, scale(log, -1))), frame);
    log = next;
    if (movement < stillPx) break;
  }
  return { correction: expAffine(best.log), correlation: best.correlation };
}

interface Frame {
  width: number;
  height: number;
  radius: number;
}

const add = (a: Affine, b: Affine): Affine => a.map((value, i) => value + b[i]) as unknown as Affine;
const scale = (a: Affine, factor: number): Affine => a.map((value) => value * factor) as unknown as Affine;

/** Indices of the wanted pixels, thinned to a lattice when there are many. */
function latticeOf(wanted: Uint8Array, width: number): Uint32Array {
  const all = wanted.reduce((sum, value) => sum + value, 0);
  const stride = Math.max(1, Math.round(Math.sqrt(all / mostPixels)));
  const pixels = new Uint32Array(all);
  let count = 0;
  for (let y = 0; y * width < wanted.length; y += stride) {
    for (let i = y * width; i < (y + 1) * width; i += stride) if (wanted[i]) pixels[count++] = i;
  }
  return pixels.subarray(0, count);
}

/** Rows of the 7 x 7 system: the six parameters, then the gain. */
const gain = 6;

interface Products {
  /** Sums of products of the seven derivatives; upper triangle. */
  matrix: number[][];
  /** Of the derivatives with the difference of the images. */
  vector: number[];
  correlation: number;
  pixels: number;
}

/** One pass over the pixels: difference of the images, their mean and its gradient, multiplied and summed. */
function sumProducts({
  first,
  second,
  pixels,
  log,
  frame,
}: {
  first: Signal;
  second: Signal;
  pixels: Uint32Array;
  log: Affine;
  frame: Frame;
}): Products {
  const { width, height, radius } = frame;
  const [a, b, tx, c, d, ty] = expAffine(scale(log, -0.5));
  const [e, f, ux, g, h, uy] = expAffine(scale(log, 0.5));
  const [readFirst, readSecond] = [signalReader(first), signalReader(second)];
  const one = new Float64Array(3);
  const other = new Float64Array(3);
  const [x0, y0] = [(width - 1) / 2, (height - 1) / 2];
  // Products of the gradient with itself, with the difference and with the mean, each times 1, u, v (and uu, uv, vv).
  const xx = new Float64Array(6);
  const xy = new Float64Array(6);
  const yy = new Float64Array(6);
  const [xr, yr, xm, ym] = [0, 0, 0, 0].map(() => new Float64Array(3));
  let [firstEnergy, secondEnergy, crossEnergy, count] = [0, 0, 0, 0];
  for (let k = 0; k < pixels.length; k++) {
    const x = pixels[k] % width;
    const y = (pixels[k] - x) / width;
    if (!readFirst(a * x + b * y + tx, c * x + d * y + ty, one)) continue;
    if (!readSecond(e * x + f * y + ux, g * x + h * y + uy, other)) continue;
    const u = (x - x0) / radius;
    const v = (y - y0) / radius;
    const difference = one[0] - other[0];
    const mean = (one[0] + other[0]) / 2;
    const dx = (one[1] + other[1]) / 2;
    const dy = (one[2] + other[2]) / 2;
    addQuadratic(xx, dx * dx, u, v);
    addQuadratic(xy, dx * dy, u, v);
    addQuadratic(yy, dy * dy, u, v);
    addLinear(xr, dx * difference, u, v);
    addLinear(yr, dy * difference, u, v);
    addLinear(xm, dx * mean, u, v);
    addLinear(ym, dy * mean, u, v);
    firstEnergy += one[0] * one[0];
    secondEnergy += other[0] * other[0];
    crossEnergy += one[0] * other[0];
    count++;
  }
  const meanEnergy = (firstEnergy + secondEnergy + 2 * crossEnergy) / 4;
  const blocks = [
    [xx, xy],
    [xy, yy],
  ].map((row) => row.map(([one, u, v, uu, uv, vv]) => [[uu, uv, u], [uv, vv, v], [u, v, one]])); // biome-ignore format: a matrix
  const withMean = [xm, ym].flatMap(([one, u, v]) => [u, v, one]);
  const six = withMean.map((value, i) => [
    ...blocks[Math.floor(i / 3)][0][i % 3],
    ...blocks[Math.floor(i / 3)][1][i % 3],
    value,
  ]);
  return {
    matrix: [...six, [...withMean, meanEnergy]],
    vector: [...[xr, yr].flatMap(([one, u, v]) => [u, v, one]), (firstEnergy - secondEnergy) / 2],
    correlation: crossEnergy / Math.sqrt(firstEnergy * secondEnergy),
    pixels: count,
  };
}

function addLinear(sums: Float64Array, value: number, u: number, v: number): void {
  sums[0] += value;
  sums[1] += value * u;
  sums[2] += value * v;
}

function addQuadratic(sums: Float64Array, value: number, u: number, v: number): void {
  addLinear(sums, value, u, v);
  sums[3] += value * u * u;
  sums[4] += value * u * v;
  sums[5] += value * v * v;
}

/** The next step of the logarithm and the present correlation; null when there is nothing to go on. */
function eccStep(
  { matrix, vector, correlation, pixels }: Products,
  { width, height, radius }: Frame,
): { step: Affine; correlation: number } | null {
  if (pixels < smallestSupportPx || Number.isNaN(correlation)) return null;
  const solution = solveSymmetric(matrix, vector);
  if (!solution) return null;
  const [x0, y0] = [(width - 1) / 2, (height - 1) / 2];
  const [a, b, tx, c, d, ty] = solution.slice(0, gain);
  const [ax, bx, cx, dx] = [a, b, c, d].map((value) => value / radius);
  return { step: [ax, bx, tx - ax * x0 - bx * y0, cx, dx, ty - cx * x0 - dx * y0], correlation };
}
