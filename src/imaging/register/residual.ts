import { gradient } from '../filters.ts';
import type { TileGrid } from '../region-pair.ts';
import { median, quantile } from '../statistics.ts';
import { type Tensor2D, tf } from '../tensor.ts';

/** How well each tile of two registered, band-passed images lies: what is left of shift and how alike they are. */
export interface TileFit {
  /** Remaining shift in pixels; NaN where a tile has too little signal or skin. */
  shiftPx: Float64Array;
  /** Correlation of the two, -1..1; NaN likewise. */
  correlation: Float64Array;
  /** Usable pixels. */
  pixels: Float64Array;
}

/**
 * Remaining shift tile by tile, from the optical-flow equations of both images' mean gradient (Lucas & Kanade 1981).
 * One linear step: exact for shifts well under the band's wavelength, too small beyond, where the correlation speaks.
 * @param smallestPixels tiles with less skin than this are NaN
 */
export function fitTiles(
  before: Tensor2D,
  after: Tensor2D,
  { mask, tiles, smallestPixels }: { mask: Tensor2D; tiles: TileGrid; smallestPixels: number },
): TileFit {
  const products = tf.tidy(() => {
    const mean = tf.mul(tf.add(before, after), 0.5) as Tensor2D;
    const { dx, dy } = gradient(mean);
    const difference = tf.sub(before, after);
    const maps = [
      tf.mul(dx, dx), tf.mul(dx, dy), tf.mul(dy, dy), tf.mul(dx, difference), tf.mul(dy, difference),
      tf.mul(before, before), tf.mul(before, after), tf.mul(after, after), tf.onesLike(before),
    ]; // biome-ignore format: table
    return tf.mul(tf.stack(maps, 0), tf.expandDims(mask, 0));
  });
  const sums = sumChannels(products.dataSync() as Float32Array, before.shape, tiles);
  products.dispose();

  const count = tiles.columns * tiles.rows;
  const fit: TileFit = {
    shiftPx: new Float64Array(count).fill(Number.NaN),
    correlation: new Float64Array(count).fill(Number.NaN),
    pixels: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const [xx, xy, yy, xd, yd, bb, ba, aa, pixels] = sums.subarray(i * channels, (i + 1) * channels);
    fit.pixels[i] = pixels;
    if (pixels < smallestPixels) continue;
    fit.correlation[i] = ba / Math.sqrt(bb * aa);
    const determinant = xx * yy - xy * xy;
    if (determinant > 1e-3 * xx * yy) {
      fit.shiftPx[i] = Math.hypot((yy * xd - xy * yd) / determinant, (xx * yd - xy * xd) / determinant);
    }
  }
  return fit;
}

/** Median and 95th percentile of the remaining shift over all tiles that can tell, mm; null when none can. */
export function residualOf(
  fits: readonly TileFit[],
  pixelsPerMm: number,
): { median: number; p95: number } | null {
  const shifts = fits.flatMap(({ shiftPx }) => Array.from(shiftPx)).filter((shift) => !Number.isNaN(shift));
  if (shifts.length === 0) return null;
  return { median: median(shifts) / pixelsPerMm, p95: quantile(shifts, 0.95) / pixelsPerMm };
}

const channels = 9;

function sumChannels(values: Float32Array, [height, width]: [number, number], tiles: TileGrid): Float64Array {
  const sums = new Float64Array(tiles.columns * tiles.rows * channels);
  const pixels = height * width;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / tiles.sizePx) * tiles.columns;
    for (let x = 0; x < width; x++) {
      const tile = (row + Math.floor(x / tiles.sizePx)) * channels;
      for (let c = 0; c < channels; c++) sums[tile + c] += values[c * pixels + y * width + x];
    }
  }
  return sums;
}
