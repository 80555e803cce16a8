import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, dayWords, monthsBetween } from '../src/calendar.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1980-01-01', days));

describe('months between two days', () => {
  it.each([
    ['2026-08-10', '2026-08-10', 0],
    ['2026-08-10', '2026-09-09', 1],
    ['2026-08-10', '2026-11-09', 3],
    ['2026-04-27', '2026-11-09', 6],
    ['2026-01-31', '2026-02-28', 1],
    ['2025-12-20', '2026-01-02', 0],
  ])('from %s to %s are %i', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it('are those whose end lies nearest', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, months) => {
        expect(monthsBetween(from, addMonths(from, months))).toBe(months);
      }),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 5000 }), (from, days) => {
        const to = addDays(from, days);
        expect(Math.abs(daysBetween(addMonths(from, monthsBetween(from, to)), to))).toBeLessThanOrEqual(16);
      }),
    );
  });
});

it('a day is written out as pages say it', () => {
  expect(dayWords('2026-04-20')).toBe('20 April 2026');
});
