import { applyAffine } from './affine.ts';
import { ImagingError } from './errors.ts';
import type { Affine, PixelPolygon, RgbImage } from './image.ts';
import type { NamedRegion, Plan } from './plan.ts';

/** One piece of skin to look at, in pixels of the before photo. */
export interface Target {
  name: string;
  polygon: PixelPolygon;
  /** A second outline that the skin must lie in as well. */
  within?: PixelPolygon;
}

/** Where to measure and against what. */
export interface Targets {
  treated: Target[];
  reference: Target[];
  card: PixelPolygon | null;
  /** plan: the clinic said where; face: landmarks did; whole: nothing did, so everything is treated. */
  source: 'plan' | 'face' | 'whole';
}

const smallestAreaShare = 1e-5;

/**
 * The plan's polygons in pixels of the before photo.
 * @throws ImagingError BAD_PLAN when a polygon encloses nothing
 */
export function planTargets(
  plan: Plan,
  photo: RgbImage,
): { treated: Target[]; reference: Target[]; card: PixelPolygon | null } {
  const toTarget = ({ name, polygon }: NamedRegion): Target => ({
    name,
    polygon: toPixels(polygon, photo, name),
  });
  return {
    treated: (plan.treated ?? []).map(toTarget),
    reference: (plan.reference ?? []).map(toTarget),
    card: plan.card ? toPixels(plan.card.polygon, photo, 'card') : null,
  };
}

/** Without plan or face: all of the photo. */
export function wholePhoto({ width, height }: RgbImage): Target {
  const [right, bottom] = [width - 1, height - 1];
  return { name: 'whole photo', polygon: [[0, 0], [right, 0], [right, bottom], [0, bottom]] }; // biome-ignore format: one line
}

/**
 * Regions that both photos' landmarks propose, half-way between the two proposals, so that neither photo decides.
 * @param afterToBefore pixel of the after photo -> pixel of the before photo
 */
export function commonRegions(
  before: readonly Target[],
  after: readonly Target[],
  afterToBefore: Affine,
): Target[] {
  return before.flatMap(({ name, polygon }) => {
    const other = after.find((region) => region.name === name && region.polygon.length === polygon.length);
    if (!other) return [];
    const middle = polygon.map(([x, y], i) => {
      const [otherX, otherY] = applyAffine(afterToBefore, other.polygon[i]);
      return [(x + otherX) / 2, (y + otherY) / 2] as const;
    });
    return [{ name, polygon: middle }];
  });
}

/** Skin that both photos propose under one name, where the two free-form proposals overlap. */
export function overlappingRegions(
  before: readonly Target[],
  after: readonly Target[],
  afterToBefore: Affine,
): Target[] {
  return before.flatMap(({ name, polygon }) => {
    const other = after.find((region) => region.name === name);
    if (!other) return [];
    return [{ name, polygon, within: other.polygon.map((vertex) => applyAffine(afterToBefore, vertex)) }];
  });
}

/** Fractions of the photo's sides to pixel centres. */
function toPixels(
  polygon: readonly (readonly [number, number])[],
  photo: RgbImage,
  name: string,
): PixelPolygon {
  if (Math.abs(signedArea(polygon)) < smallestAreaShare) {
    throw new ImagingError(
      'BAD_PLAN',
      `The outline of "${name}" encloses no area. Draw it again round the skin it stands for.`,
    );
  }
  return polygon.map(([x, y]) => [x * photo.width - 0.5, y * photo.height - 0.5] as const);
}

function signedArea(polygon: readonly (readonly [number, number])[]): number {
  return polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
