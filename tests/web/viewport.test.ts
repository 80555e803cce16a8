import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampView,
  fitScale,
  maxZoom,
  type Picture,
  panBy,
  placePhoto,
  type Size,
  wholePhoto,
  zoomAt,
} from '../../src/web/pages/comparison/viewport.ts';

const size = (max: number) =>
  fc.record({ width: fc.integer({ min: 50, max }), height: fc.integer({ min: 50, max }) });
const picture = (max: number) =>
  fc.record({
    width: fc.integer({ min: 50, max }),
    height: fc.integer({ min: 50, max }),
    detail: fc.double({ min: 1, max: 4, noNaN: true }),
  });
const view = fc.record({
  zoom: fc.double({ min: 0.1, max: 100, noNaN: true }),
  x: fc.double({ min: -1, max: 2, noNaN: true }),
  y: fc.double({ min: -1, max: 2, noNaN: true }),
});

/** The photo's point, in fractions, under a point of the pane. */
function under(at: { x: number; y: number }, placed: ReturnType<typeof placePhoto>) {
  return { x: (at.x - placed.left) / placed.width, y: (at.y - placed.top) / placed.height };
}

describe('viewport', () => {
  test('the whole photo fits the pane and lies in its middle', () => {
    fc.assert(
      fc.property(size(2000), picture(6000), (pane, photo) => {
        const { left, top, width, height } = placePhoto(wholePhoto, pane, photo);
        expect(width).toBeLessThanOrEqual(pane.width + 1e-6);
        expect(height).toBeLessThanOrEqual(pane.height + 1e-6);
        expect(left * 2 + width).toBeCloseTo(pane.width, 6);
        expect(top * 2 + height).toBeCloseTo(pane.height, 6);
      }),
    );
  });

  test('whatever is asked for, no gap opens on one side while the photo hangs out on the other', () => {
    fc.assert(
      fc.property(size(2000), picture(6000), view, (pane, photo, asked) => {
        const clamped = clampView(asked, pane, photo);
        expect(clamped.zoom).toBeGreaterThanOrEqual(1);
        expect(clamped.zoom).toBeLessThanOrEqual(maxZoom(pane, photo));
        const { left, top, width, height } = placePhoto(clamped, pane, photo);
        for (const [start, length, room] of [
          [left, width, pane.width],
          [top, height, pane.height],
        ] as const) {
          if (length <= room + 1e-6) expect(start * 2 + length).toBeCloseTo(room, 4);
          else {
            expect(start).toBeLessThanOrEqual(1e-4);
            expect(start + length).toBeGreaterThanOrEqual(room - 1e-4);
          }
        }
      }),
    );
  });

  test('zooming in keeps the point under the pointer where it is', () => {
    const [pane, photo]: [Size, Picture] = [
      { width: 800, height: 600 },
      { width: 4000, height: 3000, detail: 1 },
    ];
    const from = clampView({ zoom: 3, x: 0.5, y: 0.5 }, pane, photo);
    const at = { x: 500, y: 200 };
    const to = zoomAt(from, 6, { pane, photo, at });
    const [before, after] = [
      under(at, placePhoto(from, pane, photo)),
      under(at, placePhoto(to, pane, photo)),
    ];
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  test('a drag moves the photo as far as the pointer', () => {
    const [pane, photo]: [Size, Picture] = [
      { width: 800, height: 600 },
      { width: 4000, height: 3000, detail: 1 },
    ];
    const from = clampView({ zoom: 4, x: 0.5, y: 0.5 }, pane, photo);
    const to = panBy(from, { x: 30, y: -20 }, { pane, photo });
    const [before, after] = [placePhoto(from, pane, photo), placePhoto(to, pane, photo)];
    expect(after.left - before.left).toBeCloseTo(30, 9);
    expect(after.top - before.top).toBeCloseTo(-20, 9);
  });

  test('the closest zoom shows four screen pixels a photo pixel', () => {
    const pane = { width: 500, height: 500 };
    const photo = { width: 2000, height: 1000, detail: 3 };
    expect((fitScale(pane, photo) * maxZoom(pane, photo)) / photo.detail).toBeCloseTo(4, 9);
  });
});
