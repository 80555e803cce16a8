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
  const sums = sumProducts(before, after, { mask, tiles });
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

/** Over each tile's skin: sums of gx gx, gx gy, gy gy, gx d, gy d (d = before - after), b b, b a, a a and 1. */
function sumProducts(
  before: Tensor2D,
  after: Tensor2D,
  { mask, tiles }: { mask: Tensor2D; tiles: TileGrid },
): Float64Array {
  const [height, width] = before.shape;
  const slopes = tf.tidy(() => gradient(tf.mul(tf.add(before, after), 0.5) as Tensor2D));
  const [first, second, skin, dx, dy] = [before, after, mask, slopes.dx, slopes.dy].map(
    (map) => map.dataSync() as Float32Array,
  );
  tf.dispose([slopes.dx, slopes.dy]);
  const sums = new Float64Array(tiles.columns * tiles.rows * channels);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / tiles.sizePx) * tiles.columns;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (!skin[i]) continue;
      const at = (row + Math.floor(x / tiles.sizePx)) * channels;
      const difference = first[i] - second[i];
      sums[at] += dx[i] * dx[i];
      sums[at + 1] += dx[i] * dy[i];
      sums[at + 2] += dy[i] * dy[i];
      sums[at + 3] += dx[i] * difference;
      sums[at + 4] += dy[i] * difference;
      sums[at + 5] += first[i] * first[i];
      sums[at + 6] += first[i] * second[i];
      sums[at + 7] += second[i] * second[i];
      sums[at + 8] += 1;
    }
  }
  return sums;
}
