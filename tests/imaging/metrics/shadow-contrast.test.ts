import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import type { RegionPair } from '../../../src/imaging/region-pair.ts';
import { openBackend } from '../../../src/imaging/tensor.ts';
import {
  blood,
  type Drawing,
  drawPair,
  grain,
  over,
  pigment,
  rawChange,
  shade,
  spots,
  times,
} from './drawn-skin.ts';

const scars = metricRegistry['shadow-contrast'];

let [relief, hollows]: Drawing[] = [];
let untreated: RegionPair;

beforeAll(async () => {
  await openBackend();
  relief = grain(5070, { sigmaMm: 0.25, sd: 0.02 });
  const middles = [[6, 5], [17, 14], [12, 9]] as const; // biome-ignore format: one line
  const dark = spots(middles, { sigmaMm: 0.7, density: 0.25, colour: shade });
  const lit = spots(middles.map(([x, y]) => [x + 1.4, y]), { sigmaMm: 0.7, density: -0.2, colour: shade }); // biome-ignore format: one line
  hollows = over(dark, lit);
  untreated = drawPair({ before: relief, after: relief });
});

const read = (before: Drawing, after: Drawing, reference = untreated): number =>
  rawChange(scars, drawPair({ before: over(relief, before), after: over(relief, after) }), [reference])!;

describe('shadow contrast of scars', () => {
  it('of 70 % of the depth reads nearly that ratio: relief in the band does not change', () => {
    const fall = read(hollows, times(0.7, hollows));
    expect(fall).toBeLessThan(0.8 * Math.log(0.7));
    expect(fall).toBeGreaterThan(1.1 * Math.log(0.7));
  });

  it('takes off how much more strongly the light shows slopes', () => {
    const stronger = drawPair({ before: relief, after: times(1.2, relief) });
    const pair = drawPair({ before: over(relief, hollows), after: times(1.2, over(relief, hollows)) });
    expect(rawChange(scars, pair, [stronger])).toBeCloseTo(0, 2);
  });

  it('is not moved by redness or pigment in its band', () => {
    for (const colour of [blood, pigment]) {
      const patches = grain(5071, { sigmaMm: 0.9, sd: 0.06, colour });
      expect(Math.abs(read(hollows, over(hollows, patches)))).toBeLessThan(0.06);
    }
  });
});
