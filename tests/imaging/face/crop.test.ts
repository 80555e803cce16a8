import { describe, expect, it } from 'vitest';
import { cutOut, sampleSquare, toPhoto } from '../../../src/imaging/face/crop.ts';
import type { RgbImage } from '../../../src/imaging/image.ts';

/** Red rises with x, green with y: a sample's colour says where it was taken. */
function ramp(width: number, height: number): RgbImage {
  const data = new Uint16Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x * 50, y * 50, 65535], (y * width + x) * 3);
  }
  return { width, height, data, maxValue: 65535 };
}

describe('cutOut and sampleSquare', () => {
  it('averages whole blocks', () => {
    const cutout = cutOut(ramp(400, 300), { x: 40, y: 20, width: 200, height: 200 }, 50);
    expect([cutout.factor, cutout.width, cutout.height, cutout.originX, cutout.originY]).toEqual([
      4, 50, 50, 40, 20,
    ]);
    expect(cutout.rgb[0] * 65535).toBeCloseTo(41.5 * 50, 1);
    expect(cutout.rgb[1] * 65535).toBeCloseTo(21.5 * 50, 1);
  });

  it.each([60, 120, 400])('samples a turned square where toPhoto says, cut to %i pixels', (longSide) => {
    const cutout = cutOut(ramp(600, 600), { x: 0, y: 0, width: 600, height: 600 }, longSide);
    const square = { x: 310, y: 290, size: 200, angle: 0.4 };
    const sampled = sampleSquare(cutout, square, { outputSize: 32 });
    for (const [column, row] of [
      [3, 5],
      [16, 16],
      [30, 2],
    ]) {
      const [x, y] = toPhoto(square, (column + 0.5) / 32, (row + 0.5) / 32);
      const at = (row * 32 + column) * 3;
      expect(Math.abs((sampled[at] * 65535) / 50 - x)).toBeLessThan(0.05);
      expect(Math.abs((sampled[at + 1] * 65535) / 50 - y)).toBeLessThan(0.05);
    }
  });

  it('mirrors, and leaves what lies outside of the photo black', () => {
    const cutout = cutOut(ramp(100, 100), { x: 0, y: 0, width: 100, height: 100 }, 100);
    const square = { x: 90, y: 50, size: 80, angle: 0 };
    const straight = sampleSquare(cutout, square, { outputSize: 8 });
    const mirrored = sampleSquare(cutout, square, { outputSize: 8, mirror: true });
    expect(mirrored[0]).toBeCloseTo(straight[7 * 3], 6);
    expect(straight[7 * 3 + 2]).toBe(0);
    expect(straight[2]).toBeCloseTo(1, 5);
  });
});
