import { describe, expect, it } from 'vitest';
import { measurePairs, planBenchmark } from '../../../../src/imaging/phantom/benchmark/index.ts';
import { establishedMetricNames } from '../../../../src/imaging/plan.ts';

/** A pair of tuning skin, small enough to wait for. */
const [planned] = planBenchmark({ pairs: 1, seed: '5003' });
const small = {
  ...planned!,
  spec: { ...planned!.spec, seed: 5003, widthMm: 30, heightMm: 20, pixelsPerMm: 10 },
};

describe('measuring pairs on threads', () => {
  it('answers for every metric, naive ones too, in the order of the pairs', async () => {
    const pairs = [small, { ...small, block: 'second' }];
    const done: number[] = [];
    const readings = await measurePairs(pairs, {
      workers: 2,
      backend: 'wasm',
      isShown: ({ block }) => block === 'second',
      onPair: (count) => done.push(count),
    });
    expect(readings.map(({ pair }) => pair)).toEqual(pairs);
    expect(done).toEqual([1, 2]);
    const [first, second] = readings;
    expect(Object.keys(first!.readings)).toEqual([...establishedMetricNames]);
    expect(Object.keys(first!.naive)).toEqual([...establishedMetricNames]);
    expect(first!.readings.redness!.change).not.toBeNull();
    for (const { change, reasons } of Object.values(first!.readings)) {
      if (change === null) expect(reasons.length).toBeGreaterThan(0);
    }
    // The same pair gives the same readings, whichever thread it ran on.
    expect(second!.readings).toEqual(first!.readings);
    expect(first!.pictures).toBeNull();
    expect([...second!.pictures!.before.slice(0, 2)]).toEqual([0xff, 0xd8]);
  });

  it('fails when a pair can’t be made', async () => {
    const impossible = { ...small, spec: { ...small.spec, widthMm: 2, heightMm: 2 } };
    const measuring = measurePairs([impossible], {
      workers: 1,
      backend: 'wasm',
      isShown: () => false,
      onPair: () => {},
    });
    await expect(measuring).rejects.toThrow();
  });
});
