import type { Affine, PixelPolygon, RgbImage } from '../image.ts';
import { type Alignment, align } from './align.ts';
import { coarseSearch } from './coarse-search.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';

/** Both photos' pyramids and the map between them; regions refine it for themselves. */
export interface Registration extends Alignment {
  before: Pyramid;
  after: Pyramid;
}

export interface RegisterOptions {
  /** Where to look, in pixels of the before photo. */
  within: PixelPolygon[];
  /** From landmarks; null searches by content. */
  initial: Affine | null;
  /** Resolution of the measurement: pixels of the half-way space per pixel of the photos. */
  finestScale: number;
}

const coarsestSidePx = 100;
const finestSidePx = 500;
/** Candidates of the content search this much below the best are not followed. */
const followedBelowBest = 0.2;

/** Registers two whole photos to about half the measurement's resolution. */
export function registerPair(before: RgbImage, after: RgbImage, options: RegisterOptions): Registration {
  const pyramids = { before: buildPyramid(before), after: buildPyramid(after) };
  const scales = levelScales(options.within, options.finestScale / 2);
  const [first, ...finer] = scales;
  const starts = options.initial ? [options.initial] : contentStarts(pyramids, options.within);
  const tried = starts.map((initial) =>
    align(pyramids.before, pyramids.after, { initial, within: options.within, scales: [first] }),
  );
  const best = tried.reduce((a, b) => (b.correlation > a.correlation ? b : a));
  const aligned = finer.length
    ? align(pyramids.before, pyramids.after, {
        initial: best.beforeToAfter,
        within: options.within,
        scales: finer,
      })
    : best;
  return { ...pyramids, ...aligned };
}

/** Refines the map for one region, up to the measurement's resolution. */
export function registerRegion(
  { before, after, beforeToAfter }: Registration,
  { polygon, finestScale }: { polygon: PixelPolygon; finestScale: number },
): Alignment {
  const scales = [finestScale / 2, finestScale];
  return align(before, after, { initial: beforeToAfter, within: [polygon], scales });
}

function contentStarts(
  { before, after }: { before: Pyramid; after: Pyramid },
  within: PixelPolygon[],
): Affine[] {
  const vertices = within.flat();
  const centre = [0, 1].map(
    (axis) => vertices.reduce((sum, vertex) => sum + vertex[axis], 0) / vertices.length,
  );
  const candidates = coarseSearch(before, after, { centre: [centre[0], centre[1]] });
  return candidates
    .filter(({ score }) => score > candidates[0].score - followedBelowBest)
    .map(({ beforeToAfter }) => beforeToAfter);
}

/** Doubling resolutions from a hundred pixels across the region of interest to the finest that is useful. */
function levelScales(within: PixelPolygon[], finest: number): number[] {
  const vertices = within.flat();
  const extent = [0, 1].map((axis) => {
    const values = vertices.map((vertex) => vertex[axis]);
    return Math.max(...values) - Math.min(...values);
  });
  const side = Math.max(...extent);
  const last = Math.min(finest, finestSidePx / side);
  const scales = [last];
  while (scales[0] / 2 >= coarsestSidePx / side) scales.unshift(scales[0] / 2);
  return scales;
}
