import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedResults } from '../../src/cli/ordered-results.ts';

async function* numbers(count: number, onEnd = () => {}) {
  try {
    for (let index = 0; index < count; index++) yield index;
  } finally {
    onEnd();
  }
}

describe('ordered results', () => {
  it('keeps the order and both bounds, whatever takes how long', async () => {
    const anyRun = fc.record({
      turns: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }),
      concurrency: fc.integer({ min: 1, max: 5 }),
      lookAhead: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(anyRun, async ({ turns, concurrency, lookAhead }) => {
        let running = 0;
        let started = 0;
        const seen: number[] = [];
        const work = async (index: number) => {
          running += 1;
          started += 1;
          expect(running).toBeLessThanOrEqual(concurrency);
          expect(started - seen.length).toBeLessThanOrEqual(lookAhead + 1);
          for (let turn = 0; turn < turns[index]!; turn++) await Promise.resolve();
          running -= 1;
          return index;
        };
        const results = orderedResults(numbers(turns.length), work, { concurrency, lookAhead });
        for await (const result of results) seen.push(result);
        expect(seen).toEqual(turns.map((_, index) => index));
      }),
      { numRuns: 100 },
    );
  });

  it('starts others while the oldest is slow', async () => {
    const started: number[] = [];
    let release = () => {};
    const work = (index: number) => {
      started.push(index);
      return index === 0 ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
    };
    const results = orderedResults(numbers(10), work, { concurrency: 2, lookAhead: 5 });
    const first = results.next();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(started).toEqual([0, 1, 2, 3, 4]);
    release();
    await first;
  });

  it('lets go of the input when the reader stops early', async () => {
    let isEnded = false;
    const input = numbers(10, () => {
      isEnded = true;
    });
    for await (const _ of orderedResults(input, async (item) => item, { concurrency: 2, lookAhead: 4 }))
      break;
    expect(isEnded).toBe(true);
  });
});
