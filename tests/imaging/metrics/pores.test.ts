import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { findPores, poreResponses } from '../../../src/imaging/metrics/pores.ts';
import { bloodlessLog } from '../../../src/imaging/region-pair.ts';
import { openBackend, tf } from '../../../src/imaging/tensor.ts';
import { blood, type Drawing, drawPair, grain, over, rawChange, shade, spots, times } from './drawn-skin.ts';

const { pores } = metricRegistry;
const middles = Array.from({ length: 40 }, (_, i) => [2 + (i % 8) * 2.7, 2 + Math.floor(i / 8) * 4] as const);
const holes = spots(middles, { sigmaMm: 0.14, density: 0.6, colour: shade });

let relief: Drawing;

beforeAll(async () => {
  await openBackend();
  relief = grain(5030, { sigmaMm: 0.12, sd: 0.02 });
});

describe('pore visibility', () => {
  it('finds every pore once and nothing else', () => {
    const pair = drawPair({ before: over(relief, holes), after: over(relief, holes) });
    const found = tf.tidy(() => {
      const log = bloodlessLog(pair.before);
      const { before, after } = poreResponses({ before: log, after: log }, pair);
      return findPores(pair, { before, after, thresholdSd: 6 }).dataSync();
    });
    const at = Array.from(found.keys()).filter((i) => found[i]! > 0);
    const near = (i: number) =>
      middles.filter(([x, y]) => Math.hypot((i % 240) / 10 - x, Math.floor(i / 240) / 10 - y) < 0.2).length;
    expect(at).toHaveLength(middles.length);
    expect(at.map(near)).toEqual(at.map(() => 1));
  });

  it.each([0.9, 0.7, 0.5])('of %d of the depth reads that ratio', (left) => {
    const pair = drawPair({ before: over(relief, holes), after: over(relief, times(left, holes)) });
    expect(Math.abs(rawChange(pores, pair)! - Math.log(left))).toBeLessThan(0.03);
  });

  it('is not moved by noise, which counts would take for more or fewer pores', () => {
    const noise = grain(5031, { sigmaMm: 0, sd: 0.03 });
    const pair = drawPair({ before: over(relief, holes), after: over(relief, holes, noise) });
    expect(Math.abs(rawChange(pores, pair)!)).toBeLessThan(0.03);
  });

  it('is not moved by relief that fades round the pores', () => {
    const rough = grain(5032, { sigmaMm: 0.1, sd: 0.05 });
    const pair = drawPair({ before: over(rough, holes), after: over(times(0.7, rough), holes) });
    expect(Math.abs(rawChange(pores, pair)!)).toBeLessThan(0.02);
  });

  it('does not take small vessels that close for pores', () => {
    const vessels = spots(middles.map(([x, y]) => [x + 1.3, y + 1] as const), { sigmaMm: 0.15, density: 0.4, colour: blood }); // biome-ignore format: one line
    const pair = drawPair({ before: over(relief, holes, vessels), after: over(relief, holes) });
    expect(Math.abs(rawChange(pores, pair)!)).toBeLessThan(0.01);
  });
});
