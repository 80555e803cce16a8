import { compose, invert, linearScale, powerAffine, scaling, translation } from '../affine.ts';
import type { Affine, RgbImage } from '../image.ts';
import { type LinearGrid, resample } from '../resample.ts';
import { levelFor, type Pyramid } from './pyramid.ts';

/**
 * The space half-way between two photos. Its unit is `1 / scale` of the geometric mean of the two photos' pixels, so its
 * maps to both photos have the same scale up to what tells the photos apart.
 */
export interface HalfWaySpace {
  /** Pixel of the space -> pixel of the photo. */
  toBefore: Affine;
  toAfter: Affine;
}

/** @param scale pixels of the space per pixel of the photos (geometric mean) */
export function halfWaySpace(beforeToAfter: Affine, scale: number): HalfWaySpace {
  const shrink = scaling(1 / scale);
  return {
    toBefore: compose(powerAffine(beforeToAfter, -0.5), shrink),
    toAfter: compose(powerAffine(beforeToAfter, 0.5), shrink),
  };
}

/** The same space after `correction`, a map of the space found by registering what was resampled in it. */
export function refine({ toBefore, toAfter }: HalfWaySpace, correction: Affine): HalfWaySpace {
  return {
    toBefore: compose(toBefore, powerAffine(correction, -0.5)),
    toAfter: compose(toAfter, powerAffine(correction, 0.5)),
  };
}

/** Pixel of the before photo -> pixel of the after photo. */
export const beforeToAfter = ({ toBefore, toAfter }: HalfWaySpace): Affine =>
  compose(toAfter, invert(toBefore));

/** The space with its origin moved to (left, top) of the old one. */
export function crop({ toBefore, toAfter }: HalfWaySpace, left: number, top: number): HalfWaySpace {
  const shift = translation(left, top);
  return { toBefore: compose(toBefore, shift), toAfter: compose(toAfter, shift) };
}

/** How many pixels of the sharper-sampled photo go into one pixel of the space. Below 1 the space would upsample. */
export const coarsestSampling = ({ toBefore, toAfter }: HalfWaySpace): number =>
  Math.min(linearScale(toBefore), linearScale(toAfter));

/** Samples a photo on a grid of the space, from the level of its pyramid that fits. For registration only. */
export function sampleLevel(
  pyramid: Pyramid,
  toPhoto: Affine,
  size: { width: number; height: number },
): LinearGrid {
  const { level, factor } = levelFor(pyramid, 1 / linearScale(toPhoto));
  // Block averages sit half a block off the pixel they are named after.
  const offset = (1 - factor) / (2 * factor);
  const toLevel = compose(compose(translation(offset, offset), scaling(1 / factor)), toPhoto);
  return resample(level, { toSource: toLevel, ...size });
}

/** Samples the original. For what is measured. */
export const samplePhoto = (
  photo: RgbImage,
  toPhoto: Affine,
  size: { width: number; height: number },
): LinearGrid => resample(photo, { toSource: toPhoto, ...size });
