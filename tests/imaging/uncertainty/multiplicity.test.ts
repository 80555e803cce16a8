import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/imaging/random.ts';
import { survivesMultiplicity, twoSidedChance } from '../../../src/imaging/uncertainty/multiplicity.ts';

describe('twoSidedChance', () => {
  // R 4.3: 2 * pnorm(-z)
  it.each([
    [0, 1],
    [1, 0.3173105],
    [1.959964, 0.05],
    [-2.575829, 0.01],
    [5, 5.733031e-7],
  ])('of %d is %d', (score, chance) => {
    expect(twoSidedChance(score) / chance).toBeCloseTo(1, 5);
  });
});

describe('survivesMultiplicity', () => {
  it('keeps what Benjamini and Hochberg keep', () => {
    // p = .001, .012, .014, .03, .2 against .01, .02, .03, .04, .05
    expect(survivesMultiplicity([1.2816, 3.2905, 2.17, 2.5121, 2.4573])).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(survivesMultiplicity([2.1, 0.3, 0.2, 0.1])).toEqual([false, false, false, false]);
  });

  it('judges a single change like its own interval', () => {
    expect(survivesMultiplicity([1.97])).toEqual([true]);
    expect(survivesMultiplicity([1.95])).toEqual([false]);
    expect(survivesMultiplicity([])).toEqual([]);
  });

  it('calls something real in no more than one in twenty families in which nothing is', () => {
    const random = createRandom('families');
    const families = Array.from({ length: 4000 }, () => Array.from({ length: 18 }, () => random.normal()));
    const alarms = families.filter((scores) => survivesMultiplicity(scores).some(Boolean)).length;
    expect(alarms / families.length).toBeLessThan(0.06);
    expect(alarms / families.length).toBeGreaterThan(0.035);
  });
});
