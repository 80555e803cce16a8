import { ImagingError } from './errors.ts';
import type { PixelPolygon, RgbImage } from './image.ts';
import type { NamedRegion, Plan } from './plan.ts';
import { polygonArea } from './polygon-area.ts';
import type { Outline } from './register/outline.ts';

export type Size = Pick<RgbImage, 'width' | 'height'>;

/** One piece of skin to look at. */
export interface Target {
  name: string;
  /** Usually one; with several, the skin must lie in each. */
  outlines: Outline[];
}

/** Where to measure and against what. */
export interface Targets {
  treated: Target[];
  reference: Target[];
  /** A plain grey card. */
  card: Outline | null;
  /** A chart of 24 patches: its corners in the before photo, clockwise from the dark skin patch. */
  chart: PixelPolygon | null;
  /** plan: the clinic said where; face: landmarks did; whole: nothing did, so everything is treated. */
  source: 'plan' | 'face' | 'whole';
}

const smallestAreaShare = 1e-5;

/**
 * The plan's polygons in pixels of the before photo.
 * @throws ImagingError BAD_PLAN when a polygon encloses nothing
 */
export function planTargets(plan: Plan, photo: RgbImage): Omit<Targets, 'source'> {
  const toTarget = ({ name, polygon }: NamedRegion): Target => ({
    name,
    outlines: [{ before: toPixels(polygon, photo, name) }],
  });
  const card = plan.card && toPixels(plan.card.polygon, photo, 'card');
  const isChart = plan.card && 'chart' in plan.card;
  return {
    treated: (plan.treated ?? []).map(toTarget),
    reference: (plan.reference ?? []).map(toTarget),
    card: card && !isChart ? { before: card } : null,
    chart: card && isChart ? card : null,
  };
}

/** Without plan or face: all of the photo. */
export function wholePhoto({ width, height }: Size): Target {
  const [right, bottom] = [width - 1, height - 1];
  return { name: 'whole photo', outlines: [{ before: [[0, 0], [right, 0], [right, bottom], [0, bottom]] }] }; // biome-ignore format: one line
}

interface Proposal {
  name: string;
  polygon: PixelPolygon;
}

/** Regions of a face that both photos' landmarks propose, each half-way between its two proposals. */
export function commonRegions(before: readonly Proposal[], after: readonly Proposal[]): Target[] {
  return inBoth(before, after).map(([first, second]) => ({
    name: first.name,
    outlines: [{ before: first.polygon, after: second.polygon }],
  }));
}

/** Skin that both photos propose under one name, where the two free-form proposals overlap. */
export function overlappingRegions(before: readonly Proposal[], after: readonly Proposal[]): Target[] {
  return inBoth(before, after).map(([first, second]) => ({
    name: first.name,
    outlines: [{ before: first.polygon }, { after: second.polygon }],
  }));
}

function inBoth(before: readonly Proposal[], after: readonly Proposal[]): [Proposal, Proposal][] {
  return before.flatMap((region) => {
    const other = after.find(({ name }) => name === region.name);
    return other ? [[region, other] as [Proposal, Proposal]] : [];
  });
}

/** Fractions of the photo's sides to pixel centres. */
function toPixels(
  polygon: readonly (readonly [number, number])[],
  photo: RgbImage,
  name: string,
): PixelPolygon {
  if (polygonArea(polygon) < smallestAreaShare) {
    throw new ImagingError(
      'BAD_PLAN',
      `The outline of "${name}" encloses no area. Draw it again round the skin it stands for.`,
    );
  }
  return polygon.map(([x, y]) => [x * photo.width - 0.5, y * photo.height - 0.5] as const);
}
