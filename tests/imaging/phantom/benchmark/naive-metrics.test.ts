import { describe, expect, it } from 'vitest';
import { naiveChange, naiveMetrics } from '../../../../src/imaging/phantom/benchmark/naive-metrics.ts';
import {
  momentsOf,
  readSkinPatch,
  type SkinPatch,
} from '../../../../src/imaging/phantom/benchmark/skin-patch.ts';

const side = 80;
const whole = [[0, 0], [side, 0], [side, side], [0, side]] as const; // biome-ignore format: corners
type Colour = readonly [number, number, number];

/** A photo whose pixels a function of place decides. */
function patchOf(colourAt: (x: number, y: number) => Colour): SkinPatch {
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) data.set(colourAt(i % side, Math.floor(i / side)), 3 * i);
  return readSkinPatch({ width: side, height: side, data, maxValue: 255 }, whole);
}
const skin: Colour = [200, 150, 130];
const grey = (level: number): Colour => [level, level, level];
const flat = patchOf(() => skin);

describe('reading a patch', () => {
  it('gives CIE L* and a* of sRGB', () => {
    // Bruce Lindbloom's calculator, brucelindbloom.com: sRGB, D65.
    const published: [Colour, number, number][] = [
      [[255, 0, 0], 53.24, 80.09],
      [[0, 255, 0], 87.73, -86.18],
      [[0, 0, 255], 32.3, 79.19],
    ];
    for (const [colour, lightness, redGreen] of published) {
      const patch = patchOf(() => colour);
      expect(Math.abs(patch.lightness[100]! - lightness)).toBeLessThan(0.05);
      expect(Math.abs(patch.redGreen[100]! - redGreen)).toBeLessThan(0.1);
    }
    expect(patchOf(() => grey(128)).redGreen[100]).toBeCloseTo(0, 1);
  });

  it('cuts the polygon at the photo and leaves out what is outside', () => {
    const photo = {
      width: side,
      height: side,
      data: new Uint8Array(side * side * 3),
      maxValue: 255 as const,
    };
    const patch = readSkinPatch(photo, [[60, 60], [100, 60], [100, 100], [60, 100]]); // biome-ignore format: corners
    expect([patch.width, patch.height]).toEqual([20, 20]);
    expect(patch.mask.every((inside) => inside === 1)).toBe(true);
  });

  it('takes moments of the pixels asked for', () => {
    expect(momentsOf([1, 2, 3, 100], [0, 1, 2])).toEqual({ mean: 2, sd: Math.sqrt(2 / 3) });
  });
});

describe('naive metrics', () => {
  it('redness: mean a*, as a difference', () => {
    const redder = patchOf(() => [210, 150, 130]);
    const change = naiveChange(naiveMetrics.redness, flat, redder)!;
    expect(change).toBeGreaterThan(3);
    expect(naiveChange(naiveMetrics.redness, redder, flat)).toBeCloseTo(-change, 6);
  });

  it('texture: Laplacian variance grows with the square of contrast', () => {
    const checks = (height: number) => patchOf((x, y) => grey(128 + ((x + y) % 2 === 0 ? height : -height)));
    expect(naiveChange(naiveMetrics.texture, checks(10), checks(20))).toBeCloseTo(Math.log(4), 2);
  });

  it('pores: counts dark spots', () => {
    const dots = (step: number) =>
      patchOf((x, y) => grey(Math.hypot((x % step) - step / 2, (y % step) - step / 2) < 2.5 ? 90 : 150));
    expect(naiveMetrics.pores.measure(dots(20))).toBe(16);
    expect(naiveMetrics.pores.measure(flat)).toBe(0);
  });

  it('wrinkles: an edge is one pixel wide, and a faint one is none', () => {
    const step = (height: number) => patchOf((x) => grey(x < side / 2 ? 100 : 100 + height));
    expect(naiveMetrics.wrinkles.measure(step(60))).toBeCloseTo(1 / (side - 2), 3);
    expect(naiveMetrics.wrinkles.measure(step(3))).toBe(0);
  });

  it('blemishes: area that is redder than the rest', () => {
    const spots = patchOf((x, y) => (x < 8 && y < 8 ? [220, 110, 110] : skin));
    expect(naiveMetrics.blemishes.measure(spots)).toBeCloseTo(49 / 78 ** 2, 5);
  });

  it('tone: SD of L*', () => {
    const halves = (level: number) => patchOf((x) => grey(x % 2 === 0 ? 128 : level));
    expect(naiveMetrics.tone.measure(flat)).toBeCloseTo(0, 4);
    expect(naiveMetrics.tone.measure(halves(150))).toBeGreaterThan(naiveMetrics.tone.measure(halves(140)));
  });

  it('is null where a ratio has nothing to stand on', () => {
    expect(naiveChange(naiveMetrics.pores, flat, flat)).toBeNull();
  });
});
