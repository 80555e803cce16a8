import { describe, expect, it } from 'vitest';
import { linearTable, linearToSrgb, srgbToLinear } from '../../src/imaging/image.ts';

describe('sRGB transfer curve', () => {
  // IEC 61966-2-1: both branches written out, and values other implementations publish (CSS Color 4, colour-science).
  it.each([
    [0, 0],
    [10 / 255, 0.0030352698],
    [11 / 255, 0.0033465358],
    [0.04045, 0.0031308049],
    [0.5, 0.2140411405],
    [128 / 255, 0.2158605001],
    [188 / 255, 0.502886458],
    [1, 1],
  ])('linearises %f to %f', (encoded, linear) => {
    expect(srgbToLinear(encoded)).toBeCloseTo(linear, 9);
  });

  it('comes back to every 8-bit and 16-bit code', () => {
    for (const max of [255, 65535]) {
      for (let code = 0; code <= max; code++) {
        const back = linearToSrgb(srgbToLinear(code / max)) * max;
        if (Math.abs(back - code) > 1e-3) expect.fail(`${code} of ${max} came back as ${back}`);
      }
    }
  });

  it('gives the tables the same values, rising strictly', () => {
    for (const max of [255, 65535] as const) {
      const table = linearTable(max);
      expect(table.length).toBe(max + 1);
      expect([table[0], table[max]]).toEqual([0, 1]);
      expect(table[Math.round(max / 5)]).toBeCloseTo(0.0331047666, 7);
      for (let i = 1; i <= max; i++) if (!(table[i] > table[i - 1])) expect.fail(`not rising at ${i}`);
      expect(linearTable(max)).toBe(table);
    }
  });

  it('clips what no screen can show', () => {
    expect(linearToSrgb(-0.2)).toBe(0);
    expect(linearToSrgb(1.7)).toBeCloseTo(1, 12);
  });
});
