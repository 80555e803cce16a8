import type { RandomStream } from '../random.ts';

/** A grid over the skin, in millimetres. Node (0, 0) lies at (originXMm, originYMm). */
export interface Grid {
  originXMm: number;
  originYMm: number;
  columns: number;
  rows: number;
  pixelsPerMm: number;
}

/**
 * Values on a grid, row-major. They are coefficients of a cubic B-spline, so a field is a smooth function that both photos
 * of a pair can read at any point: no interpolation blur that depends on how the photo happens to lie.
 */
export type Field = Float32Array;

export function createField(grid: Grid): Field {
  return new Float32Array(grid.columns * grid.rows);
}

/** Weights of the four neighbours of a point `fraction` (0..1) behind the second one. */
export function splineWeights(fraction: number, out: Float32Array | number[]): void {
  const f = fraction;
  const g = 1 - f;
  out[0] = (g * g * g) / 6;
  out[1] = (4 - 6 * f * f + 3 * f * f * f) / 6;
  out[2] = (4 - 6 * g * g + 3 * g * g * g) / 6;
  out[3] = (f * f * f) / 6;
}

/** Derivatives of {@link splineWeights} in the fraction. */
export function splineSlopes(fraction: number, out: Float32Array | number[]): void {
  const f = fraction;
  const g = 1 - f;
  out[0] = (-g * g) / 2;
  out[1] = (-4 * f + 3 * f * f) / 2;
  out[2] = (4 * g - 3 * g * g) / 2;
  out[3] = (f * f) / 2;
}

/** Standard deviation of a cubic B-spline whose coefficients are independent standard normals, in two dimensions. */
const splineNoiseDeviation = 0.4794;

/** Adds `amplitude` (standard deviation) of smooth noise with features about `sizeMm` wide. */
export function addNoise(
  field: Field,
  grid: Grid,
  { sizeMm, amplitude, random }: { sizeMm: number; amplitude: number; random: RandomStream },
): void {
  const spacing = Math.max(1, sizeMm * grid.pixelsPerMm);
  const coarseColumns = Math.ceil(grid.columns / spacing) + 4;
  const coarseRows = Math.ceil(grid.rows / spacing) + 4;
  const scale = amplitude / splineNoiseDeviation;
  const coarse = Float32Array.from({ length: coarseColumns * coarseRows }, () => scale * random.normal());
  const shiftX = random.uniform();
  const shiftY = random.uniform();

  const across = new Float32Array(coarseRows * grid.columns);
  const w = new Float32Array(4);
  for (let x = 0; x < grid.columns; x++) {
    const at = x / spacing + shiftX;
    const i = at | 0;
    splineWeights(at - i, w);
    for (let y = 0; y < coarseRows; y++) {
      const k = y * coarseColumns + i;
      across[y * grid.columns + x] =
        w[0]! * coarse[k]! + w[1]! * coarse[k + 1]! + w[2]! * coarse[k + 2]! + w[3]! * coarse[k + 3]!;
    }
  }
  for (let y = 0; y < grid.rows; y++) {
    const at = y / spacing + shiftY;
    const i = at | 0;
    splineWeights(at - i, w);
    const k = i * grid.columns;
    const n = grid.columns;
    for (let x = 0; x < n; x++) {
      field[y * n + x]! +=
        w[0]! * across[k + x]! +
        w[1]! * across[k + n + x]! +
        w[2]! * across[k + 2 * n + x]! +
        w[3]! * across[k + 3 * n + x]!;
    }
  }
}

/** Calls `visit(index, dxMm, dyMm)` for each node within `radiusMm` of a point, square neighbourhood. */
export function visitAround(
  grid: Grid,
  { xMm, yMm, radiusMm }: { xMm: number; yMm: number; radiusMm: number },
  visit: (index: number, dxMm: number, dyMm: number) => void,
): void {
  const d = grid.pixelsPerMm;
  const left = Math.max(0, Math.ceil((xMm - radiusMm - grid.originXMm) * d));
  const right = Math.min(grid.columns - 1, Math.floor((xMm + radiusMm - grid.originXMm) * d));
  const top = Math.max(0, Math.ceil((yMm - radiusMm - grid.originYMm) * d));
  const bottom = Math.min(grid.rows - 1, Math.floor((yMm + radiusMm - grid.originYMm) * d));
  for (let row = top; row <= bottom; row++) {
    const dy = grid.originYMm + row / d - yMm;
    for (let column = left; column <= right; column++) {
      visit(row * grid.columns + column, grid.originXMm + column / d - xMm, dy);
    }
  }
}
