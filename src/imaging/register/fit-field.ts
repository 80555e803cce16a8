import { median } from '../statistics.ts';
import { controlsAt, fieldAt, type SmoothField } from './smooth-field.ts';
import { factorise } from './solve-symmetric.ts';
import type { TileShift } from './tile-shifts.ts';

/** Cost of bending against that of missing a tile: `smooth` follows what spans several tiles, `rigid` is an affine map. */
export const stiffness = { smooth: 0.01, rigid: 1e5 };

const rounds = 4;
/** Tiles off by this many typical deviations weigh half: something changed there, or moved by itself. */
const outlierDeviations = 2;
const smallestDeviationPx = 0.01;

/**
 * The smoothest field that follows the tiles' shifts, outliers discounted (iteratively reweighted least squares).
 * @param like its grid
 * @returns null when too few tiles fix it
 */
export function fitField(
  tiles: readonly TileShift[],
  like: SmoothField,
  bending: number,
): SmoothField | null {
  const entries = tiles.map(({ place }) => {
    const { first, across, down } = controlsAt(like, place);
    return down.flatMap((wy, j) =>
      across.map((wx, i) => ({ at: first + j * like.columns + i, share: wx * wy })),
    );
  });
  let trust = tiles.map(({ weight }) => weight);
  let field: SmoothField | null = null;
  for (let round = 0; round < rounds; round++) {
    const matrix = bendingMatrix(like, bending);
    const right = { x: new Float64Array(like.x.length), y: new Float64Array(like.y.length) };
    entries.forEach((ofTile, t) => {
      for (const { at, share } of ofTile) {
        const weight = trust[t] * share;
        right.x[at] += weight * tiles[t].shift[0];
        right.y[at] += weight * tiles[t].shift[1];
        for (const other of ofTile) matrix[at][other.at] += weight * other.share;
      }
    });
    const solve = factorise(matrix);
    if (!solve) return null;
    const fitted = { ...like, x: Float64Array.from(solve(right.x)), y: Float64Array.from(solve(right.y)) };
    const misses = missesOf(fitted, tiles);
    const limit = outlierDeviations * Math.max(smallestDeviationPx, median(misses));
    trust = tiles.map(({ weight }, t) => weight / (1 + (misses[t] / limit) ** 2));
    field = fitted;
  }
  return field;
}

/** How far each tile's shift is from the field. */
export const missesOf = (
  field: SmoothField,
  tiles: readonly Pick<TileShift, 'place' | 'shift'>[],
): number[] =>
  tiles.map(({ place, shift }) => {
    const [dx, dy] = fieldAt(field, place);
    return Math.hypot(shift[0] - dx, shift[1] - dy);
  });

/** Squared second differences of neighbouring control points along rows, columns and across; zero for affine fields. */
function bendingMatrix({ columns, rows }: SmoothField, bending: number): Float64Array[] {
  const matrix = Array.from({ length: columns * rows }, () => new Float64Array(columns * rows));
  const punish = (cost: number, terms: [number, number][]) => {
    for (const [i, a] of terms) for (const [j, b] of terms) matrix[i][j] += cost * a * b;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column >= 2) punish(bending, [[at - 2, 1], [at - 1, -2], [at, 1]]); // biome-ignore format: one line
      if (row >= 2) punish(bending, [[at - 2 * columns, 1], [at - columns, -2], [at, 1]]); // biome-ignore format: one line
      if (row && column) punish(2 * bending, [[at - columns - 1, 1], [at - columns, -1], [at - 1, -1], [at, 1]]); // biome-ignore format: one line
    }
  }
  return matrix;
}
