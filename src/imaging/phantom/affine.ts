import type { Affine } from '../image.ts';

/** `second` after `first`. */
export function compose(second: Affine, first: Affine): Affine {
  const [a, b, tx, c, d, ty] = second;
  const [e, f, ux, g, h, uy] = first;
  return [
    a * e + b * g,
    a * f + b * h,
    a * ux + b * uy + tx,
    c * e + d * g,
    c * f + d * h,
    c * ux + d * uy + ty,
  ];
}

export function invert([a, b, tx, c, d, ty]: Affine): Affine {
  const det = a * d - b * c;
  return [d / det, -b / det, (b * ty - d * tx) / det, -c / det, a / det, (c * tx - a * ty) / det];
}

export function apply([a, b, tx, c, d, ty]: Affine, [x, y]: readonly [number, number]): [number, number] {
  return [a * x + b * y + tx, c * x + d * y + ty];
}
