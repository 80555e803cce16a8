import { invert } from '../affine.ts';
import { polygonMask } from '../polygon-mask.ts';
import { align, bandPx, frameAround } from './align.ts';
import { alignEcc } from './ecc.ts';
import { exchangePhotos, type HalfWaySpace, halfWaySpace, magnify, refine, sampleLevel } from './half-way.ts';
import { exchangeSides, type Outline } from './outline.ts';
import { comesLater, type Registration } from './register-pair.ts';
import { findBend } from './residual-field.ts';
import { makeSignals } from './signal.ts';
import { type SurfaceTurn, surfaceTurn } from './surface-turn.ts';

export interface RegisteredRegion {
  /** At the measurement's resolution. */
  space: HalfWaySpace;
  /** null where too little of the skin can be followed. */
  surfaceTurn: SurfaceTurn | null;
}

export interface RegisterRegionOptions {
  outlines: readonly Outline[];
  /** Resolution of the measurement: pixels of the half-way space per pixel of the photos, and per mm. */
  finestScale: number;
  pixelsPerMm: number;
}

/** Enough to lay skin to a hundredth of a millimetre; more would only cost time. */
const enoughPixelsPerMm = 5;
/**
 * Refines the map for one region: affine, and a smooth bend where the skin needs it. Exchanging the photos gives the same
 * places, equal photos give exactly the identity.
 */
export function registerRegion(
  { before, after, beforeToAfter }: Omit<Registration, 'correlation'>,
  { outlines, finestScale, pixelsPerMm }: RegisterRegionOptions,
): RegisteredRegion {
  if (comesLater(before, after)) {
    const exchanged = registerRegion(
      { before: after, after: before, beforeToAfter: invert(beforeToAfter) },
      { outlines: outlines.map(exchangeSides), finestScale, pixelsPerMm },
    );
    return { ...exchanged, space: exchangePhotos(exchanged.space) };
  }
  const coarsening = Math.max(1, pixelsPerMm / enoughPixelsPerMm);
  const scale = finestScale / coarsening;
  const coarse = align(before, after, { initial: beforeToAfter, within: outlines, scales: [scale / 2] });
  const whole = halfWaySpace(coarse.beforeToAfter, scale);
  const { space, width, height, polygons } = frameAround(whole, outlines);
  const wanted = polygonMask(polygons, width, height);
  const signals = makeSignals(
    [
      sampleLevel(before, space.toBefore, { width, height }),
      sampleLevel(after, space.toAfter, { width, height }),
    ],
    { within: wanted, sigmasPx: bandPx },
  );
  const { correction } = alignEcc(...signals, wanted);
  const found = findBend(signals, { wanted, correction, pixelsPerMm: pixelsPerMm / coarsening });
  const bent = { ...refine(space, correction), bend: found.bend };
  return {
    space: magnify(bent, coarsening),
    surfaceTurn: surfaceTurn(bent, { places: found.places, pixelsPerMm: pixelsPerMm / coarsening }),
  };
}
