import { compose } from '../affine.ts';
import type { Affine, RgbImage } from '../image.ts';
import { polygonMask } from '../polygon-mask.ts';
import type { RegionPair } from '../region-pair.ts';
import type { LinearGrid } from '../resample.ts';
import { skinMask } from '../skin-mask.ts';
import { tf } from '../tensor.ts';
import { frameAround } from './align.ts';
import { type HalfWaySpace, samplePhotos } from './half-way.ts';
import { inSpace, type Outline } from './outline.ts';
import type { SurfaceTurn } from './surface-turn.ts';

/** A region on its grid, and how much of it could be used. */
export interface SampledRegion {
  pair: RegionPair;
  /** Maps the region's grid to both photos. */
  space: HalfWaySpace;
  /** How differently the skin was turned to the camera; null where that can't be told. */
  surfaceTurn: SurfaceTurn | null;
  /** Share of the outline that lies inside both photos. */
  overlap: number;
  /** Skin that can be used in both photos, mm2 (nominal where the scale is unknown). */
  usableMm2: number;
  /** Share of the overlap lost to highlights or shadows in the worse photo. */
  clippedFraction: number;
}

export interface SampleRegionOptions {
  name: string;
  kind: RegionPair['kind'];
  /** The skin must lie in each. */
  outlines: readonly Outline[];
  pixelsPerMm: number;
  /** What lies on the skin. */
  covered?: readonly Outline[];
  /** A card is no skin: all of it counts. */
  material?: 'skin' | 'card';
}

/**
 * Resamples one region of both originals, once each, and masks what is not usable skin in both.
 * @param registered the region's space at the measurement's resolution, as registerRegion gives it
 */
export function sampleRegion(
  photos: { before: RgbImage; after: RgbImage },
  registered: { space: HalfWaySpace; surfaceTurn: SurfaceTurn | null },
  { name, kind, outlines, pixelsPerMm, covered = [], material = 'skin' }: SampleRegionOptions,
): SampledRegion {
  const { space, width, height, polygons } = frameAround(registered.space, outlines);
  const outline = common(polygons.map((polygon) => polygonMask([polygon], width, height)));
  const { before, after } = samplePhotos(photos, space, { width, height, wanted: outline });
  const hidden = polygonMask(covered.map((one) => inSpace(one, space)), width, height); // biome-ignore format: one line
  const within = before.inside.map((inside, i) => inside & after.inside[i] & (1 - hidden[i]));
  const usable =
    material === 'card' ? [within] : [before, after].map((grid) => skinMask(grid, { pixelsPerMm, within }));
  const mask = common([within, ...usable]);
  const [outlined, seen] = [count(outline), count(within)];
  return {
    pair: {
      name,
      kind,
      pixelsPerMm,
      width,
      height,
      before: tf.tensor3d(before.linear, [height, width, 3]),
      after: tf.tensor3d(after.linear, [height, width, 3]),
      mask: tf.tensor2d(new Float32Array(mask), [height, width]),
      toFrame: frameOf(photos, space),
    },
    space,
    surfaceTurn: registered.surfaceTurn,
    overlap: outlined ? seen / outlined : 0,
    usableMm2: count(mask) / pixelsPerMm ** 2,
    clippedFraction: seen ? Math.max(...[before, after].map((grid) => clippedCount(grid, within))) / seen : 0,
  };
}

function frameOf(
  { before, after }: { before: RgbImage; after: RgbImage },
  { toBefore, toAfter }: HalfWaySpace,
): Affine {
  const [first, second] = [compose(inHalfSides(before), toBefore), compose(inHalfSides(after), toAfter)];
  return first.map((value, i) => (value + second[i]) / 2) as unknown as Affine;
}

function inHalfSides({ width, height }: RgbImage): Affine {
  const half = Math.max(width, height) / 2;
  return [1 / half, 0, -(width - 1) / (2 * half), 0, 1 / half, -(height - 1) / (2 * half)];
}

/** Linear light of 250/255 and of 8/255: beyond, the sensor's answer is no measurement. */
const brightest = 0.956;
const darkest = 0.0024;

function clippedCount({ linear }: LinearGrid, within: Uint8Array): number {
  let clipped = 0;
  for (let i = 0; i < within.length; i++) {
    if (!within[i]) continue;
    const highest = Math.max(linear[i * 3], linear[i * 3 + 1], linear[i * 3 + 2]);
    if (highest >= brightest || highest < darkest) clipped++;
  }
  return clipped;
}

/** 1 where all masks are. */
const common = ([first, ...others]: readonly Uint8Array[]): Uint8Array =>
  others.reduce((mask, other) => mask.map((value, i) => value & other[i]), first);

function count(mask: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) sum += mask[i];
  return sum;
}
