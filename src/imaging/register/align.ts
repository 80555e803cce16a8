import { identity } from '../affine.ts';
import type { Affine, PixelPolygon } from '../image.ts';
import { polygonMask } from '../polygon-mask.ts';
import { alignEcc } from './ecc.ts';
import { beforeToAfter, crop, type HalfWaySpace, halfWaySpace, refine, sampleLevel } from './half-way.ts';
import { inSpace, type Outline } from './outline.ts';
import type { Pyramid } from './pyramid.ts';
import { makeSignals } from './signal.ts';

export interface Alignment {
  /** Pixel of the before photo -> pixel of the after photo. */
  beforeToAfter: Affine;
  /** Of the band-passed luminance at the finest level, -1..1. */
  correlation: number;
}

export interface AlignOptions {
  initial: Affine;
  /** Where to look. */
  within: readonly Outline[];
  /** Pixels of the half-way space per pixel of the photos, coarse to fine. */
  scales: readonly number[];
}

/** Band of each level in its own pixels: what an octave of resolution adds, and room to find it. */
export const bandPx = [1.1, 6] as const;
const marginPx = 8;

/** Refines a map between two photos level by level; see the README of this folder. */
export function align(before: Pyramid, after: Pyramid, { initial, within, scales }: AlignOptions): Alignment {
  let result: Alignment = { beforeToAfter: initial, correlation: -1 };
  for (const scale of scales) {
    const whole = halfWaySpace(result.beforeToAfter, scale);
    const { space, width, height, polygons } = frameAround(whole, within);
    const wanted = polygonMask(polygons, width, height);
    const [first, second] = makeSignals(
      [
        sampleLevel(before, space.toBefore, { width, height }),
        sampleLevel(after, space.toAfter, { width, height }),
      ],
      { within: wanted, sigmasPx: bandPx },
    );
    const found = alignEcc(first, second, wanted);
    if (found.correlation <= 0) continue; // the two have nothing in common here
    const isStill = found.correction.every((value, i) => value === identity[i]);
    result = {
      // What need not move is not rounded either: equal photos keep the identity to the last bit.
      beforeToAfter: isStill ? result.beforeToAfter : beforeToAfter(refine(space, found.correction)),
      correlation: found.correlation,
    };
  }
  return result;
}

/** The part of the space round some outlines, with a margin for filters. */
export function frameAround(
  whole: HalfWaySpace,
  within: readonly Outline[],
): { space: HalfWaySpace; width: number; height: number; polygons: PixelPolygon[] } {
  const polygons = within.map((outline) => inSpace(outline, whole));
  const xs = polygons.flat().map(([x]) => x);
  const ys = polygons.flat().map(([, y]) => y);
  const left = Math.floor(Math.min(...xs)) - marginPx;
  const top = Math.floor(Math.min(...ys)) - marginPx;
  return {
    space: crop(whole, left, top),
    width: Math.ceil(Math.max(...xs)) + marginPx - left,
    height: Math.ceil(Math.max(...ys)) + marginPx - top,
    polygons: polygons.map((polygon) => polygon.map(([x, y]) => [x - left, y - top] as const)),
  };
}
