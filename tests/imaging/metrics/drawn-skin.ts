import { gaussian, gradient } from '../../../src/imaging/filters.ts';
import { joinTiles, type Metric, type Quantity, sumTiles } from '../../../src/imaging/metrics/index.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { type RegionPair, tileGrid } from '../../../src/imaging/region-pair.ts';
import { type Tensor2D, tf } from '../../../src/imaging/tensor.ts';
import { estimateChange } from '../../../src/imaging/uncertainty/tile-bootstrap.ts';

/** Optical densities (-ln of linear light) added to plain skin at a place, in red, green and blue. */
export type Drawing = (xMm: number, yMm: number) => readonly [red: number, green: number, blue: number];

export interface Canvas {
  widthMm: number;
  heightMm: number;
  pixelsPerMm: number;
}

export const fineCanvas: Canvas = { widthMm: 24, heightMm: 20, pixelsPerMm: 10 };

const plainSkin = [0.45, 0.27, 0.2] as const;

/** Two drawings of the same skin as a registered region; all of it usable unless `isSkin` says otherwise. */
export function drawPair(
  { before, after }: { before: Drawing; after: Drawing },
  {
    canvas = fineCanvas,
    isSkin = () => true,
  }: { canvas?: Canvas; isSkin?: (xMm: number, yMm: number) => boolean } = {},
): RegionPair {
  const [width, height] = [canvas.widthMm, canvas.heightMm].map((mm) => Math.round(mm * canvas.pixelsPerMm));
  const places = Array.from({ length: width! * height! }, (_, i) => [
    (i % width!) / canvas.pixelsPerMm,
    Math.floor(i / width!) / canvas.pixelsPerMm,
  ]) as [number, number][];
  const light = (drawing: Drawing) =>
    places.flatMap(([x, y]) => drawing(x, y).map((density, k) => plainSkin[k]! * Math.exp(-density)));
  const shape: [number, number, number] = [height!, width!, 3];
  return {
    name: 'cheek',
    kind: 'treated',
    pixelsPerMm: canvas.pixelsPerMm,
    width: width!,
    height: height!,
    before: tf.tensor3d(light(before), shape),
    after: tf.tensor3d(light(after), shape),
    mask: tf.tensor2d(
      places.map(([x, y]) => Number(isSkin(x, y))),
      [height!, width!],
    ),
    toFrame: [1, 0, 0, 0, 1, 0],
  };
}

export const exchanged = (pair: RegionPair): RegionPair => ({
  ...pair,
  before: pair.after,
  after: pair.before,
});

/** Drawings laid over each other. */
export const over =
  (...drawings: Drawing[]): Drawing =>
  (x, y) =>
    drawings
      .map((drawing) => drawing(x, y))
      .reduce((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]] as const, [0, 0, 0]);

/** Less or more of a drawing. */
export const times =
  (factor: number, drawing: Drawing): Drawing =>
  (x, y) => {
    const [red, green, blue] = drawing(x, y);
    return [factor * red, factor * green, factor * blue];
  };

export const nothing: Drawing = () => [0, 0, 0];
/** Less light, as from a slope or a pit. */
export const shade = (density: number) => [density, density, density] as const;
/** Blood darkens green and blue, red a sixth of that. */
export const blood = (density: number) => [density / 6, density, density] as const;
/** Pigment darkens blue most. */
export const pigment = (density: number) => [0.5 * density, 0.8 * density, density] as const;

const bump = (distanceMm: number, sigmaMm: number) => Math.exp(-0.5 * (distanceMm / sigmaMm) ** 2);

/** Round spots, each with a Gaussian profile. */
export const spots =
  (
    middles: readonly (readonly [number, number])[],
    { sigmaMm, density, colour }: { sigmaMm: number; density: number; colour: typeof shade },
  ): Drawing =>
  (x, y) =>
    colour(density * middles.reduce((sum, [mx, my]) => sum + bump(Math.hypot(x - mx, y - my), sigmaMm), 0));

/** Dark straight lines across all of the skin, through given points at a given angle. */
export const lines =
  (
    through: readonly (readonly [number, number])[],
    { angleRad = 0.4, sigmaMm = 0.25, depth = 0.1 } = {},
  ): Drawing =>
  (x, y) =>
    shade(
      depth *
        through.reduce((sum, [px, py]) => {
          const off = (y - py) * Math.cos(angleRad) - (x - px) * Math.sin(angleRad);
          return sum + bump(off, sigmaMm);
        }, 0),
    );

/** Unevenness of a given grain and standard deviation, the same for the same seed. */
export function grain(
  seed: number,
  {
    sigmaMm,
    sd,
    colour = shade,
    canvas = fineCanvas,
  }: { sigmaMm: number; sd: number; colour?: typeof shade; canvas?: Canvas },
): Drawing {
  const field = smoothNoise(seed, { sigmaMm, canvas });
  return readField(unit(field), { sd, colour, canvas });
}

/** Relief of a surface lit from one direction: brighter where it faces the light. */
export function litRelief(
  seed: number,
  {
    lightRad,
    sd,
    sigmaMm = 0.3,
    canvas = fineCanvas,
  }: { lightRad: number; sd: number; sigmaMm?: number; canvas?: Canvas },
): Drawing {
  const slope = tf.tidy(() => {
    const { dx, dy } = gradient(smoothNoise(seed, { sigmaMm, canvas }));
    return tf.add(tf.mul(dx, Math.cos(lightRad)), tf.mul(dy, Math.sin(lightRad))) as Tensor2D;
  });
  return readField(unit(slope), { sd, colour: shade, canvas });
}

function smoothNoise(seed: number, { sigmaMm, canvas }: { sigmaMm: number; canvas: Canvas }): Tensor2D {
  const random = createRandom(seed);
  const [width, height] = [canvas.widthMm, canvas.heightMm].map((mm) => Math.round(mm * canvas.pixelsPerMm));
  const white = Float32Array.from({ length: width! * height! }, () => random.normal());
  return tf.tidy(() => gaussian(tf.tensor2d(white, [height!, width!]), sigmaMm * canvas.pixelsPerMm));
}

/** Mean 0, standard deviation 1. */
const unit = (field: Tensor2D): Tensor2D =>
  tf.tidy(() => {
    const { mean, variance } = tf.moments(field);
    return tf.div(tf.sub(field, mean), tf.sqrt(variance)) as Tensor2D;
  });

function readField(
  field: Tensor2D,
  { sd, colour, canvas }: { sd: number; colour: typeof shade; canvas: Canvas },
): Drawing {
  const [values, [, width]] = [field.dataSync(), field.shape];
  return (x, y) =>
    colour(sd * values[Math.round(y * canvas.pixelsPerMm) * width + Math.round(x * canvas.pixelsPerMm)]!);
}

/** Raw change of a metric over a whole region, against reference skin where some is given; null when nothing is found. */
export function rawChange(
  metric: Metric,
  treated: RegionPair,
  reference: readonly RegionPair[] = [],
): number | null {
  const wholeOf = (quantity: Quantity, pair: RegionPair) => {
    const grids = [tileGrid(pair, Math.max(pair.width, pair.height))] as const;
    return sumTiles(quantity, pair, { reference, grids }).sums[0];
  };
  const { untreated } = metric;
  const estimate = estimateChange(metric, wholeOf(metric, treated), {
    reference:
      untreated && reference.length ? joinTiles(reference.map((pair) => wholeOf(untreated, pair))) : null,
    random: null,
  });
  return estimate?.change ?? null;
}
