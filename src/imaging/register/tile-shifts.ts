import type { Affine } from '../image.ts';
import { type Signal, signalReader } from './signal.ts';
import { readLine, type SmoothField } from './smooth-field.ts';

/** What is left between two images in one square. All in pixels. */
export interface TileShift {
  /** Middle of the pixels that counted. */
  place: [number, number];
  /** From the first image to the second. */
  shift: [number, number];
  /** How evenly the tile's texture fixes both directions, 0..1. */
  weight: number;
  /** Checkerboard colour of the tile. */
  fold: 0 | 1;
}

const smallestShare = 0.3;
/** Less alike than this is no fit; farther than the band's reach is no shift. */
const smallestCorrelation = 0.4;
const farthestPx = 3;

/**
 * Shift tile by tile of two images that move by half each, from the optical-flow equations of their mean gradient (Lucas &
 * Kanade 1981): one linear step, to be repeated. Tiles without texture or likeness are left out.
 */
export function tileShifts(
  first: Signal,
  second: Signal,
  {
    wanted,
    tilePx,
    halves,
    field,
  }: {
    wanted: Uint8Array;
    tilePx: number;
    /** Place -> pixel of either image, after half of the field. */
    halves: { first: Affine; second: Affine };
    field: SmoothField;
  },
): TileShift[] {
  const { width, height } = first;
  const columns = Math.ceil(width / tilePx);
  const sums = new Float64Array(columns * Math.ceil(height / tilePx) * channels);
  const [readFirst, readSecond] = [signalReader(first), signalReader(second)];
  const [one, other] = [new Float64Array(3), new Float64Array(3)];
  const [[a, b, tx, c, d, ty], [e, f, ux, g, h, uy]] = [halves.first, halves.second];
  const half = { dx: new Float64Array(width), dy: new Float64Array(width) };
  for (let y = 0; y < height; y++) {
    readLine(field, { x: 0, y, step: 1, factor: 0.5 }, half);
    const row = Math.floor(y / tilePx) * columns;
    for (let x = 0; x < width; x++) {
      if (!wanted[y * width + x]) continue;
      const [sx, sy] = [half.dx[x], half.dy[x]];
      if (!readFirst(a * (x - sx) + b * (y - sy) + tx, c * (x - sx) + d * (y - sy) + ty, one)) continue;
      if (!readSecond(e * (x + sx) + f * (y + sy) + ux, g * (x + sx) + h * (y + sy) + uy, other)) continue;
      const at = (row + Math.floor(x / tilePx)) * channels;
      const difference = one[0] - other[0];
      const dx = (one[1] + other[1]) / 2;
      const dy = (one[2] + other[2]) / 2;
      sums[at] += dx * dx;
      sums[at + 1] += dx * dy;
      sums[at + 2] += dy * dy;
      sums[at + 3] += dx * difference;
      sums[at + 4] += dy * difference;
      sums[at + 5] += one[0] * one[0];
      sums[at + 6] += one[0] * other[0];
      sums[at + 7] += other[0] * other[0];
      sums[at + 8] += x;
      sums[at + 9] += y;
      sums[at + 10] += 1;
    }
  }
  const tiles: TileShift[] = [];
  for (let tile = 0; tile * channels < sums.length; tile++) {
    const [xx, xy, yy, xd, yd, aa, ab, bb, x, y, pixels] = sums.subarray(
      tile * channels,
      (tile + 1) * channels,
    );
    if (pixels < smallestShare * tilePx ** 2 || !(ab > smallestCorrelation * Math.sqrt(aa * bb))) continue;
    const determinant = xx * yy - xy * xy;
    const weight = (4 * determinant) / (xx + yy) ** 2;
    const shift: [number, number] = [(yy * xd - xy * yd) / determinant, (xx * yd - xy * xd) / determinant];
    if (!(weight > 0.05) || Math.hypot(...shift) > farthestPx) continue;
    const fold = ((Math.floor(tile / columns) + (tile % columns)) % 2) as 0 | 1;
    tiles.push({ place: [x / pixels, y / pixels], shift, weight, fold });
  }
  return tiles;
}

const channels = 11;
