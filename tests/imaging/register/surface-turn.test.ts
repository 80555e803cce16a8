import { describe, expect, it } from 'vitest';
import { identity } from '../../../src/imaging/affine.ts';
import { fitField, stiffness } from '../../../src/imaging/register/fit-field.ts';
import type { HalfWaySpace } from '../../../src/imaging/register/half-way.ts';
import { emptyField } from '../../../src/imaging/register/smooth-field.ts';
import { surfaceTurn } from '../../../src/imaging/register/surface-turn.ts';
import type { TileShift } from '../../../src/imaging/register/tile-shifts.ts';

const pixelsPerMm = 5;
const [width, height] = [180, 200];

/** 36 x 40 mm of a cylinder's skin, seen from its front and then turned: the shifts of 4 mm tiles. */
function turned(radiusMm: number, degrees: number): TileShift[] {
  const angle = (degrees * Math.PI) / 180;
  const radius = radiusMm * pixelsPerMm;
  const tiles: TileShift[] = [];
  for (let x = 10; x < width; x += 20) {
    for (let y = 10; y < height; y += 20) {
      const from = x - width / 2;
      const to = radius * (Math.sin(Math.asin(from / radius) + angle) - Math.sin(angle));
      tiles.push({ place: [width / 2 + (from + to) / 2, y], shift: [to - from, 0], weight: 1, fold: 0 });
    }
  }
  return tiles;
}

function turnOf(tiles: TileShift[]) {
  const field = fitField(tiles, emptyField({ width, height, spacingPx: 40 }), stiffness.smooth);
  if (!field) throw new Error('no field');
  const space: HalfWaySpace = { toBefore: identity, toAfter: identity, bend: { field, toField: identity } };
  const turn = surfaceTurn(space, { places: tiles.map(({ place }) => place), pixelsPerMm });
  if (!turn) throw new Error('no turn');
  return turn;
}

/** ln of how much wider the skin `fromMm` beside the middle is seen after the turn. */
function widening(radiusMm: number, degrees: number, fromMm: number): number {
  const place = Math.asin(fromMm / radiusMm);
  return Math.log(Math.cos(place + (degrees * Math.PI) / 180) / Math.cos(place));
}

describe('surfaceTurn', () => {
  it.each([
    [45, 5, 7.1],
    [80, 5, 3.8],
    [45, 12, 18],
    [80, 12, 9.4],
  ])('reads a cheek of %s mm radius turned by %s degrees as %s degrees', (radius, angle, degrees) => {
    for (const sign of [-1, 1]) {
      const turn = turnOf(turned(radius, sign * angle));
      expect(Math.abs(turn.degrees / degrees - 1)).toBeLessThan(0.12);
      // A percentile of tiles, smoothed: never above the largest, up to a fifth under it.
      const largest = Math.max(...[-16, 16].map((from) => Math.abs(widening(radius, sign * angle, from))));
      expect(turn.stretch).toBeLessThan(1.05 * largest);
      expect(turn.stretch).toBeGreaterThan(0.8 * largest);
    }
  });

  it('reads no turn in photos that lie alike', () => {
    const still = turned(60, 0).map((tile) => ({ ...tile, shift: [0, 0] as [number, number] }));
    expect(turnOf(still)).toEqual({ degrees: 0, stretch: 0 });
  });
});
