import { beforeAll, describe, expect, it } from 'vitest';
import { type Calibration, conditionsOf, under } from '../../src/imaging/calibration.ts';
import { findDarkSkin } from '../../src/imaging/comparability/dark-skin.ts';
import { photographedItaDeg } from '../../src/imaging/photo-facts.ts';
import { darknessOf, itaDeg } from '../../src/imaging/skin-tone.ts';
import { openBackend, tf } from '../../src/imaging/tensor.ts';
import { exampleCalibration } from './measured-example.ts';

beforeAll(async () => {
  await openBackend('cpu');
});

/** CIE 1976 L*, a*, b* for D65 to linear sRGB. */
function fromLab([lightness, a, b]: readonly number[]): number[] {
  const fy = (lightness + 16) / 116;
  const [x, y, z] = [fy + a / 500, fy, fy - b / 200].map((f, i) => f ** 3 * [0.9505, 1, 1.089][i]);
  return [
    3.2406 * x - 1.5372 * y - 0.4986 * z,
    -0.9689 * x + 1.8758 * y + 0.0415 * z,
    0.0557 * x - 0.204 * y + 1.057 * z,
  ];
}
const light = fromLab([70, 12, 15]);
const dark = fromLab([35, 10, 15]);

describe('the individual typology angle', () => {
  it('is 53 degrees for light and -45 degrees for dark skin, as its formula gives for their L* and b*', () => {
    expect(itaDeg(light)).toBeCloseTo((Math.atan2(70 - 50, 15) * 180) / Math.PI, 1);
    expect(itaDeg(dark)).toBeCloseTo((Math.atan2(35 - 50, 15) * 180) / Math.PI, 1);
  });

  it('is read from the treated skin of one photo, whatever lies outside the mask', () => {
    const [height, width] = [24, 40];
    const half = Array.from({ length: height * width }, (_, i) => (i % width < 20 ? dark : [1, 1, 1]));
    const image = tf.tensor3d(half.flat(), [height, width, 3]);
    const mask = tf.tensor2d(
      half.map((colour) => (colour === dark ? 1 : 0)),
      [height, width],
    );
    const white = tf.onesLike(image);
    const pair = {
      name: 'cheek',
      kind: 'treated',
      pixelsPerMm: 10,
      width,
      height,
      before: image,
      after: white,
      mask,
    };
    const before = photographedItaDeg([pair as never], 'before');
    expect(before).toBeCloseTo(itaDeg(dark), 3);
    expect(photographedItaDeg([pair as never], 'after')).toBeGreaterThan(80);
    expect(photographedItaDeg([], 'before')).toBeNull();
    tf.dispose([image, white, mask]);
  });

  it('says from where on the accuracy of dark skin applies, and between the two by share', () => {
    expect([60, 10, -5, -20, -60].map(darknessOf)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('dark skin', () => {
  const { id, metrics } = exampleCalibration(0.03);
  const table: Calibration = { id, metrics: { ...metrics, pores: { ...metrics.pores, darkSd: 0.04 } } };
  const photo = (skinItaDeg: number | null) => ({ skinItaDeg, pixelsPerMm: null }) as never;
  const darkPair = conditionsOf('patch', { before: photo(-40), after: photo(-20) });

  it('widens the floor by what it adds and says so', () => {
    const used = under(table, darkPair);
    expect(used.metrics.pores.floorSd).toBeCloseTo(0.05, 12);
    expect(used.metrics.texture.floorSd).toBe(0.03);
    const [finding] = findDarkSkin(used);
    expect(finding).toMatchObject({ code: 'DARK_SKIN', metrics: ['pores'], gravity: 'limits' });
    expect(finding.message).toContain('pore visibility');
  });

  it('reads a weaker answer by a larger slope, and says that it is less sure', () => {
    const weak: Calibration = { id, metrics: { ...metrics, redness: { ...metrics.redness, darkSlope: 2 } } };
    const used = under(weak, darkPair);
    expect(used.metrics.redness.slope).toBeCloseTo(2 * metrics.redness.slope, 12);
    expect(findDarkSkin(used).flatMap((finding) => finding.metrics)).toEqual(['redness']);
    const half = under(weak, { ...darkPair, darkness: 0.5 });
    expect(half.metrics.redness.slope).toBeCloseTo(Math.SQRT2 * metrics.redness.slope, 12);
  });

  it('leaves light skin, and skin of which nothing is known, as they are', () => {
    for (const angle of [45, null]) {
      const conditions = conditionsOf('patch', { before: photo(angle), after: photo(angle) });
      const used = under(table, conditions);
      expect(used.metrics.pores.floorSd).toBe(0.03);
      expect(findDarkSkin(used)).toEqual([]);
    }
  });
});
