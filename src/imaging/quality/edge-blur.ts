/** Blur of a photo from its own edges: how much they lose when blurred a little more. */
import { linearTable, type RgbImage } from '../image.ts';
import { median, quantile } from '../statistics.ts';
import { type Gradient, gradientAt, gradientPlanes } from './gaussian-gradient.ts';
import { estimateNoise } from './pixel-noise.ts';

const tileSide = 160;
const maxTiles = 32;
/** Scales of the two gradients that are compared, Gaussian sigma in pixels of the pyramid level. */
const fineScale = 1;
const coarseScale = 2;
const margin = 10;
/** An edge must stand out of the noise of the fine gradient by this factor. */
const noiseFactor = 8;
/** A ridge between two pixels is at most so much higher than the higher of them: the parabola through three. */
const mostBetweenPixels = 1.125;
/** Of the edges that stand out, the share with the steepest gradients is asked: soft shadows are no measure of focus. */
const steepestShare = 0.25;
const fewestEdges = 40;
/** A step keeps its new level over this distance: the gradient beside it may turn back by this share at most. */
const stepReachPx = 5;
const returnLimit = 0.1;
/** Above this, edges are as wide as the filters and the next level of the pyramid measures better. */
const widestAtLevelPx = 4;
const maxLevel = 2;

interface Plane {
  width: number;
  height: number;
  /** Linear green; NaN where the pixel must not be used. */
  data: Float32Array;
}

interface Edge {
  strength: number;
  /** False where the light turns back beside the edge: hairs, pores, sharpened contours. */
  step: boolean;
  sigmaPx: number;
}

/**
 * Gaussian-equivalent blur of the photo's sharpest steps: standard deviation in pixels, as if they were ideal steps.
 * The ratio of the gradients at two known scales gives the unknown one (Elder & Zucker 1998, 10.1109/34.689301; Zhuo &
 * Sim 2011, 10.1016/j.patcog.2011.03.009): for a step blurred by s, the gradient at scale a is proportional to
 * 1/sqrt(s^2 + a^2). Measured in linear light, where lenses blur; a gain of brightness cancels. Hairs and pores, where
 * the light turns back, would read too sharp and are left out.
 *
 * What to expect: on ideal steps within 0.12 px or 10 % up to 2 px, within 20 % up to 4 px; below 0.3 px everything reads
 * about 0.15. Skin and faces have soft steps of their own, so that a photo in focus reads 0.5 to 1.5 px: compare two
 * photos of the same scene (the blur between them is sqrt(s1^2 - s2^2)), don't judge one.
 * @param mask one entry per pixel; edges near a 0 are left out
 * @returns null when too few steps stand out of the noise
 */
export function estimateBlurPx(image: RgbImage, { mask }: { mask?: ArrayLike<number> } = {}): number | null {
  const noise = estimateNoise(image, { mask }) ?? 0;
  let tiles = readTiles(image, mask);
  let best: number | null = null;
  // Averaging 2 x 2 pixels adds a box of variance 1/4 px^2 at each level, in pixels of the level below.
  for (let level = 0, scale = 1, added = 0; level <= maxLevel; level++) {
    const edges = tiles.flatMap((tile) => findEdges(tile, noise / scale));
    const sigma = summarise(edges);
    if (sigma === null) break;
    best = Math.sqrt(Math.max(0, (sigma * scale) ** 2 - added));
    if (sigma <= widestAtLevelPx) break;
    added += scale ** 2 / 4;
    scale *= 2;
    tiles = tiles.map(halve);
  }
  return best;
}

function summarise(edges: Edge[]): number | null {
  if (edges.length === 0) return null;
  const steep = quantile(
    edges.map(({ strength }) => strength),
    1 - steepestShare,
  );
  const sigmasPx = edges
    .filter(({ strength, step }) => step && strength >= steep)
    .map(({ sigmaPx }) => sigmaPx);
  return sigmasPx.length < fewestEdges ? null : median(sigmasPx);
}

/** Square samples of the photo on a regular grid: a large photo costs no more than a small one. */
function readTiles(image: RgbImage, mask?: ArrayLike<number>): Plane[] {
  const across = Math.max(1, Math.floor(image.width / tileSide));
  const down = Math.max(1, Math.floor(image.height / tileSide));
  const candidates = Array.from({ length: across * down }, (_, i) => ({
    left: (i % across) * tileSide,
    top: Math.floor(i / across) * tileSide,
  })).filter((at) => !mask || shareInside(mask, image, at) > 0.3);
  const stride = Math.max(1, candidates.length / maxTiles);
  const count = Math.min(candidates.length, maxTiles);
  return Array.from({ length: count }, (_, i) => readTile(image, candidates[Math.floor(i * stride)], mask));
}

interface Corner {
  left: number;
  top: number;
}

function shareInside(mask: ArrayLike<number>, { width, height }: RgbImage, { left, top }: Corner): number {
  let inside = 0;
  let asked = 0;
  for (let y = top; y < Math.min(height, top + tileSide); y += 8) {
    for (let x = left; x < Math.min(width, left + tileSide); x += 8) {
      asked++;
      if (mask[y * width + x]) inside++;
    }
  }
  return inside / asked;
}

/** Linear green of a tile; clipped and masked pixels become NaN, which every filter that touches them passes on. */
function readTile(image: RgbImage, { left, top }: Corner, mask?: ArrayLike<number>): Plane {
  const table = linearTable(image.maxValue);
  const limit = (250 / 255) * image.maxValue;
  const width = Math.min(tileSide, image.width - left);
  const height = Math.min(tileSide, image.height - top);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = (top + y) * image.width + left + x;
      const code = image.data[pixel * 3 + 1];
      data[y * width + x] = code >= limit || (mask && !mask[pixel]) ? Number.NaN : table[code];
    }
  }
  return { width, height, data };
}

function halve({ width, height, data }: Plane): Plane {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Float32Array(half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const i = 2 * y * width + 2 * x;
      out[y * half.width + x] = (data[i] + data[i + 1] + data[i + width] + data[i + width + 1]) / 4;
    }
  }
  return { ...half, data: out };
}

function findEdges(tile: Plane, noise: number): Edge[] {
  const { width, height } = tile;
  const fine = gradientPlanes(tile, fineScale);
  const coarse = gradientPlanes(tile, coarseScale);
  // White noise of deviation n has gradients of n / sqrt(8 pi) at scale 1 in each direction.
  const least = (noiseFactor * noise) / Math.sqrt(8 * Math.PI) / fineScale ** 2;
  const edges: Edge[] = [];
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      if (!(fine.strength[y * width + x] * mostBetweenPixels > least)) continue;
      const peak = gradientAt(fine, { x, y, width });
      if (!peak || !(peak.strength > least)) continue;
      const blurred = gradientAt(coarse, { x, y, width }, peak.step);
      if (!blurred || !(blurred.strength > 0)) continue;
      const ratio = (peak.strength / blurred.strength) ** 2;
      if (ratio <= 1.001) continue;
      const variance = (coarseScale ** 2 - ratio * fineScale ** 2) / (ratio - 1);
      const step = isStep(fine, y * width + x, peak.step);
      edges.push({ strength: peak.strength, step, sigmaPx: Math.sqrt(Math.max(0, variance)) });
    }
  }
  return edges;
}

/** Whether the light does not turn back beside the edge, as it does at a hair, a pore or a sharpened contour. */
function isStep({ x, y }: Gradient, at: number, across: number): boolean {
  const squared = x[at] * x[at] + y[at] * y[at];
  for (let distance = 2; distance <= stepReachPx; distance++) {
    for (const i of [at - distance * across, at + distance * across]) {
      if (!(x[i] * x[at] + y[i] * y[at] > -returnLimit * squared)) return false;
    }
  }
  return true;
}
