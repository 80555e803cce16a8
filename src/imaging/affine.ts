import type { Affine } from './image.ts';

/** Calculus of 2x3 affine maps, plain numbers. The logarithm makes half-way maps and two-way averages exact. */
export const identity: Affine = [1, 0, 0, 0, 1, 0];

/** p -> a(b(p)). */
export function compose(a: Affine, b: Affine): Affine {
  return [
    a[0] * b[0] + a[1] * b[3],
    a[0] * b[1] + a[1] * b[4],
    a[0] * b[2] + a[1] * b[5] + a[2],
    a[3] * b[0] + a[4] * b[3],
    a[3] * b[1] + a[4] * b[4],
    a[3] * b[2] + a[4] * b[5] + a[5],
  ];
}

/** @throws RangeError when the map is singular. */
export function invert([a, b, tx, c, d, ty]: Affine): Affine {
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-12) throw new RangeError('affine map is singular');
  return [d / det, -b / det, (b * ty - d * tx) / det, -c / det, a / det, (c * tx - a * ty) / det];
}

export function applyAffine(
  [a, b, tx, c, d, ty]: Affine,
  [x, y]: readonly [number, number],
): [number, number] {
  return [a * x + b * y + tx, c * x + d * y + ty];
}

/** Uniform scaling about the origin. */
export const scaling = (factor: number): Affine => [factor, 0, 0, 0, factor, 0];

export const translation = (x: number, y: number): Affine => [1, 0, x, 0, 1, y];

/** Rotation by `radians` (x towards y) and uniform scale about the origin. */
export function rotationScaling(radians: number, scale: number): Affine {
  const c = scale * Math.cos(radians);
  const s = scale * Math.sin(radians);
  return [c, -s, 0, s, c, 0];
}

/** Square root of the area factor: how many target pixels one source pixel becomes along a side. */
export const linearScale = ([a, b, , c, d]: Affine): number => Math.sqrt(Math.abs(a * d - b * c));

/** Rotation part in degrees (of the closest similarity). */
export const rotationDeg = ([a, b, , c, d]: Affine): number => (Math.atan2(c - b, a + d) * 180) / Math.PI;

const roots = 8;
const taylorTerms = 12;

/** Principal logarithm; the map must not turn by 180 degrees. Inverse scaling and squaring (Higham 2008, 10.1137/1.9780898717778). */
export function logAffine(map: Affine): Affine {
  let root = map;
  for (let i = 0; i < roots; i++) root = squareRoot(root);
  const x: Affine = [root[0] - 1, root[1], root[2], root[3], root[4] - 1, root[5]];
  let power = x;
  let sum = scaleEntries(x, 1);
  for (let k = 2; k <= taylorTerms; k++) {
    power = multiplyLinear(power, x);
    sum = addEntries(sum, scaleEntries(power, (k % 2 ? 1 : -1) / k));
  }
  return scaleEntries(sum, 2 ** roots);
}

/** Inverse of {@link logAffine}; exactly the identity for zero. */
export function expAffine(log: Affine): Affine {
  const x = scaleEntries(log, 2 ** -roots);
  let term = x;
  let sum = x;
  for (let k = 2; k <= taylorTerms; k++) {
    term = scaleEntries(multiplyLinear(term, x), 1 / k);
    sum = addEntries(sum, term);
  }
  let result: Affine = [1 + sum[0], sum[1], sum[2], sum[3], 1 + sum[4], sum[5]];
  for (let i = 0; i < roots; i++) result = compose(result, result);
  return result;
}

/** `map` applied `t` times: t = 0.5 goes half of the way, -1 back. */
export const powerAffine = (map: Affine, t: number): Affine => expAffine(scaleEntries(logAffine(map), t));

/**
 * One map from estimates of both directions, `forward` a -> b and `backward` b -> a, treating them alike: exchanging the
 * two gives exactly the inverse, and equal estimates give exactly the identity.
 */
export function averageBothWays(forward: Affine, backward: Affine): Affine {
  return expAffine(scaleEntries(addEntries(logAffine(forward), scaleEntries(logAffine(backward), -1)), 0.5));
}

/** Largest movement in pixels of the corners of a width x height frame. */
export function maxMovement(map: Affine, { width, height }: { width: number; height: number }): number {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  return Math.max(
    ...corners.map((corner) => {
      const [x, y] = applyAffine(map, corner);
      return Math.hypot(x - corner[0], y - corner[1]);
    }),
  );
}

/** Denman-Beavers iteration on the 2x2 part; the shift follows from (A + I) t' = t. */
function squareRoot([a, b, tx, c, d, ty]: Affine): Affine {
  let y = [a, b, c, d];
  let z = [1, 0, 0, 1];
  for (let i = 0; i < 20; i++) {
    const yInverse = invert2(y);
    const zInverse = invert2(z);
    const next = y.map((value, k) => (value + zInverse[k]) / 2);
    z = z.map((value, k) => (value + yInverse[k]) / 2);
    const step = Math.max(...next.map((value, k) => Math.abs(value - y[k])));
    y = next;
    if (step < 1e-15) break;
  }
  const m = invert2([y[0] + 1, y[1], y[2], y[3] + 1]);
  return [y[0], y[1], m[0] * tx + m[1] * ty, y[2], y[3], m[2] * tx + m[3] * ty];
}

function invert2([a, b, c, d]: number[]): number[] {
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-12) throw new RangeError('affine map is singular');
  return [d / det, -b / det, -c / det, a / det];
}

/** Product of two 3x3 matrices whose last row is zero. */
function multiplyLinear(a: Affine, b: Affine): Affine {
  return [
    a[0] * b[0] + a[1] * b[3],
    a[0] * b[1] + a[1] * b[4],
    a[0] * b[2] + a[1] * b[5],
    a[3] * b[0] + a[4] * b[3],
    a[3] * b[1] + a[4] * b[4],
    a[3] * b[2] + a[4] * b[5],
  ];
}

const scaleEntries = (m: Affine, k: number): Affine => m.map((value) => value * k) as unknown as Affine;
const addEntries = (a: Affine, b: Affine): Affine => a.map((value, i) => value + b[i]) as unknown as Affine;
