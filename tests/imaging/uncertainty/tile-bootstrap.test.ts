import { describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import type { TileSums } from '../../../src/imaging/metrics/tile-sums.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { estimateChange } from '../../../src/imaging/uncertainty/tile-bootstrap.ts';

const { pores, redness } = metricRegistry;

/** Tiles whose ln(after/before) scatters with `sd` round `change`. */
function tiles(seed: string, { count, change, sd }: { count: number; change: number; sd: number }): TileSums {
  const random = createRandom(seed);
  const weight = Float64Array.from({ length: count }, () => random.between(50, 100));
  const before = weight.map((w) => w * 0.1);
  return { weight, before, after: before.map((sum) => sum * Math.exp(change + sd * random.normal())) };
}

describe('estimateChange', () => {
  it('is exactly zero with no spread when nothing changed', () => {
    const { before, weight } = tiles('zero', { count: 30, change: 0, sd: 0.2 });
    const same = { before, after: before.slice(), weight };
    const estimate = estimateChange(pores, same, { reference: same, random: createRandom('zero').uniform });
    expect(estimate).toMatchObject({ change: 0, tileSd: 0 });
  });

  it('takes the change of the reference off', () => {
    const treated = tiles('treated', { count: 40, change: -0.3, sd: 0 });
    const reference = tiles('reference', { count: 40, change: -0.1, sd: 0 });
    const estimate = estimateChange(pores, treated, { reference, random: createRandom('r').uniform });
    expect(estimate?.change).toBeCloseTo(-0.2, 6);
  });

  it('finds the spread that theory gives', () => {
    const count = 60;
    const sds = Array.from(
      { length: 20 },
      (_, i) =>
        estimateChange(pores, tiles(`spread-${i}`, { count, change: 0, sd: 0.12 }), {
          reference: null,
          random: createRandom(`draw-${i}`).uniform,
        })?.tileSd,
    ).map(Number);
    const mean = sds.reduce((sum, sd) => sum + sd, 0) / sds.length;
    expect(mean).toBeGreaterThan((0.9 * 0.12) / Math.sqrt(count));
    expect(mean).toBeLessThan((1.1 * 0.12) / Math.sqrt(count));
  });

  it('covers the truth about as often as it says', () => {
    let covered = 0;
    const rounds = 200;
    for (let i = 0; i < rounds; i++) {
      const estimate = estimateChange(pores, tiles(`cover-${i}`, { count: 50, change: -0.2, sd: 0.15 }), {
        reference: null,
        random: createRandom(`cover-${i}`).uniform,
      });
      if (estimate && Math.abs(estimate.change + 0.2) < 1.96 * estimate.tileSd) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.88);
    expect(covered / rounds).toBeLessThan(0.99);
  });

  it('is the difference of levels for a density', () => {
    const weight = Float64Array.of(10, 20);
    const sums = { weight, before: weight.map((w) => 0.4 * w), after: weight.map((w) => 0.35 * w) };
    const estimate = estimateChange(redness, sums, { reference: null, random: null });
    expect(estimate?.before).toBeCloseTo(40, 9);
    expect(estimate?.change).toBeCloseTo(-0.05, 9);
  });

  it('says null when there is nothing to average', () => {
    const empty = { before: new Float64Array(0), after: new Float64Array(0), weight: new Float64Array(0) };
    const some = tiles('some', { count: 5, change: 0, sd: 0 });
    expect(estimateChange(pores, empty, { reference: null, random: null })).toBeNull();
    expect(estimateChange(pores, some, { reference: empty, random: null })).toBeNull();
  });
});
