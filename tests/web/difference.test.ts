import { describe, expect, test } from 'vitest';
import { linearToSrgb, srgbToLinear } from '../../src/imaging/image.ts';
import { noDifference, subtract } from '../../src/web/pages/comparison/difference.ts';
import { gainsOf, gainTables } from '../../src/web/pages/comparison/light.ts';

const pixel = (...codes: number[]) => Uint8ClampedArray.from([...codes, 255]);
const shown = (
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
  style: Partial<Parameters<typeof subtract>[2]> = {},
) => {
  const result = Uint8ClampedArray.from(after);
  subtract(before, result, { signed: true, gain: 1, tables: null, ...style });
  return [...result];
};

describe('subtract', () => {
  test('the same is neutral grey, whatever the gain; absolute it is black', () => {
    const same = pixel(200, 120, 90);
    for (const gain of [1, 2, 4, 8]) {
      expect(shown(same, same, { gain })).toEqual([noDifference, noDifference, noDifference, 255]);
      expect(shown(same, same, { gain, signed: false })).toEqual([0, 0, 0, 255]);
    }
  });

  test('lighter is lighter, darker is darker, each channel by itself, times the gain, cut off at the ends', () => {
    const [before, after] = [pixel(100, 100, 100), pixel(110, 95, 200)];
    expect(shown(before, after)).toEqual([138, 123, 228, 255]);
    expect(shown(before, after, { gain: 4 })).toEqual([168, 108, 255, 255]);
    expect(shown(before, after, { gain: 4, signed: false })).toEqual([40, 20, 255, 255]);
    expect(shown(after, before)).toEqual([118, 133, 28, 255]);
  });

  test('a change of light alone is no difference once the light is matched', () => {
    const logGain = [0.3, -0.2, 0.1];
    const gains = gainsOf(logGain)!;
    const tables = { before: gainTables(gains.before), after: gainTables(gains.after) };
    // After = before in another light, as the camera would have coded it.
    const before = pixel(150, 120, 90);
    const after = pixel(
      ...logGain.map((gain, i) => 255 * linearToSrgb(srgbToLinear(before[i]! / 255) * Math.exp(-gain))),
    );
    for (const value of shown(before, after, { tables }).slice(0, 3)) {
      expect(Math.abs(value - noDifference)).toBeLessThanOrEqual(1);
    }
    expect(shown(before, after)[0]).toBeLessThan(115);
  });
});

describe('gainsOf', () => {
  test('halves the gain between the photos, and is nothing without one', () => {
    const { before, after } = gainsOf([0.2, 0, -0.4])!;
    expect(before.map((gain, i) => gain * after[i]!)).toEqual(
      [1, 1, 1].map((one) => expect.closeTo(one, 12)),
    );
    expect(Math.log(after[0] / before[0])).toBeCloseTo(0.2, 12);
    expect(gainsOf([0, 0, 0])).toBeNull();
  });
});
