import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { slopeContrast } from '../../../src/imaging/metrics/wrinkles.ts';
import { openBackend, tf } from '../../../src/imaging/tensor.ts';
import {
  blood,
  type Drawing,
  drawPair,
  exchanged,
  grain,
  lines,
  litRelief,
  nothing,
  over,
  rawChange,
  shade,
  spots,
  times,
} from './drawn-skin.ts';

const { wrinkles } = metricRegistry;
const crease = lines([[12, 5], [12, 10], [12, 15]]); // biome-ignore format: one line

let relief: Drawing;

beforeAll(async () => {
  await openBackend();
  relief = grain(5040, { sigmaMm: 0.12, sd: 0.01 });
});

describe('fine lines and wrinkles', () => {
  it.each([0.9, 0.7, 0.5])('of %d of the depth read that ratio', (left) => {
    const pair = drawPair({ before: over(relief, crease), after: over(relief, times(left, crease)) });
    expect(Math.abs(rawChange(wrinkles, pair)! - Math.log(left))).toBeLessThan(0.03);
  });

  it.each([0, 0.7, 1.6, 2.5])('are found whichever way they run (%d rad)', (angleRad) => {
    const one = lines([[12, 10]], { angleRad });
    const pair = drawPair({ before: over(relief, one), after: over(relief, times(0.6, one)) });
    expect(Math.abs(rawChange(wrinkles, pair)! - Math.log(0.6))).toBeLessThan(0.05);
  });

  it.each([
    { widthMm: 24, heightMm: 20, pixelsPerMm: 5 },
    { widthMm: 24.1, heightMm: 20.3, pixelsPerMm: 10 },
    { widthMm: 20, heightMm: 17, pixelsPerMm: 7.3 },
  ])('are read alike on a grid of %j', (canvas) => {
    const pair = drawPair({ before: crease, after: times(0.6, crease) }, { canvas });
    expect(Math.abs(rawChange(wrinkles, pair)! - Math.log(0.6))).toBeLessThan(0.01);
  });

  it('do not answer to vessels that close, nor to pores', () => {
    const vein: Drawing = (x, y) => blood(0.2 * Math.exp(-0.5 * ((x - 6 - 0.3 * y) / 0.25) ** 2));
    const holes = spots(Array.from({ length: 30 }, (_, i) => [2 + (i % 6) * 3.8, 2 + Math.floor(i / 6) * 4] as const), { sigmaMm: 0.14, density: 0.4, colour: shade }); // biome-ignore format: one line
    for (const feature of [vein, holes]) {
      const pair = drawPair({ before: over(relief, crease, feature), after: over(relief, crease) });
      expect(Math.abs(rawChange(wrinkles, pair)!)).toBeLessThan(0.02);
    }
  });

  it('are judged by how strongly each light shows slopes', () => {
    const lit = litRelief(5041, { lightRad: 0, sd: 0.04 });
    const untreated = drawPair({ before: lit, after: times(1.5, lit) });
    const pair = drawPair({ before: over(relief, crease), after: times(1.5, over(relief, crease)) });
    expect(rawChange(wrinkles, pair)).toBeCloseTo(Math.log(1.5), 3);
    expect(rawChange(wrinkles, pair, [untreated])).toBeCloseTo(0, 3);
  });
});

describe('slopeContrast', () => {
  it('sees in which directions a light that moved round shows more', () => {
    const pair = drawPair({
      before: litRelief(5042, { lightRad: 0, sd: 0.05, sigmaMm: 0.4 }),
      after: litRelief(5042, { lightRad: Math.PI / 2, sd: 0.05, sigmaMm: 0.4 }),
    });
    const contrast = slopeContrast([pair]);
    // Slopes of isotropic relief vary three times as much along the light as across it.
    expect(contrast(0)).toBeCloseTo(-Math.log(3) / 2, 1);
    expect(contrast(Math.PI / 2)).toBeCloseTo(Math.log(3) / 2, 1);
    expect(contrast(Math.PI / 4)).toBeCloseTo(0, 1);
    expect(slopeContrast([exchanged(pair)])(0.3)).toBeCloseTo(-contrast(0.3), 6);
  });

  it('is the ratio itself in every direction when the light only got harder', () => {
    const lit = litRelief(5043, { lightRad: 1, sd: 0.05 });
    const contrast = slopeContrast([drawPair({ before: lit, after: times(1.3, lit) })]);
    for (const direction of [0, 1, 2, 3]) expect(contrast(direction)).toBeCloseTo(Math.log(1.3), 4);
  });

  it('tells nothing where there is nothing to see', () => {
    expect(slopeContrast([])(1)).toBe(0);
    const pair = drawPair({ before: nothing, after: nothing });
    const before = tf.memory().numTensors;
    expect(slopeContrast([{ ...pair, mask: pair.mask }])(0)).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
  });
});
