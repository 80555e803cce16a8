import { describe, expect, it } from 'vitest';
import { calendarTicks, formatDay, parseDay } from '../../src/charts/calendar.ts';
import {
  formatBounds,
  formatChange,
  formatDetectable,
  formatNumber,
  withSign,
} from '../../src/charts/index.ts';

describe('numbers in words', () => {
  it('tells size and interval in the direction of the change', () => {
    expect(formatChange({ percent: -18.9, ci95: [-22, -15.1] })).toEqual({
      size: '19 %',
      interval: '15 to 22 %',
    });
    expect(formatChange({ percent: 31.4, ci95: [18.2, 44.6] })).toEqual({
      size: '31 %',
      interval: '18 to 45 %',
    });
  });

  it('keeps the sign of a bound on the other side of zero', () => {
    expect(formatChange({ percent: -8, ci95: [-18, 2] }).interval).toBe('−2 to 18 %');
  });

  it('shows tenths only where the interval is narrower than a percent', () => {
    expect(formatChange({ percent: 1.26, ci95: [0.94, 1.61] })).toEqual({
      size: '1.3 %',
      interval: '0.9 to 1.6 %',
    });
    expect(formatChange({ percent: 0, ci95: [0, 0] })).toEqual({ size: '0.0 %', interval: '0.0 to 0.0 %' });
  });

  it('never rounds a bound to zero that is not there', () => {
    expect(formatChange({ percent: -6, ci95: [-11.7, -0.3] })).toEqual({
      size: '6 %',
      interval: '0.3 to 12 %',
    });
    expect(formatChange({ percent: 0.4, ci95: [0.04, 0.8] })).toEqual({
      size: '0.4 %',
      interval: '0.04 to 0.8 %',
    });
    expect(formatChange({ percent: -6, ci95: [-12, 0.2] }).interval).toBe('−0.2 to 12 %');
    expect(formatBounds([-11.7, -0.3], withSign)).toEqual(['−12', '−0.3']);
    expect(formatBounds([0, 1e-9], withSign)).toEqual(['0.0', '0.0']);
  });

  it('rounds the detectable change up', () => {
    expect(formatDetectable(6.1)).toBe('7 %');
    expect(formatDetectable(8)).toBe('8 %');
  });

  it('has no negative zero', () => {
    expect(formatNumber(-0.01, 0)).toBe('0');
    expect(formatNumber(-1.5, 1)).toBe('−1.5');
  });
});

describe('locales', () => {
  const locales = ['en-GB', 'en-US', 'de-DE', 'ar-EG'];

  it('write numbers in their own digits, with a true minus sign', () => {
    const written = locales.map((locale) => formatNumber(-1234.56, 1, locale));
    expect(written).toEqual(['−1234.6', '−1234.6', '−1234,6', '−١٢٣٤٫٦']);
    expect(locales.map((locale) => withSign(4, 0, locale))).toEqual(['+4', '+4', '+4', '+٤']);
    expect(withSign(-0.2, 0, 'ar-EG')).toBe('٠');
  });

  it('write days in their own order', () => {
    const written = locales.map((locale) => formatDay(parseDay('2026-03-05'), locale));
    expect(written).toEqual(['5 Mar 2026', 'Mar 5, 2026', '5. März 2026', '٥ مارس ٢٠٢٦']);
  });

  it('count in one calendar, so that ticks and days agree', () => {
    expect(formatDay(parseDay('2026-03-05'), 'th-TH')).toContain('2026');
    expect(formatDay(parseDay('2026-03-05'), 'fa-IR-u-nu-latn')).toContain('2026');
  });

  it('change the ticks of the calendar and nothing else', () => {
    const ticks = (locale: string) =>
      calendarTicks([parseDay('2024-12-20'), parseDay('2025-03-10')], { maxTicks: 4, locale });
    expect(ticks('de-DE').map(({ label }) => label)).toEqual(['Jan\n2025', 'Feb', 'Mär']);
    expect(ticks('de-DE').map(({ day }) => day)).toEqual(ticks('en-GB').map(({ day }) => day));
  });
});

describe('calendar ticks', () => {
  const labels = (from: string, to: string, most: number) =>
    calendarTicks([parseDay(from), parseDay(to)], { maxTicks: most }).map((tick) => tick.label);

  it('writes the year where it changes', () => {
    expect(labels('2024-11-20', '2025-02-10', 5)).toEqual(['Dec\n2024', 'Jan\n2025', 'Feb']);
  });

  it('takes the step that leaves room', () => {
    expect(labels('2025-01-01', '2025-01-25', 4)).toEqual(['1 Jan\n2025', '8 Jan', '15 Jan', '22 Jan']);
    expect(labels('2020-01-01', '2025-06-01', 6)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025']);
  });
});
