import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import type { RegionPair } from '../../../src/imaging/region-pair.ts';
import { openBackend, tf } from '../../../src/imaging/tensor.ts';
import {
  blood,
  type Drawing,
  drawPair,
  exchanged,
  grain,
  lines,
  over,
  pigment,
  rawChange,
  shade,
  spots,
  times,
} from './drawn-skin.ts';

const poreMiddles = Array.from({ length: 60 }, (_, i) => [1.5 + (i % 10) * 2.3, 1.4 + Math.floor(i / 10) * 3.3] as const); // biome-ignore format: one line
const lesionMiddles = [[6, 5], [17, 14]] as const; // biome-ignore format: one line
const brighter: Drawing = () => shade(-0.2);

/** Something for every metric to see; `left` of it is there. */
const features = (left: number): Drawing =>
  times(
    left,
    over(
      grain(5000, { sigmaMm: 0.12, sd: 0.05 }),
      grain(5001, { sigmaMm: 2, sd: 0.08, colour: pigment }),
      spots(poreMiddles, { sigmaMm: 0.14, density: 0.5, colour: shade }),
      spots(lesionMiddles, { sigmaMm: 0.8, density: 0.4, colour: blood }),
      lines([[12, 8], [12, 17]], { depth: 0.15 }), // biome-ignore format: one line
      () => blood(0.3),
    ),
  );

const metrics = Object.values(metricRegistry);

let [same, changed, relit, half]: RegionPair[] = [];

beforeAll(async () => {
  await openBackend();
  const [all, less] = [features(1), features(0.7)];
  const hair: Drawing = (x) => shade(x > 16 ? 1.5 : 0);
  same = drawPair({ before: all, after: all });
  changed = drawPair({ before: all, after: less });
  relit = drawPair({ before: all, after: over(all, brighter) });
  half = drawPair({ before: all, after: over(all, hair) }, { isSkin: (x) => x < 15.5 });
});

describe.each(metrics)('$name', (metric) => {
  it('is exactly zero for equal photos', () => {
    expect(rawChange(metric, same, [same])).toBe(0);
  });

  it('falls when there is less, and rises by as much when the photos are exchanged', () => {
    const fall = rawChange(metric, changed, [same])!;
    expect(fall).toBeLessThan(-0.05);
    expect(rawChange(metric, exchanged(changed), [same])! + fall).toBeCloseTo(0, 5);
  });

  it('does not answer to the strength of the light, with reference skin in it or without', () => {
    expect(Math.abs(rawChange(metric, relit, [relit])!)).toBeLessThan(1e-5);
    expect(Math.abs(rawChange(metric, relit, [same])!)).toBeLessThan(1e-5);
  });

  it('sees nothing of what is not skin in both photos', () => {
    expect(rawChange(metric, half, [same])).toBe(0);
  });

  it('gives nothing where there is no skin, and leaves no tensor behind', () => {
    const empty: RegionPair = { ...changed, mask: tf.zerosLike(changed.mask) };
    const before = tf.memory().numTensors;
    expect(rawChange(metric, empty, [same])).toBeNull();
    rawChange(metric, changed, [same]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('goes from a level by a change and back', () => {
    expect(metric.change(40, metric.shift(40, -0.2))).toBeCloseTo(-0.2, 12);
    expect(metric.shift(40, 0)).toBe(40);
  });
});
