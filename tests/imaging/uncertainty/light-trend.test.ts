import { describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { followTrend, type PlacedTiles } from '../../../src/imaging/uncertainty/light-trend.ts';

const { redness } = metricRegistry;

/** A strip of tiles whose erythema index changes by `change` and, to the right, by `slope` per half side of the photo. */
function strip(
  [left, right]: [number, number],
  { change = 0, slope = 0, sd = 0, seed = 'strip' } = {},
): PlacedTiles {
  const random = createRandom(seed);
  const [columns, rows] = [5, 12];
  const count = columns * rows;
  const x = Float64Array.from(
    { length: count },
    (_, i) => left + ((right - left) * ((i % columns) + 0.5)) / columns,
  );
  const y = Float64Array.from({ length: count }, (_, i) => (2 * Math.floor(i / columns) + 1) / rows - 1);
  const weight = new Float64Array(count).fill(100);
  const before = weight.map((w) => 0.6 * w);
  const after = before.map((sum, i) => sum + 100 * (change + slope * x[i] + sd * random.normal()));
  return { x, y, weight, before, after };
}

const slopeSd = 0.024;

describe('followTrend', () => {
  it('is exactly zero when nothing changed', () => {
    const found = followTrend(redness, {
      treated: strip([-0.4, 1]),
      reference: strip([-0.8, -0.5]),
      slopeSd,
    });
    expect(found).toEqual({ change: 0, sd: 0 });
  });

  it('follows a clear slope of the reference to the treated skin', () => {
    const reference = strip([-0.8, -0.5], { change: 0.01, slope: 0.03, sd: 0.0003 });
    const { change, sd } = followTrend(redness, { treated: strip([-0.4, 1]), reference, slopeSd });
    expect(change).toBeCloseTo(0.03 * (0.3 + 0.65), 3);
    expect(sd).toBeLessThan(0.002);
  });

  it('follows a doubtful slope only in part, and says how unsure it is', () => {
    const errors = Array.from({ length: 400 }, (_, i) => {
      const slope = slopeSd * createRandom(`slope-${i}`).normal();
      const reference = strip([-0.8, -0.5], { slope, sd: 0.005, seed: `noise-${i}` });
      const { change, sd } = followTrend(redness, { treated: strip([-0.4, 1]), reference, slopeSd });
      return { error: change - slope * 0.95, left: slope * 0.95, sd };
    });
    const rms = (values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
    const of = (key: 'error' | 'left' | 'sd') => rms(errors.map((one) => one[key]));
    expect(of('error')).toBeLessThan(0.75 * of('left'));
    expect(of('sd')).toBeGreaterThan(of('error')); // tiles err together in photos, not here
  });

  it('claims nothing from too few tiles', () => {
    const few = strip([-0.8, -0.5], { slope: 0.03 });
    const reference = Object.fromEntries(
      Object.entries(few).map(([key, values]) => [key, values.slice(0, 5)]),
    ) as unknown as PlacedTiles;
    const { change, sd } = followTrend(redness, { treated: strip([-0.4, 1]), reference, slopeSd });
    expect(change).toBe(0);
    expect(sd).toBeGreaterThan(0.02);
  });

  it('changes sign when the photos are exchanged', () => {
    const reference = strip([-0.8, -0.5], { slope: 0.01, sd: 0.004 });
    const exchanged = { ...reference, before: reference.after, after: reference.before };
    const treated = strip([-0.4, 1]);
    const [there, back] = [reference, exchanged].map((one) =>
      followTrend(redness, { treated, reference: one, slopeSd }),
    );
    expect(there.change).toBeCloseTo(-back.change, 12);
    expect(there.sd).toBeCloseTo(back.sd, 12);
  });
});
