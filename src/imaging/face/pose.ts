import { meanFace } from './mean-face.ts';

export interface PoseDeg {
  /** Positive when the face is turned towards the picture's right (the patient's left). */
  yaw: number;
  /** Positive when the face looks up. */
  pitch: number;
  /** Positive when the head is tilted clockwise in the picture. */
  roll: number;
}

type Vector = [number, number, number];

/**
 * Pose relative to the mean frontal portrait: the rotation that lays the mean face over the points best (Horn 1987,
 * doi 10.1364/JOSAA.4.000629). R = Rz(roll) Ry(yaw) Rx(pitch), so turning the picture changes roll alone.
 * @param points N x 3 (N >= 468), x right, y down, z away from the camera, all in the same unit.
 */
export function headPose(points: Float32Array): PoseDeg {
  const model: Vector[] = [];
  const seen: Vector[] = [];
  for (const [right, left, x, y, z] of meanFace) {
    model.push([-x, y, z]);
    seen.push(pointAt(points, right));
    if (left === right) continue;
    model.push([x, y, z]);
    seen.push(pointAt(points, left));
  }
  const r = rotationBetween(model, seen);
  const degrees = 180 / Math.PI;
  return {
    yaw: Math.atan2(r[2][0], Math.hypot(r[0][0], r[1][0])) * degrees,
    pitch: -Math.atan2(r[2][1], r[2][2]) * degrees,
    roll: Math.atan2(r[1][0], r[0][0]) * degrees,
  };
}

function pointAt(points: Float32Array, index: number): Vector {
  return [points[index * 3], points[index * 3 + 1], points[index * 3 + 2]];
}

/** Rotation matrix (rows) that turns `from` into `to` with least squared error; shifts and scale don't matter. */
function rotationBetween(from: Vector[], to: Vector[]): [Vector, Vector, Vector] {
  const a = centred(from);
  const b = centred(to);
  const s = [0, 1, 2].map((i) => [0, 1, 2].map((j) => a.reduce((sum, p, n) => sum + p[i] * b[n][j], 0)));
  const [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = s;
  const matrix = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
  const [w, x, y, z] = dominantEigenvector(matrix);
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}

function centred(points: Vector[]): Vector[] {
  const mean = [0, 1, 2].map((k) => points.reduce((sum, p) => sum + p[k], 0) / points.length);
  return points.map((p) => [p[0] - mean[0], p[1] - mean[1], p[2] - mean[2]]);
}

/** Of the largest (not largest in size) eigenvalue of a symmetric 4x4 matrix, by repeated squaring of the shifted matrix. */
function dominantEigenvector(matrix: number[][]): number[] {
  const shift = Math.max(...matrix.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
  let power = matrix.map((row, i) => row.map((value, j) => value + (i === j ? shift : 0)));
  for (let squaring = 0; squaring < 40; squaring++) {
    const largest = Math.max(...power.flat().map(Math.abs));
    const scaled = power.map((row) => row.map((value) => value / largest));
    power = scaled.map((row) =>
      [0, 1, 2, 3].map((j) => row.reduce((sum, value, k) => sum + value * scaled[k][j], 0)),
    );
  }
  // Every column is now a multiple of the eigenvector: the longest is the most exact.
  const columns = [0, 1, 2, 3].map((j) => power.map((row) => row[j]));
  const best = columns.sort((a, b) => Math.hypot(...b) - Math.hypot(...a))[0];
  const length = Math.hypot(...best);
  return best.map((value) => value / length);
}
