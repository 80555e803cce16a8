import { identity, powerAffine } from '../affine.ts';
import type { Affine } from '../image.ts';
import { median, quantile } from '../statistics.ts';
import { fitField, missesOf, stiffness } from './fit-field.ts';
import type { Bend } from './half-way.ts';
import type { Signal } from './signal.ts';
import { emptyField, fieldAt, type SmoothField } from './smooth-field.ts';
import { type TileShift, tileShifts } from './tile-shifts.ts';

const tileMm = 4;
const smallestTilePx = 16;
const spacingMm = 8;
const mostPasses = 4;
const stillPx = 0.05;
const fewestTiles = 16;
/** Tiles that lie like this need no field. */
const closeEnoughMm = 0.015;
/** What one half of the tiles says must foretell the other half this much better than an affine map does. */
const clearlyBetter = 0.7;

export interface FindBendOptions {
  /** 1 where to look. */
  wanted: Uint8Array;
  /** Pixel of the first image -> pixel of the second. */
  correction: Affine;
  pixelsPerMm: number;
}

/**
 * Smooth field that the affine map leaves over between two images, from the shifts of tiles. Its control points are 8 mm
 * apart and bending costs: a lesion of a millimetre or two has no say in it. It is kept only when tiles that had no part in
 * it lie clearly better with it, so that noise never becomes a warp.
 * @returns the field or null, and the middles of the tiles that could be followed
 */
export function findBend(
  signals: readonly [Signal, Signal],
  { wanted, correction, pixelsPerMm }: FindBendOptions,
): { bend: Bend | null; places: [number, number][] } {
  const [{ width, height }] = signals;
  const tilePx = Math.max(smallestTilePx, Math.round(tileMm * pixelsPerMm));
  const halves = { first: powerAffine(correction, -0.5), second: powerAffine(correction, 0.5) };
  const look = (field: SmoothField): TileShift[] =>
    tileShifts(...signals, { wanted, tilePx, halves, field }).map(({ shift, ...tile }) => {
      const [dx, dy] = fieldAt(field, tile.place);
      return { ...tile, shift: [shift[0] + dx, shift[1] + dy] };
    });

  const none = emptyField({ width, height, spacingPx: spacingMm * pixelsPerMm });
  let tiles = look(none);
  const places = tiles.map(({ place }) => place);
  const nothing = { bend: null, places };
  const isClose = quantile([0, ...tiles.map(({ shift }) => Math.hypot(...shift))], 0.9) < closeEnoughMm * pixelsPerMm; // biome-ignore format: one line
  if (tiles.length < fewestTiles || isClose) return nothing;
  if (!foretells(tiles, none)) return nothing;
  let field = none;
  for (let pass = 0; pass < mostPasses && tiles.length >= fewestTiles; pass++) {
    const fitted = fitField(tiles, none, stiffness.smooth);
    if (!fitted) return nothing;
    const moved = quantile(missesOf(field, tiles.map(({ place }) => ({ place, shift: fieldAt(fitted, place) }))), 0.9); // biome-ignore format: one line
    field = fitted;
    if (moved < stillPx) break;
    tiles = look(field);
  }
  return foretells(tiles, none) ? { bend: { field, toField: identity }, places } : nothing;
}

/** Whether a smooth field through every other tile lies clearly closer to the rest than an affine map does. */
function foretells(tiles: readonly TileShift[], like: SmoothField): boolean {
  const misses = (bending: number): number[] =>
    [0, 1].flatMap((fold) => {
      const known = tiles.filter((tile) => tile.fold !== fold);
      const field = fitField(known, like, bending);
      return field ? missesOf(field, tiles.filter((tile) => tile.fold === fold)) : [Number.POSITIVE_INFINITY]; // biome-ignore format: one line
    });
  return median(misses(stiffness.smooth)) < clearlyBetter * median(misses(stiffness.rigid));
}
