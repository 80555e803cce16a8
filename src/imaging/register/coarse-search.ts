import { applyAffine, compose, invert, rotationScaling, scaling, translation } from '../affine.ts';
import { band, erode } from '../filters.ts';
import type { Affine, RgbImage } from '../image.ts';
import { logLuminance } from '../region-pair.ts';
import type { LinearGrid } from '../resample.ts';
import { type Tensor2D, type Tensor3D, type Tensor4D, tf } from '../tensor.ts';
import { sampleLevel } from './half-way.ts';
import type { Pyramid } from './pyramid.ts';
import { logRatio } from './signal.ts';

/** A guess at how the photos lie over each other. */
export interface Candidate {
  /** Pixel of the before photo -> pixel of the after photo. */
  beforeToAfter: Affine;
  /** Normalised cross-correlation of the coarse images, -1..1. */
  score: number;
}

const longSidePx = 64;
const rotationsDeg = [-18, -13.5, -9, -4.5, 0, 4.5, 9, 13.5, 18];
const scales = [0.78, 0.84, 0.9, 0.95, 1, 1.055, 1.12, 1.19, 1.27];
const bandPx = [0.9, 4] as const;
const shiftShare = 1 / 3;
/** A shift counts only where this share of the template's energy lies inside the other photo. */
const smallestOverlap = 0.4;
const clipSd = 3;
const distinctPx = 6;

/**
 * Finds rotation (+-18 degrees), scale (0.78 to 1.27) and shift (a third of the frame) between two photos without any
 * landmark: normalised cross-correlation of small band-passed images over all of them at once.
 * @param centre of rotation, pixels of the before photo
 * @returns the `count` best guesses, best first, each apart from the others
 */
export function coarseSearch(
  before: Pyramid,
  after: Pyramid,
  { centre, count = 6 }: { centre: readonly [number, number]; count?: number },
): Candidate[] {
  const beforeScale = smallScale(before.levels[0]);
  const afterScale = smallScale(after.levels[0]);
  const frame = {
    width: Math.round(after.levels[0].width * afterScale),
    height: Math.round(after.levels[0].height * afterScale),
  };
  const reach = Math.ceil(longSidePx * shiftShare);
  const target = padTarget(makeMaps(sampleLevel(after, scaling(1 / afterScale), frame)), reach);
  const toBefore = scales.flatMap((scale) =>
    rotationsDeg.map((degrees) =>
      compose(
        translation(...centre),
        compose(
          rotationScaling((-degrees * Math.PI) / 180, 1 / (scale * beforeScale)),
          translation(-(frame.width - 1) / 2, -(frame.height - 1) / 2),
        ),
      ),
    ),
  );
  // All at once: the backend fills whole groups of channels, and its preparation for a shape is done once.
  const scores = correlate(
    toBefore.map((map) => makeMaps(sampleLevel(before, map, frame))),
    target,
  );
  const candidates = toBefore.map((map, k): Candidate => {
    const best = peak(scores, { k, side: 2 * reach + 1, filters: toBefore.length });
    const toAfter = compose(scaling(1 / afterScale), translation(best.x - reach, best.y - reach));
    return { beforeToAfter: compose(toAfter, invert(map)), score: best.score };
  });
  tf.dispose([target.signal, target.inside]);
  return distinct(candidates, { frame: before.levels[0], count, distancePx: distinctPx / beforeScale });
}

const smallScale = ({ width, height }: RgbImage): number => longSidePx / Math.max(width, height);

interface Maps {
  /** Luminance and chroma bands, each of unit spread, zero outside the photo: [h, w, 2]. */
  signal: Tensor3D;
  /** 1 inside the photo: [h, w]. */
  inside: Tensor2D;
}

function makeMaps(grid: LinearGrid): Maps {
  const [signal, inside] = tf.tidy(() => {
    const shape: [number, number] = [grid.height, grid.width];
    const linear = tf.tensor3d(grid.linear, [...shape, 3]);
    const covered = tf.tensor2d(Float32Array.from(grid.inside), shape);
    const trusted = erode(covered, 1);
    const bands = [logLuminance(linear), logRatio(linear)].map((log) => {
      const raw = tf.mul(band(log, covered, bandPx), trusted);
      const spread = tf.sqrt(tf.div(tf.sum(tf.square(raw)), tf.maximum(tf.sum(trusted), 1)));
      return tf.clipByValue(tf.divNoNan(raw, spread), -clipSd, clipSd);
    });
    return [tf.stack(bands, 2), trusted];
  });
  return { signal: signal as Tensor3D, inside: inside as Tensor2D };
}

interface PaddedTarget {
  /** [1, h, w, 2] */
  signal: Tensor4D;
  /** [1, h, w, 1] */
  inside: Tensor4D;
}

function padTarget({ signal, inside }: Maps, reach: number): PaddedTarget {
  const border: [number, number] = [reach, reach];
  const padded = {
    signal: tf.tidy(() => tf.expandDims(tf.pad(signal, [border, border, [0, 0]]), 0) as Tensor4D),
    inside: tf.tidy(() => tf.reshape(tf.pad(inside, [border, border]), [1, inside.shape[0] + 2 * reach, inside.shape[1] + 2 * reach, 1]) as Tensor4D), // biome-ignore format: one line
  };
  tf.dispose([signal, inside]);
  return padded;
}

/** Normalised cross-correlation of each template with the target at each shift, [2r+1, 2r+1, templates] row-major. Disposes the templates. */
function correlate(templates: Maps[], target: PaddedTarget): Float32Array {
  const scores = tf.tidy(() => {
    const filters = tf.stack(
      templates.map(({ signal }) => signal),
      3,
    ) as Tensor4D; // [h, w, 2, k]
    const masks = tf.expandDims(
      tf.stack(
        templates.map(({ inside }) => inside),
        2,
      ),
      2,
    ) as Tensor4D; // [h, w, 1, k]
    const squared = tf.sum(tf.square(filters), 2, true) as Tensor4D;
    const targetSquared = tf.sum(tf.square(target.signal), 3, true) as Tensor4D;
    const product = tf.conv2d(target.signal, filters, 1, 'valid');
    const templateEnergy = tf.conv2d(target.inside, squared, 1, 'valid');
    const targetEnergy = tf.conv2d(targetSquared, masks, 1, 'valid');
    const total = tf.reshape(tf.sum(squared, [0, 1, 2]), [1, 1, 1, templates.length]);
    const enough = tf.greater(templateEnergy, tf.mul(total, smallestOverlap));
    const norm = tf.sqrt(tf.mul(templateEnergy, targetEnergy));
    return tf.where(enough, tf.divNoNan(product, norm), tf.fill(product.shape, -1));
  });
  const values = scores.dataSync() as Float32Array;
  tf.dispose([scores, ...templates.flatMap(({ signal, inside }) => [signal, inside])]);
  return values;
}

function peak(scores: Float32Array, { k, side, filters }: { k: number; side: number; filters: number }) {
  let best = { x: 0, y: 0, score: Number.NEGATIVE_INFINITY };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const score = scores[(y * side + x) * filters + k];
      if (score > best.score) best = { x, y, score };
    }
  }
  return best;
}

/** The best candidates that put the corners of the frame at least `distancePx` apart from a better one's. */
function distinct(
  candidates: Candidate[],
  {
    frame,
    count,
    distancePx,
  }: { frame: { width: number; height: number }; count: number; distancePx: number },
): Candidate[] {
  const corners = [[0, 0], [frame.width, 0], [0, frame.height], [frame.width, frame.height]] as const; // biome-ignore format: one line
  const spread = (a: Affine, b: Affine) =>
    Math.max(
      ...corners.map((corner) => {
        const [[ax, ay], [bx, by]] = [applyAffine(a, corner), applyAffine(b, corner)];
        return Math.hypot(ax - bx, ay - by);
      }),
    );
  const kept: Candidate[] = [];
  for (const candidate of candidates.sort((a, b) => b.score - a.score)) {
    if (kept.length === count) break;
    const known = kept.some((other) => spread(other.beforeToAfter, candidate.beforeToAfter) < distancePx);
    if (!known) kept.push(candidate);
  }
  return kept;
}
