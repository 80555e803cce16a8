import { describe, expect, test } from 'vitest';
import { tileLevels, tilePx } from '../../src/photos/tile-levels.ts';
import { applyAffine, invertAffine, linearScale } from '../../src/web/pages/comparison/affine.ts';
import { type TiledPhoto, tilesInSight } from '../../src/web/pages/comparison/tiles.ts';
import { actualZoom, placePhoto, wholePhoto } from '../../src/web/pages/comparison/viewport.ts';

const size = { width: 6000, height: 4000 };
const picture = { width: 2016, height: 1349, detail: 3 };
const pane = { width: 900, height: 600 };
/** A third, turned by two degrees and shifted. */
const angle = (2 * Math.PI) / 180;
const toPicture = [
  Math.cos(angle) / 3,
  -Math.sin(angle) / 3,
  20,
  Math.sin(angle) / 3,
  Math.cos(angle) / 3,
  -30,
] as const;
const photo: TiledPhoto = {
  id: 'p',
  size,
  tiles: { sidePx: tilePx, levels: tileLevels(size) },
  toPicture,
  previewDetail: 1,
};
const sight = { pane, picture, pixelRatio: 1 };
const matrixOf = (transform: string) => transform.slice(7, -1).split(', ').map(Number) as number[];

describe('affine maps', () => {
  test('invert and scale', () => {
    const [x, y] = applyAffine(invertAffine(toPicture), applyAffine(toPicture, [123, 456]));
    expect([x, y]).toEqual([expect.closeTo(123, 6), expect.closeTo(456, 6)]);
    expect(linearScale(toPicture)).toBeCloseTo(1 / 3, 9);
  });
});

describe('tilesInSight', () => {
  test('asks for nothing as long as the preview is sharp', () => {
    expect(tilesInSight(photo, { ...sight, view: wholePhoto })).toEqual([]);
    const twice = { ...wholePhoto, zoom: 2 };
    expect(tilesInSight(photo, { ...sight, view: twice })).toEqual([]);
  });

  test('takes the half resolution where that is enough, on a finer screen the whole', () => {
    const view = { ...wholePhoto, zoom: 3.2 };
    const half = tilesInSight(photo, { ...sight, view });
    expect(half.length).toBeGreaterThan(3);
    expect(half.every(({ url }) => url.startsWith('/api/photos/p/tiles/1/'))).toBe(true);
    const whole = tilesInSight(photo, { ...sight, view, pixelRatio: 2 });
    expect(whole.every(({ url }) => url.startsWith('/api/photos/p/tiles/0/'))).toBe(true);
  });

  test('lays each tile where its pixels belong, and covers the pane', () => {
    const view = { zoom: actualZoom(pane, picture), x: 0.43, y: 0.6 };
    const tiles = tilesInSight(photo, { ...sight, view });
    const { left, top, scale } = placePhoto(view, pane, picture);
    for (const { url, transform } of tiles) {
      const [, , , , , , column, row] = url.split('/').map(Number) as number[];
      const [a, b, c, d, e, f] = matrixOf(transform) as [number, number, number, number, number, number];
      // A pixel's centre within the tile, by the tile's matrix and by way of the photo.
      const [u, v] = [100.5, 17.5];
      const [x, y] = applyAffine(toPicture, [column! * tilePx + u - 0.5, row! * tilePx + v - 0.5]);
      expect(a * u + c * v + e).toBeCloseTo(left + (x + 0.5) * scale, 6);
      expect(b * u + d * v + f).toBeCloseTo(top + (y + 0.5) * scale, 6);
    }
    for (const [x, y] of [
      [0, 0],
      [899, 0],
      [450, 300],
      [0, 599],
      [899, 599],
    ] as const) {
      const covered = tiles.some(({ transform }) => {
        const [a, b, c, d, e, f] = matrixOf(transform) as [number, number, number, number, number, number];
        const [u, v] = applyAffine(invertAffine([a, c, e, b, d, f]), [x, y]);
        return u >= -1e-6 && v >= -1e-6 && u <= tilePx + 1e-6 && v <= tilePx + 1e-6;
      });
      expect([x, y, covered]).toEqual([x, y, true]);
    }
    // No more than the pane holds, with a rim.
    expect(tiles.length).toBeLessThanOrEqual(12);
  });
});
