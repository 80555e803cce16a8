import type { Affine } from './image.ts';
import { shared } from './shared-maps.ts';
import { type Tensor2D, type Tensor3D, tf } from './tensor.ts';

/** One region of both photos on one grid in the half-way space of the pair, registered. The holder disposes it. */
export interface RegionPair {
  name: string;
  kind: 'treated' | 'reference';
  pixelsPerMm: number;
  width: number;
  height: number;
  /** Linear light, [height, width, 3]. */
  before: Tensor3D;
  after: Tensor3D;
  /** 1 on skin usable in both photos and inside the region, else 0; [height, width]. */
  mask: Tensor2D;
  /** Pixel of the grid -> place in the photos, mean of both: from the middle, in units of half the longer side. */
  toFrame: Affine;
}

export function disposeRegionPair({ before, after, mask }: RegionPair): void {
  tf.dispose([before, after, mask]);
}

/** Weighted sum of a linear-light image's channels; [height, width]. A matrix product reads interleaved pixels fastest. */
function mixChannels(image: Tensor3D, weights: [red: number, green: number, blue: number]): Tensor2D {
  const [height, width] = image.shape;
  const pixels = tf.reshape(image, [height * width, 3]);
  return tf.reshape(tf.matMul(pixels, tf.tensor2d(weights, [3, 1])), [height, width]);
}

/** Channel of a linear-light image as [height, width]. */
export function channel(image: Tensor3D, index: 0 | 1 | 2): Tensor2D {
  const [red, green, blue] = [0, 1, 2].map((k) => (k === index ? 1 : 0));
  return tf.tidy(() => mixChannels(image, [red, green, blue]));
}

/** Darker than this is sensor floor; keeps logarithms finite. */
const darkest = 1e-4;
const log = (linear: Tensor2D): Tensor2D => tf.log(tf.clipByValue(linear, darkest, Number.MAX_VALUE));

/** Natural logarithm of luminance, ln(.25 R + .65 G + .10 B) in linear light; [height, width]. */
export function logLuminance(image: Tensor3D): Tensor2D {
  return shared('log luminance', [image], () => tf.tidy(() => log(mixChannels(image, [0.25, 0.65, 0.1]))));
}

/** Optical density -ln of one channel; [height, width]. */
export function opticalDensity(image: Tensor3D, index: 0 | 1 | 2): Tensor2D {
  return shared(`density ${index}`, [image], () =>
    tf.tidy(() => tf.neg(log(channel(image, index))) as Tensor2D),
  );
}

/**
 * ln of light with blood taken out: 1.2 ln R - 0.2 ln G; [height, width]. Blood darkens green about six times as much as
 * red, so shading stays and small vessels and spots go.
 */
export function bloodlessLog(image: Tensor3D): Tensor2D {
  return shared('bloodless', [image], () =>
    tf.tidy(
      () => tf.sub(tf.mul(opticalDensity(image, 1), 0.2), tf.mul(opticalDensity(image, 0), 1.2)) as Tensor2D,
    ),
  );
}

/** Square tiles over a region's grid, row by row; those at the right and lower border may be smaller. */
export interface TileGrid {
  sizePx: number;
  columns: number;
  rows: number;
}

export function tileGrid({ width, height }: { width: number; height: number }, sizePx: number): TileGrid {
  return { sizePx, columns: Math.ceil(width / sizePx), rows: Math.ceil(height / sizePx) };
}

/** Sum of a [height, width] map over each tile, row by row. */
export function sumOverTiles(map: Tensor2D, { sizePx, columns, rows }: TileGrid): Float64Array {
  const [height, width] = map.shape;
  const values = map.dataSync();
  const sums = new Float64Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const firstTile = Math.floor(y / sizePx) * columns;
    for (let column = 0; column < columns; column++) {
      const end = y * width + Math.min(width, (column + 1) * sizePx);
      let sum = 0;
      for (let i = y * width + column * sizePx; i < end; i++) sum += values[i];
      sums[firstTile + column] += sum;
    }
  }
  return sums;
}
