import { describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { describeChange, judge } from '../../../src/imaging/uncertainty/verdict.ts';

const { texture } = metricRegistry;
const calibration = { slope: 2, floorSd: 0.03 };

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
