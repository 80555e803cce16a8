import { solveSymmetric } from '../register/solve-symmetric.ts';

/** 3x3 projective map, row-major, last entry 1: x' = (h0 x + h1 y + h2) / (h6 x + h7 y + 1). */
export type Homography = readonly number[];

export type Point = readonly [x: number, y: number];

export function project(h: Homography, [x, y]: Point): [number, number] {
  const depth = h[6] * x + h[7] * y + 1;
  return [(h[0] * x + h[1] * y + h[2]) / depth, (h[3] * x + h[4] * y + h[5]) / depth];
}

/** Derivatives at a point: [dx'/dx, dx'/dy, dy'/dx, dy'/dy]. */
export function jacobian(h: Homography, point: Point): [number, number, number, number] {
  const [u, v] = project(h, point);
  const depth = h[6] * point[0] + h[7] * point[1] + 1;
  return [
    (h[0] - u * h[6]) / depth,
    (h[1] - u * h[7]) / depth,
    (h[3] - v * h[6]) / depth,
    (h[4] - v * h[7]) / depth,
  ];
}

/** @throws RangeError when the map is singular. */
export function invertHomography([a, b, c, d, e, f, g, h]: Homography): Homography {
  const adjugate = [e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]; // biome-ignore format: a matrix
  const last = adjugate[8];
  if (Math.abs(last) < 1e-12) throw new RangeError('homography is singular');
  return adjugate.map((entry) => entry / last);
}

/** A point whose image is known to lie on a line. */
export interface Constraint {
  from: Point;
  /** Any point of that line. */
  to: Point;
  /** Unit vector across it. */
  normal: Point;
}

/** Least squares of the distances from the lines, by Gauss-Newton from a first guess; null when undetermined. */
export function fitHomography(first: Homography, constraints: readonly Constraint[]): Homography | null {
  let h = first;
  for (let step = 0; step < 3; step++) {
    const a = Array.from({ length: 8 }, () => new Array<number>(8).fill(0));
    const b = new Array<number>(8).fill(0);
    for (const { from, to, normal } of constraints) {
      const [x, y] = from;
      const [u, v] = project(h, from);
      const [nx, ny] = [normal[0] / (h[6] * x + h[7] * y + 1), normal[1] / (h[6] * x + h[7] * y + 1)];
      const slide = nx * u + ny * v;
      const row = [nx * x, nx * y, nx, ny * x, ny * y, ny, -slide * x, -slide * y];
      const error = normal[0] * (to[0] - u) + normal[1] * (to[1] - v);
      for (let i = 0; i < 8; i++) {
        b[i] += row[i] * error;
        for (let j = 0; j <= i; j++) a[i][j] += row[i] * row[j];
      }
    }
    const change = solveScaled(a, b);
    if (!change) return null;
    h = [...h.slice(0, 8).map((entry, i) => entry + change[i]), 1];
  }
  return h;
}

/** Symmetric solve after bringing the diagonal to 1: entries of a homography differ by powers of a thousand. */
function solveScaled(a: number[][], b: number[]): number[] | undefined {
  const scale = a.map((row, i) => 1 / Math.sqrt(row[i] || 1));
  const scaled = a.map((row, i) => row.map((_, j) => (i >= j ? a[i][j] : a[j][i]) * scale[i] * scale[j]));
  const solved = solveSymmetric(
    scaled,
    b.map((value, i) => value * scale[i]),
  );
  return solved?.map((value, i) => value * scale[i]);
}

/** The map that takes four points to four others; null when three of them lie on a line. */
export function homographyFromCorners(from: readonly Point[], to: readonly Point[]): Homography | null {
  // Rows of x' (g x + h y + 1) = a x + b y + c, eliminated with pivots.
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = to[i];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let k = 0; k < 8; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, i) => (Math.abs(row[k]) > Math.abs(rows[best][k]) ? k + i : best), k);
    if (Math.abs(rows[pivot][k]) < 1e-9) return null;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (let i = 0; i < 8; i++) {
      if (i === k) continue;
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j < 9; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  return [...rows.map((row, k) => row[8] / row[k]), 1];
}
