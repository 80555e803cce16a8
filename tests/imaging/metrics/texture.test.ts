import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import type { RegionPair } from '../../../src/imaging/region-pair.ts';
import { openBackend } from '../../../src/imaging/tensor.ts';
import {
  blood,
  type Canvas,
  type Drawing,
  drawPair,
  grain,
  lines,
  nothing,
  over,
  pigment,
  rawChange,
  shade,
  spots,
  times,
} from './drawn-skin.ts';

const { texture, 'coarse-texture': coarseTexture } = metricRegistry;
const coarseCanvas: Canvas = { widthMm: 24, heightMm: 20, pixelsPerMm: 5 };

let relief: Drawing;
let coarseRelief: Drawing;

beforeAll(async () => {
  await openBackend();
  relief = grain(5020, { sigmaMm: 0.12, sd: 0.05 });
  coarseRelief = grain(5021, { sigmaMm: 0.25, sd: 0.05, canvas: coarseCanvas });
});

describe('texture', () => {
  it.each([0.9, 0.7, 0.4])('of %d of the relief reads that ratio', (left) => {
    const pair = drawPair({ before: relief, after: times(left, relief) });
    expect(rawChange(texture, pair)).toBeCloseTo(Math.log(left), 3);
  });

  it('takes off what the light did to the contrast of untreated skin', () => {
    const pair = drawPair({ before: relief, after: times(1.3 * 0.8, relief) });
    const untreated = drawPair({ before: relief, after: times(1.3, relief) });
    expect(rawChange(texture, pair, [untreated])).toBeCloseTo(Math.log(0.8), 3);
  });

  it.each<[string, Drawing]>([
    ['pores', spots(Array.from({ length: 40 }, (_, i) => [2 + (i % 8) * 2.7, 2 + Math.floor(i / 8) * 4] as const), { sigmaMm: 0.14, density: 0.6, colour: shade })], // biome-ignore format: one line
    ['lines', lines([[12, 4], [12, 10], [12, 16]], { depth: 0.3 })], // biome-ignore format: one line
  ])('hardly answers to %s that fade, which have a metric of their own', (_, feature) => {
    const pair = drawPair({ before: over(relief, feature), after: over(relief, times(0.6, feature)) });
    expect(Math.abs(rawChange(texture, pair)!)).toBeLessThan(0.02);
  });

  it('answers to blood and pigment less than to as much shade', () => {
    const answer = (colour: typeof shade) => {
      const mottle = grain(5022, { sigmaMm: 0.2, sd: 0.04, colour });
      return -rawChange(texture, drawPair({ before: over(relief, mottle), after: relief }))!;
    };
    expect(answer(blood)).toBeLessThan(0.05 * answer(shade));
    expect(answer(pigment)).toBeLessThan(0.5 * answer(shade));
  });
});

describe('coarse texture', () => {
  const draw = (after: Drawing): RegionPair =>
    drawPair({ before: coarseRelief, after }, { canvas: coarseCanvas });

  it('reads the ratio of coarse relief at 5 pixels a millimetre', () => {
    expect(rawChange(coarseTexture, draw(times(0.7, coarseRelief)))).toBeCloseTo(Math.log(0.7), 3);
  });

  it('does not answer to what is much wider than its band', () => {
    const wave: Drawing = (x) => shade(0.3 * Math.sin(x / 4));
    expect(Math.abs(rawChange(coarseTexture, draw(over(coarseRelief, wave)))!)).toBeLessThan(0.01);
  });

  it('is a quantity of its own: it stands in for texture where that needs more pixels', () => {
    expect(coarseTexture.needs.coarserThan).toBe(texture.needs.pixelsPerMm);
    expect(coarseTexture.label).not.toBe(texture.label);
    expect(rawChange(coarseTexture, draw(nothing))).toBeLessThan(-3);
  });
});
