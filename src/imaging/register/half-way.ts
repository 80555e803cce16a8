import { applyAffine, compose, invert, linearScale, powerAffine, scaling, translation } from '../affine.ts';
import type { Affine, RgbImage } from '../image.ts';
import { polygonMask } from '../polygon-mask.ts';
import { type LinearGrid, type RowShift, resample } from '../resample.ts';
import { levelFor, type Pyramid } from './pyramid.ts';
import { fieldAt, readLine, reverseField, type SmoothField } from './smooth-field.ts';

/**
 * The space half-way between two photos. Its unit is `1 / scale` of the geometric mean of the two photos' pixels, so its
 * maps to both photos have the same scale up to what tells the photos apart.
 */
export interface HalfWaySpace {
  /** Pixel of the space -> pixel of the photo. */
  toBefore: Affine;
  toAfter: Affine;
  /** What an affine map leaves over: each place is read half of it backwards in one photo and forwards in the other. */
  bend: Bend | null;
}

/** A smooth field and where it lies. */
export interface Bend {
  field: SmoothField;
  /** Pixel of the space -> pixel of the field: scaling and shift only. */
  toField: Affine;
}

/** @param scale pixels of the space per pixel of the photos (geometric mean) */
export function halfWaySpace(beforeToAfter: Affine, scale: number): HalfWaySpace {
  const shrink = scaling(1 / scale);
  return {
    toBefore: compose(powerAffine(beforeToAfter, -0.5), shrink),
    toAfter: compose(powerAffine(beforeToAfter, 0.5), shrink),
    bend: null,
  };
}

/** The same space after `correction`, a map of the space found by registering what was resampled in it. */
export function refine({ toBefore, toAfter }: HalfWaySpace, correction: Affine): HalfWaySpace {
  return {
    toBefore: compose(toBefore, powerAffine(correction, -0.5)),
    toAfter: compose(toAfter, powerAffine(correction, 0.5)),
    bend: null,
  };
}

/** Pixel of the before photo -> pixel of the after photo, without the bend. */
export const beforeToAfter = ({ toBefore, toAfter }: HalfWaySpace): Affine =>
  compose(toAfter, invert(toBefore));

/** The space with its origin moved to (left, top) of the old one. */
export const crop = (space: HalfWaySpace, left: number, top: number): HalfWaySpace =>
  seenFrom(space, translation(left, top));

/** The space with `factor` pixels to each of the old one. */
export const magnify = (space: HalfWaySpace, factor: number): HalfWaySpace =>
  seenFrom(space, scaling(1 / factor));

function seenFrom({ toBefore, toAfter, bend }: HalfWaySpace, toOld: Affine): HalfWaySpace {
  return {
    toBefore: compose(toBefore, toOld),
    toAfter: compose(toAfter, toOld),
    bend: bend && { ...bend, toField: compose(bend.toField, toOld) },
  };
}

/** The space of the photos exchanged. */
export const exchangePhotos = ({ toBefore, toAfter, bend }: HalfWaySpace): HalfWaySpace => ({
  toBefore: toAfter,
  toAfter: toBefore,
  bend: bend && { ...bend, field: reverseField(bend.field) },
});

/** Where both photos show a place of the space. */
export function placeInPhotos(
  { toBefore, toAfter, bend }: HalfWaySpace,
  [x, y]: readonly [number, number],
): { before: [number, number]; after: [number, number] } {
  const [dx, dy] = bend ? fieldAt(bend.field, applyAffine(bend.toField, [x, y])) : [0, 0];
  const half = bend ? 0.5 / linearScale(bend.toField) : 0;
  return {
    before: applyAffine(toBefore, [x - half * dx, y - half * dy]),
    after: applyAffine(toAfter, [x + half * dx, y + half * dy]),
  };
}

/** Samples a photo on a grid of the space, from the level of its pyramid that fits, what is hidden left out. For registration only. */
export function sampleLevel(
  pyramid: Pyramid,
  toPhoto: Affine,
  size: { width: number; height: number },
): LinearGrid {
  const { level, factor } = levelFor(pyramid, 1 / linearScale(toPhoto));
  // Block averages sit half a block off the pixel they are named after.
  const offset = (1 - factor) / (2 * factor);
  const toLevel = compose(compose(translation(offset, offset), scaling(1 / factor)), toPhoto);
  const grid = resample(level, { toSource: toLevel, ...size });
  if (!pyramid.hidden) return grid;
  const toGrid = invert(toPhoto);
  const hidden = polygonMask([pyramid.hidden.map((corner) => applyAffine(toGrid, corner))], size.width, size.height); // biome-ignore format: one line
  return { ...grid, inside: grid.inside.map((inside, i) => inside & (1 - hidden[i])) };
}

/** Samples both originals where they are wanted. For what is measured. */
export function samplePhotos(
  photos: { before: RgbImage; after: RgbImage },
  { toBefore, toAfter, bend }: HalfWaySpace,
  frame: { width: number; height: number; wanted: Uint8Array },
): { before: LinearGrid; after: LinearGrid } {
  return {
    before: resample(photos.before, { toSource: toBefore, shift: bend && rowShift(bend, -0.5), ...frame }),
    after: resample(photos.after, { toSource: toAfter, shift: bend && rowShift(bend, 0.5), ...frame }),
  };
}

function rowShift({ field, toField }: Bend, share: number): RowShift {
  const step = linearScale(toField);
  return (row, dx, dy) => {
    const [x, y] = applyAffine(toField, [0, row]);
    readLine(field, { x, y, step, factor: share / step }, { dx, dy });
  };
}
