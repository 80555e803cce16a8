import { describe, expect, it } from 'vitest';
import { polygonMask } from '../../src/imaging/polygon-mask.ts';

const area = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);

describe('polygonMask', () => {
  it('fills a rectangle by pixel centres, its far edges excluded', () => {
    const mask = polygonMask(
      [
        [
          [2, 1],
          [6, 1],
          [6, 4],
          [2, 4],
        ],
      ],
      10,
      8,
    );
    expect(area(mask)).toBe(4 * 3);
    expect([mask[1 * 10 + 2], mask[3 * 10 + 5], mask[1 * 10 + 6], mask[4 * 10 + 2]]).toEqual([1, 1, 0, 0]);
  });

  it('has the area of a circle within half a percent, wherever its centre lies', () => {
    for (const shift of [0, 0.25, 0.5, 0.77]) {
      const circle = Array.from({ length: 360 }, (_, i) => {
        const angle = (i * Math.PI) / 180;
        return [100 + shift + 60 * Math.cos(angle), 90 - shift + 60 * Math.sin(angle)] as const;
      });
      expect(Math.abs(area(polygonMask([circle], 200, 200)) / (Math.PI * 60 ** 2) - 1)).toBeLessThan(0.005);
    }
  });

  it('gives neighbours that share an edge every pixel once', () => {
    const left = [
      [0, 0],
      [7.3, 0],
      [12.9, 20],
      [0, 20],
    ] as const;
    const right = [
      [7.3, 0],
      [20, 0],
      [20, 20],
      [12.9, 20],
    ] as const;
    const [a, b] = [left, right].map((polygon) => polygonMask([polygon], 20, 20));
    expect(a.some((value, i) => value && b[i])).toBe(false);
    expect(area(a) + area(b)).toBe(20 * 20);
    expect(polygonMask([left, right], 20, 20)).toEqual(a.map((value, i) => value | b[i]));
  });

  it('leaves the hole of a figure that winds round it, by the even-odd rule', () => {
    const star = Array.from({ length: 5 }, (_, i) => {
      const angle = (i * 4 * Math.PI) / 5;
      return [50 + 40 * Math.sin(angle), 50 - 40 * Math.cos(angle)] as const;
    });
    const mask = polygonMask([star], 100, 100);
    expect(mask[50 * 100 + 50]).toBe(0);
    expect(mask[20 * 100 + 50]).toBe(1);
  });

  it('clips to the picture and takes nothing from polygons outside of it or with too few points', () => {
    const around = [
      [-50, -50],
      [60, -50],
      [60, 60],
      [-50, 60],
    ] as const;
    expect(area(polygonMask([around], 30, 20))).toBe(30 * 20);
    expect(area(polygonMask([around.map(([x, y]) => [x + 200, y] as const)], 30, 20))).toBe(0);
    expect(area(polygonMask([around.slice(0, 2)], 30, 20))).toBe(0);
    expect(area(polygonMask([], 30, 20))).toBe(0);
  });
});
