import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { likenessOf } from '../../../src/imaging/metrics/likeness.ts';
import { openBackend, type Tensor2D, tf } from '../../../src/imaging/tensor.ts';
import { blood, drawPair, grain, times } from './drawn-skin.ts';

beforeAll(async () => {
  await openBackend();
});

describe('likenessOf', () => {
  const map = (values: number[]): Tensor2D => tf.tensor2d(values, [1, values.length]);
  const like = (before: number[], after: number[], weight = before.map(() => 1)) =>
    likenessOf({ before: map(before), after: map(after), weight: map(weight) });

  it('is 1 for one pattern, however strong, and 0 for two', () => {
    expect(like([1, -2, 3], [2, -4, 6])).toBeCloseTo(1, 12);
    expect(like([1, 0, -1, 0], [0, 1, 0, -1])).toBe(0);
    expect(like([1, -1], [-1, 1])).toBe(0);
  });

  it('asks only where it counts, and nothing is like nothing', () => {
    expect(like([1, -2, 3, 9], [1, -2, 3, -9], [1, 1, 1, 0])).toBeCloseTo(1, 12);
    expect(like([1, 2], [1, 2], [0, 0])).toBe(0);
    expect(like([0, 0], [1, 2])).toBe(0);
  });
});

describe.each([metricRegistry.tone, metricRegistry.blemishes])('the pattern of $name', (metric) => {
  const likeness = (seeds: [number, number], left = 1) => {
    const [before, after] = seeds.map((seed) => grain(seed, { sigmaMm: 1.2, sd: 0.05, colour: blood }));
    const maps = metric.localMaps(drawPair({ before: before!, after: times(left, after!) }), []);
    tf.dispose([maps.before, maps.after, maps.weight]);
    return maps.likeness!;
  };

  it('is the same when it fades, and another one when other skin is drawn', () => {
    expect(likeness([5090, 5090], 0.6)).toBeGreaterThan(0.99);
    expect(likeness([5090, 5091])).toBeLessThan(0.4);
  });
});
