import { describe, expect, it } from 'vitest';
import { averageFrames } from '../../src/imaging/average-frames.ts';
import { type Comparison, comparisonSchema, type Reason } from '../../src/imaging/comparison.ts';
import { rawSd } from '../../src/imaging/uncertainty/verdict.ts';
import { notMeasurable } from '../reports/example-comparison.ts';
import { exampleCalibration, measuredComparison, type RawChange } from './measured-example.ts';

const calibration = exampleCalibration(0.01);
const frames = { before: 2, after: 2 };
const options = { calibration, primary: null, frames };
const pair = (changes: RawChange[], rest: Partial<Comparison> = {}) =>
  measuredComparison(changes, rest, calibration);
const texture = (change: number, sd = 0.03): RawChange => ({ metric: 'texture', change, sd });
const reason = (code: Reason['code'], message = ''): Reason => ({ code, metrics: [], message });

describe('averageFrames', () => {
  it('averages the raw changes and says so', () => {
    const averaged = averageFrames([pair([texture(-0.1)]), pair([texture(-0.12)])], options);
    expect(comparisonSchema.parse(averaged)).toEqual(averaged);
    expect(averaged.frames).toEqual(frames);
    const [{ change, before, after, verdict }] = averaged.measurements;
    expect(change?.log).toBeCloseTo(-0.11, 12);
    expect(rawSd(change!, calibration.metrics.texture)).toBeCloseTo(Math.sqrt(0.03 ** 2 - 0.01 ** 2), 9);
    expect(Math.log(after! / before!)).toBeCloseTo(-0.11, 12);
    expect(verdict).toBe('improved');
    expect(averaged.timingsMs.total).toBe(2 * pair([]).timingsMs.total);
  });

  it('is opposite when the visits are exchanged', () => {
    const pairs = (sign: number) => [pair([texture(sign * 0.1)]), pair([texture(sign * 0.04)])];
    const [forth, back] = [1, -1].map((sign) => averageFrames(pairs(sign), options).measurements[0].change!);
    expect(forth.log).toBe(-back.log);
    expect(forth.mdc95).toBe(back.mdc95);
  });

  it('leaves out, metric by metric, the pairs in which there was no measuring', () => {
    const blurred = pair([], { measurements: [notMeasurable('texture', 'left cheek')] });
    const one = averageFrames([blurred, pair([texture(-0.2)])], options).measurements[0];
    expect(one.change?.log).toBeCloseTo(-0.2, 12);
    expect(one.reasons).toEqual([]);
    const none = averageFrames([blurred, blurred], options);
    expect(none.measurements[0]).toMatchObject({ change: null, verdict: 'not-measurable' });
    expect(none.measurements[0].reasons).toHaveLength(1);
    expect(none.comparability.verdict).toBe('not-comparable');
  });

  it('tells every reason once and limits the whole by it', () => {
    const comparability = (message: string) => ({
      verdict: 'limited' as const,
      reasons: [reason('EXPOSURE', message)],
    });
    const averaged = averageFrames(
      [
        pair([texture(0)], { comparability: comparability('1.7 times') }),
        pair([texture(0)], { comparability: comparability('1.8 times') }),
      ],
      options,
    );
    expect(averaged.comparability).toEqual(comparability('1.7 times'));
  });

  it('refuses visits of which one frame shows somebody else', () => {
    const stranger = pair([], {
      comparability: { verdict: 'not-comparable', reasons: [reason('DIFFERENT_SUBJECT')] },
    });
    const averaged = averageFrames([pair([texture(-0.2)]), stranger], options);
    expect(averaged.comparability.verdict).toBe('not-comparable');
    expect(averaged.measurements).toEqual([]);
    expect(averaged.frames).toEqual(frames);
  });

  it('decides about chance anew, with the primary outcome first and exempt', () => {
    const changes = (primary: number): RawChange[] => [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((region) => ({ ...texture(0), region })),
      { ...texture(primary), region: 'chin' },
    ];
    const pairs = [pair(changes(-0.065)), pair(changes(-0.065))];
    const alone = averageFrames(pairs, { ...options, primary: { metric: 'texture', region: 'chin' } });
    expect(alone.measurements[0]).toMatchObject({ region: 'chin', verdict: 'improved', reasons: [] });
    const oneOfMany = averageFrames(pairs, options).measurements.at(-1);
    expect(oneOfMany).toMatchObject({ region: 'chin', verdict: 'no-measurable-change' });
    expect(oneOfMany?.reasons.map(({ code }) => code)).toEqual(['ONE_OF_MANY']);
  });
});
