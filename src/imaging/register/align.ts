import { averageBothWays, identity } from '../affine.ts';
import type { Affine, PixelPolygon } from '../image.ts';
import { polygonMask } from '../polygon-mask.ts';
import { alignEcc } from './ecc.ts';
import { beforeToAfter, crop, type HalfWaySpace, halfWaySpace, refine, sampleLevel } from './half-way.ts';
import { inSpace, type Outline } from './outline.ts';
import type { Pyramid } from './pyramid.ts';
import { disposeSignal, makeSignal, type SignalKind } from './signal.ts';

export interface Alignment {
  /** Pixel of the before photo -> pixel of the after photo. */
  beforeToAfter: Affine;
  /** Of the band-passed luminance at the finest level, mean of both directions, -1..1. */
  correlation: number;
}

export interface AlignOptions {
  initial: Affine;
  /** Where to look. */
  within: readonly Outline[];
  /** Pixels of the half-way space per pixel of the photos, coarse to fine. */
  scales: readonly number[];
  kind?: SignalKind;
}

/** Band of each level in its own pixels: what an octave of resolution adds, and room to find it. */
const bandPx = [1.1, 6] as const;
const marginPx = 8;

/** Refines a map between two photos level by level; see the README of this folder. */
export function align(
  before: Pyramid,
  after: Pyramid,
  { initial, within, scales, kind = 'luminance' }: AlignOptions,
): Alignment {
  let result: Alignment = { beforeToAfter: initial, correlation: -1 };
  for (const scale of scales) {
    const level = alignLevel(before, after, { initial: result.beforeToAfter, within, scale, kind });
    if (level) result = level;
  }
  return result;
}

/** One level; null when the two have nothing in common there. */
function alignLevel(
  before: Pyramid,
  after: Pyramid,
  {
    initial,
    within,
    scale,
    kind,
  }: { initial: Affine; within: readonly Outline[]; scale: number; kind: SignalKind },
): Alignment | null {
  const { space, width, height, polygons } = frameAround(halfWaySpace(initial, scale), within);
  const wanted = polygonMask(polygons, width, height);
  const [first, second] = [
    { pyramid: before, toPhoto: space.toBefore },
    { pyramid: after, toPhoto: space.toAfter },
  ].map(({ pyramid, toPhoto }) =>
    makeSignal(sampleLevel(pyramid, toPhoto, { width, height }), { within: wanted, sigmasPx: bandPx, kind }),
  );
  const forward = alignEcc(first, second, { initial: identity });
  const backward = alignEcc(second, first, { initial: identity });
  disposeSignal(first);
  disposeSignal(second);
  if (forward.correlation <= 0 || backward.correlation <= 0) return null;
  const correction = averageBothWays(forward.warp, backward.warp);
  return {
    beforeToAfter: beforeToAfter(refine(space, correction)),
    correlation: (forward.correlation + backward.correlation) / 2,
  };
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
