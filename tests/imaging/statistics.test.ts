import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/imaging/random.ts';
import { median, quantile, robustSd, shareInterval } from '../../src/imaging/statistics.ts';

const { uniform: random } = createRandom('5910');
const many = (value: () => number) => Float32Array.from({ length: 9001 }, value);

/** By sorting, linear between ranks. */
function sortedQuantile(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = q * (sorted.length - 1);
  const low = Math.floor(position);
  return low === position ? sorted[low] : sorted[low] + (sorted[low + 1] - sorted[low]) * (position - low);
}

describe('quantile', () => {
  it.each([
    ['few values', Float32Array.of(3, 1, 2, 5)],
    ['many even ones', many(random)],
    ['an even number of them', many(random).subarray(1)],
    ['many with long tails', many(() => (random() - 0.5) ** 9 * 1e6)],
    ['few different ones', many(() => Math.round(3 * random()))],
    ['all the same', many(() => 0.25)],
    ['two far apart', many(() => (random() < 0.5 ? -1e6 : 1e6))],
  ])('is what sorting gives: %s', (_, values) => {
    for (const q of [0, 0.05, 0.5, 0.9, 0.9999, 1])
      expect(quantile(values, q)).toBe(sortedQuantile(values, q));
  });

  it('changes nothing', () => {
    const values = many(random);
    const copy = values.slice();
    median(values);
    expect(values).toEqual(copy);
  });

  it('refuses an empty array', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

describe('robustSd', () => {
  it('is the standard deviation of a normal sample, whatever a few outliers do', () => {
    const normal = many(() => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
    normal.fill(1e4, 0, 90);
    expect(robustSd(normal)).toBeGreaterThan(0.97);
    expect(robustSd(normal)).toBeLessThan(1.05);
  });
});

describe('the interval of a share', () => {
  // Newcombe, Stat Med 1998;17:857, table I, method 3 (Wilson's score without continuity correction).
  it.each([
    [81, 263, [0.2553, 0.3662]],
    [15, 148, [0.0624, 0.1605]],
    [0, 20, [0, 0.1611]],
    [1, 29, [0.0061, 0.1718]],
  ])('of %i in %i is the published one', (count, of, published) => {
    const rounded = shareInterval(count, of).map((bound) => Math.round(1e4 * bound) / 1e4);
    expect(rounded).toEqual(published);
  });
});
