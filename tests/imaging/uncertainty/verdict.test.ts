import { describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { describeChange, judge } from '../../../src/imaging/uncertainty/verdict.ts';

const { texture } = metricRegistry;
const calibration = { slope: 2, slopeSd: 0 };

describe('describeChange', () => {
  it('carries the interval through the slope', () => {
    const { percent, ci95, mdc95 } = describeChange(-0.1, 0.05, calibration);
    const reach = 1.96 * 0.05;
    expect(percent).toBeCloseTo(100 * (Math.exp(-0.2) - 1), 9);
    expect(ci95[0]).toBeCloseTo(100 * (Math.exp(2 * (-0.1 - reach)) - 1), 9);
    expect(ci95[1]).toBeCloseTo(100 * (Math.exp(2 * (-0.1 + reach)) - 1), 9);
    expect(mdc95).toBeCloseTo(100 * (Math.exp(2 * reach) - 1), 9);
  });
});

describe('a slope that differs from skin to skin', () => {
  it('widens the interval with the size of the change and leaves what could be seen alone', () => {
    const [exact, doubtful] = [0, 0.1].map((slopeSd) => describeChange(-0.3, 0.02, { slope: 1, slopeSd }));
    expect(doubtful.mdc95).toBe(exact.mdc95);
    const reach = 1.96 * Math.hypot(0.02, 0.03);
    expect(doubtful.ci95[0]).toBeCloseTo(100 * Math.expm1(-0.3 - reach), 9);
    expect(doubtful.ci95[1]).toBeCloseTo(100 * Math.expm1(-0.3 + reach), 9);
    expect(describeChange(0, 0.02, { slope: 1, slopeSd: 0.4 }).ci95).toEqual(
      describeChange(0, 0.02, { slope: 1, slopeSd: 0 }).ci95,
    );
  });

  it('never takes away that there is a change', () => {
    const { ci95 } = describeChange(0.1, 0.05, { slope: 1, slopeSd: 0.6 });
    expect(ci95[0]).toBeGreaterThan(0);
    expect(describeChange(-0.1, 0.05, { slope: 1, slopeSd: 0.6 }).ci95[1]).toBeLessThan(0);
  });
});

describe('judge', () => {
  const at = (change: number) => judge(describeChange(change, 0.03, calibration), texture);

  it('sees no change inside the noise, on either side', () => {
    for (const change of [0, 0.0587, -0.0587]) expect(at(change)).toBe('no-measurable-change');
  });

  it('names the direction in the sense of the metric outside it', () => {
    expect(at(-0.06)).toBe('improved');
    expect(at(0.06)).toBe('worsened');
    const change = describeChange(0.06, 0.03, calibration);
    expect(judge(change, { ...texture, higherMeans: 'better' })).toBe('improved');
  });
});
