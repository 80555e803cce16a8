import { identity, invert } from '../affine.ts';
import type { Affine, PixelPolygon, RgbImage } from '../image.ts';
import { type Alignment, align } from './align.ts';
import { coarseSearch } from './coarse-search.ts';
import { exchangeSides, extentOf, type Outline } from './outline.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';

/** Both photos' pyramids and the map between them; regions refine it for themselves. */
export interface Registration extends Alignment {
  before: Pyramid;
  after: Pyramid;
}

export interface RegisterOptions {
  /** Where to look. */
  within: readonly Outline[];
  /** From landmarks; null searches by content. */
  initial: Affine | null;
  /** Resolution of the measurement: pixels of the half-way space per pixel of the photos. */
  finestScale: number;
  /** A card in either photo. */
  hidden?: { before: PixelPolygon | null; after: PixelPolygon | null };
}

const coarsestSidePx = 100;
const finestSidePx = 500;
/** Different skins reach half of this by chance: photos that lie like it from the start need no search. */
const beyondDoubt = 0.8;
/** Candidates of the content search this much below the best are not followed. */
const followedBelowBest = 0.2;

/** Registers two whole photos to about half the measurement's resolution. */
export function registerPair(
  before: RgbImage,
  after: RgbImage,
  { within, initial, finestScale, hidden }: RegisterOptions,
): Registration {
  const pyramids = {
    before: buildPyramid(before, hidden?.before),
    after: buildPyramid(after, hidden?.after),
  };
  const aligned = inContentOrder({ ...pyramids, within, initial }, (ordered) => {
    const [coarsest, ...finer] = levelScales(ordered.within, finestScale / 2);
    const from = (initial: Affine, scales: number[]) =>
      align(ordered.before, ordered.after, { initial, within: ordered.within, scales });
    let best = from(ordered.initial ?? identity, [coarsest]);
    if (!ordered.initial && best.correlation < beyondDoubt) {
      for (const start of contentStarts(ordered)) {
        const found = from(start, [coarsest]);
        if (found.correlation > best.correlation) best = found;
      }
    }
    return finer.length ? from(best.beforeToAfter, finer) : best;
  });
  return { ...pyramids, ...aligned };
}

interface Ordered {
  before: Pyramid;
  after: Pyramid;
  within: readonly Outline[];
  initial: Affine | null;
}

/**
 * Registers in an order that the photos' content decides, so that exchanging them gives the inverse even where
 * the search has several near-equal answers (a smile, a featureless patch).
 */
function inContentOrder(
  { before, after, within, initial }: Ordered,
  register: (ordered: Ordered) => Alignment,
): Alignment {
  if (!comesLater(before, after)) return register({ before, after, within, initial });
  const exchanged = register({
    before: after,
    after: before,
    within: within.map(exchangeSides),
    initial: initial && invert(initial),
  });
  return { ...exchanged, beforeToAfter: invert(exchanged.beforeToAfter) };
}

/** Lexicographic order of the smallest levels' pixels. */
export function comesLater({ levels: a }: Pyramid, { levels: b }: Pyramid): boolean {
  const [first, second] = [a[a.length - 1].data, b[b.length - 1].data];
  const differing = first.findIndex((value, i) => value !== second[i]);
  return differing >= 0 && first[differing] > (second[differing] ?? -1);
}

function contentStarts({ before, after, within }: Ordered): Affine[] {
  const candidates = coarseSearch(before, after, { centre: extentOf(within).centre });
  return candidates
    .filter(({ score }) => score > candidates[0].score - followedBelowBest)
    .map(({ beforeToAfter }) => beforeToAfter);
}

/** Doubling resolutions from a hundred pixels across the region of interest to the finest that is useful. */
function levelScales(within: readonly Outline[], finest: number): number[] {
  const { longSide } = extentOf(within);
  const scales = [Math.min(finest, finestSidePx / longSide)];
  while (scales[0] / 2 >= coarsestSidePx / longSide) scales.unshift(scales[0] / 2);
  return scales;
}
