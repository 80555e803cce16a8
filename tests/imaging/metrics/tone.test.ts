import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { openBackend } from '../../../src/imaging/tensor.ts';
import {
  blood,
  type Drawing,
  drawPair,
  grain,
  litRelief,
  over,
  rawChange,
  shade,
  spots,
  times,
} from './drawn-skin.ts';

const { tone } = metricRegistry;

let clouds: Drawing;

beforeAll(async () => {
  await openBackend();
  clouds = grain(5060, { sigmaMm: 1.5, sd: 0.06 });
});

describe('tone unevenness', () => {
  it.each([0.9, 0.7, 0.4])('of %d of the spread reads that ratio', (left) => {
    const pair = drawPair({ before: clouds, after: times(left, clouds) });
    expect(rawChange(tone, pair)).toBeCloseTo(Math.log(left), 3);
  });

  it('is a spread: skin that is lighter all over is no evener', () => {
    const pair = drawPair({ before: clouds, after: over(clouds, () => shade(-0.3)) });
    expect(rawChange(tone, pair)).toBeCloseTo(0, 5);
  });

  it('passes over how the light falls off and how the area curves', () => {
    const fallOff: Drawing = (x, y) => shade(0.008 * x - 0.005 * y + 0.0005 * (x - 9) ** 2 + 0.0002 * x * y);
    const pair = drawPair({ before: clouds, after: over(clouds, fallOff) });
    expect(Math.abs(rawChange(tone, pair)!)).toBeLessThan(0.01);
  });

  it('passes over relief and blemishes, which have metrics of their own', () => {
    const relief = litRelief(5061, { lightRad: 0.5, sd: 0.05, sigmaMm: 0.15 });
    const spot = spots([[6, 5], [17, 14]], { sigmaMm: 0.8, density: 0.4, colour: blood }); // biome-ignore format: one line
    for (const feature of [relief, spot]) {
      const pair = drawPair({ before: over(clouds, feature), after: clouds });
      expect(Math.abs(rawChange(tone, pair)!)).toBeLessThan(0.04);
    }
  });
});
