/** Row-major [a, b, tx, c, d, ty]: x' = a x + b y + tx, y' = c x + d y + ty. Pixel centres at integers. */
export type Affine = readonly [number, number, number, number, number, number];

export const applyAffine = (
  [a, b, tx, c, d, ty]: Affine,
  [x, y]: readonly [number, number],
): [number, number] => [a * x + b * y + tx, c * x + d * y + ty];

export const determinantOf = ([a, b, , c, d]: Affine): number => a * d - b * c;

/** How many times longer lengths become, on average over directions. */
export const linearScale = (map: Affine): number => Math.sqrt(Math.abs(determinantOf(map)));

export function invertAffine(map: Affine): Affine {
  const [a, b, tx, c, d, ty] = map;
  const determinant = determinantOf(map);
  const [p, q, r, s] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [p, q, -(p * tx + q * ty), r, s, -(r * tx + s * ty)];
}
