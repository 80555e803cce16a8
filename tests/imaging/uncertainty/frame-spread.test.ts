import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/imaging/random.ts';
import { averageChanges } from '../../../src/imaging/uncertainty/frame-spread.ts';
import { z95 } from '../../../src/imaging/uncertainty/verdict.ts';

const pairs = (changes: number[], sd: number) => changes.map((change) => ({ change, sd }));

describe('averageChanges', () => {
  it('changes nothing for one pair, or for one pair given twice', () => {
    expect(averageChanges(pairs([-0.2], 0.05), 0.01)).toEqual({ change: -0.2, sd: 0.05 });
    expect(averageChanges(pairs([-0.2, -0.2], 0.05), 0.01)).toEqual({ change: -0.2, sd: 0.05 });
  });

  it('takes the scatter that is seen off the variance of one pair', () => {
    const { change, sd } = averageChanges(pairs([-0.02, 0.02, 0], 0.05), 0.03);
    expect(change).toBeCloseTo(0, 12);
    expect(sd ** 2).toBeCloseTo(0.05 ** 2 - (2 * 0.02 ** 2) / 3, 12);
  });

  it('never goes below what frames of a visit share', () => {
    for (const spread of [0.001, 0.02, 0.05, 0.2, 1]) {
      expect(averageChanges(pairs([-spread, spread], 0.05), 0.04).sd).toBeGreaterThanOrEqual(0.04);
    }
  });

  it('grows with frames that scatter more than one pair foresaw, and the more the fewer they are', () => {
    const two = averageChanges(pairs([-0.2, 0.2], 0.05), 0.01).sd;
    const four = averageChanges(pairs([-0.2, 0.2, -0.2, 0.2], 0.05), 0.01).sd;
    expect(four).toBeGreaterThan(0.05);
    expect(two).toBeGreaterThan(3 * four);
  });

  /** Share of intervals that hold the truth, 0. Variances in units of what one pair foresees beyond its floor. */
  function coverage({ frames, floor, ofFrames }: { frames: number; floor: number; ofFrames: number }) {
    const { normal } = createRandom(`5010/${frames}/${floor}/${ofFrames}`);
    const sharedSd = Math.sqrt(floor + Math.max(0, 1 - ofFrames));
    const runs = 4000;
    let [held, width] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const shared = sharedSd * normal();
      const changes = Array.from({ length: frames }, () => shared + Math.sqrt(ofFrames) * normal());
      const { change, sd } = averageChanges(pairs(changes, Math.sqrt(1 + floor)), Math.sqrt(floor));
      if (Math.abs(change) < z95 * sd) held++;
      width += sd / runs;
    }
    return { held: held / runs, width: width / Math.sqrt(1 + floor) };
  }

  it.each([0, 0.25, 0.5, 1, 2])(
    'holds the truth where frames make up %d of the variance foreseen',
    (ofFrames) => {
      for (const frames of [2, 3, 5]) {
        for (const floor of [0.1, 1]) {
          expect(coverage({ frames, floor, ofFrames }).held).toBeGreaterThan(0.93);
        }
      }
    },
  );

  it('still holds it in nine of ten where three frames scatter twice as far as foreseen', () => {
    expect(coverage({ frames: 3, floor: 0.1, ofFrames: 4 }).held).toBeGreaterThan(0.9);
  });

  it('narrows by what averaging earns: nothing where frames agree, a quarter where five differ', () => {
    expect(coverage({ frames: 5, floor: 0.1, ofFrames: 0 }).width).toBeCloseTo(1, 6);
    expect(coverage({ frames: 5, floor: 0.1, ofFrames: 0.75 }).width).toBeLessThan(0.75);
  });
});
