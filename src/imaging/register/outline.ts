import { applyAffine, invert } from '../affine.ts';
import type { PixelPolygon } from '../image.ts';
import type { HalfWaySpace } from './half-way.ts';

/**
 * A region's outline as drawn on one photo or on both, vertex by vertex. Where it is on both, the middle of the two holds,
 * so that neither photo decides.
 */
export type Outline =
  | { before: PixelPolygon; after?: undefined }
  | { before?: undefined; after: PixelPolygon }
  | { before: PixelPolygon; after: PixelPolygon };

/** The outline in pixels of the half-way space. */
export function inSpace({ before, after }: Outline, { toBefore, toAfter }: HalfWaySpace): PixelPolygon {
  const [fromBefore, fromAfter] = [invert(toBefore), invert(toAfter)];
  const first = before?.map((vertex) => applyAffine(fromBefore, vertex));
  const second = after?.map((vertex) => applyAffine(fromAfter, vertex));
  if (!first || !second) return (first ?? second) as PixelPolygon;
  return first.map(([x, y], i) => [(x + second[i][0]) / 2, (y + second[i][1]) / 2] as const);
}

/** The same outline for the photos exchanged. */
export const exchangeSides = ({ before, after }: Outline): Outline =>
  ({ before: after, after: before }) as Outline;

/** Middle and longer side of what some outlines enclose, in the pixels of the photos they are drawn on. */
export function extentOf(outlines: readonly Outline[]): { centre: [number, number]; longSide: number } {
  const vertices = outlines.flatMap(({ before, after }) => before ?? after ?? []);
  const range = (axis: 0 | 1) => {
    const values = vertices.map((vertex) => vertex[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  return { centre: [(left + right) / 2, (top + bottom) / 2], longSide: Math.max(right - left, bottom - top) };
}
