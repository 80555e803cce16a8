import { describe, expect, test } from 'vitest';
import { chartData, coursesOf, metricsOf } from '../../src/comparisons/series-course.ts';
import { seriesDetailSchema } from '../../src/comparisons/types.ts';
import { readError } from '../../src/web/api/client.ts';
import { dayOfExif } from '../../src/web/pages/series/read-taken-on.ts';
import { reduceDrafts, type UploadDraft } from '../../src/web/pages/series/upload-drafts.ts';
import { insideAddress } from '../../src/web/pages/sign-in/sign-in-page.tsx';
import { numberOf } from '../../src/web/parts/number-of.ts';
import { daysBetween, formatDay, formatSpan, today } from '../../src/web/words/dates.ts';
import { formatTyped } from '../../src/web/words/numbers.ts';
import { notMeasurableWords } from '../../src/web/words/reasons.ts';
import { viewFromLabel, viewLabel } from '../../src/web/words/views.ts';
import { busySeries, emptySeries, fullSeries } from './mock/clinic.ts';

const texture = {
  name: 'texture',
  label: 'Texture',
  unit: 'contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'smoother',
  worsenedWord: 'rougher',
} as const;

describe('days', () => {
  test('are written as the browser’s locale has them, untouched by time zones', () => {
    const written = ['en-GB', 'en-US', 'de-DE', 'ar-EG'].map((locale) => formatDay('2026-03-05', locale));
    expect(written).toEqual(['5 Mar 2026', 'Mar 5, 2026', '5. März 2026', '٥ مارس ٢٠٢٦']);
    expect(daysBetween('2026-02-20', '2026-03-27')).toBe(35);
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
  test('spans use the unit a clinic thinks in', () => {
    expect([0, 1, 14, 35, 197].map(formatSpan)).toEqual([
      'same day',
      '1 day later',
      '14 days later',
      '5 weeks later',
      '6 months later',
    ]);
  });
  test('come from EXIF text only when it is a day', () => {
    expect(dayOfExif('2026:03:05 10:11:12')).toBe('2026-03-05');
    for (const bad of ['0000:00:00 00:00:00', '2026:13:45 00:00:00', '', 'yesterday', undefined, 20260305]) {
      expect(dayOfExif(bad)).toBeNull();
    }
  });
});

describe('series points', () => {
  test('the invented clinic is what the API answers', () => {
    for (const detail of [fullSeries, emptySeries, busySeries]) seriesDetailSchema.parse(detail);
  });
  test('the primary outcome’s region comes first', () => {
    const other = { ...fullSeries.comparisons[0]!.measurements[0]!, region: 'chin' };
    const comparisons = fullSeries.comparisons.map((c) => ({
      ...c,
      measurements: [other, ...c.measurements],
    }));
    expect(coursesOf({ ...fullSeries, comparisons }).map(({ region }) => region)).toEqual([
      'left cheek',
      'chin',
    ]);
  });
  test('healing is marked, what has no result is left out, what was not measurable keeps its reason', () => {
    const data = chartData(fullSeries, texture, { view: 'frontal', region: 'left cheek' });
    expect(data.points).toHaveLength(7);
    expect(data.points.map(({ healing }) => healing)).toEqual([true, ...Array(6).fill(false)]);
    expect(data.points[3]).toMatchObject({ early: true, verdict: 'improved' });
    const pores = chartData(
      fullSeries,
      { ...texture, name: 'pores' },
      { view: 'frontal', region: 'left cheek' },
    );
    expect(pores.points[3]).toMatchObject({ verdict: 'not-measurable' });
    expect(pores.points[3]!.reasons![0]).toContain('less sharp');
    const busy = chartData(busySeries, texture, { view: 'frontal', region: 'left cheek' });
    expect(busy.points.map(({ verdict }) => verdict)).toEqual(['not-measurable']);
  });
});

describe('metrics of a course', () => {
  const course = { view: 'frontal', region: 'left cheek' };
  const words = ['texture', 'coarse-texture', 'tone'].map((name) => ({ ...texture, name }));

  test('are those that were asked for, the primary outcome first', () => {
    const tone = { ...fullSeries.series, primaryOutcome: { metric: 'tone' as const, region: 'left cheek' } };
    const names = metricsOf({ ...fullSeries, series: tone }, words, course).map(({ name }) => name);
    expect(names).toEqual(['tone', 'texture']);
  });

  test('coarse texture has points only where the photos were coarse', () => {
    const [coarse, ...fine] = fullSeries.comparisons;
    const measurements = coarse!.measurements.map((m) =>
      m.metric === 'texture' ? { ...m, metric: 'coarse-texture' } : m,
    );
    const detail = { ...fullSeries, comparisons: [{ ...coarse!, measurements }, ...fine] };
    const points = (name: string) => chartData(detail, { ...texture, name }, course).points;
    expect(points('coarse-texture').map(({ date }) => date)).toEqual([coarse!.followUpOn]);
    expect(points('texture').map(({ date }) => date)).not.toContain(coarse!.followUpOn);
    expect(metricsOf(detail, words, course).map(({ name }) => name)).toContain('coarse-texture');
  });
});

describe('forms and words', () => {
  test('numbers are written as the browser’s locale has them', () => {
    expect(['en-GB', 'de-DE', 'ar-EG'].map((locale) => formatTyped(1.25, locale))).toEqual([
      '1.25',
      '1,25',
      '١٫٢٥',
    ]);
  });
  test('a number keeps its value while it is typed', () => {
    expect(['14.', '14.00', 14, '', '-', 'x'].map(numberOf)).toEqual([14, 14, 14, null, null, null]);
  });
  test('views of a face have labels, body areas keep their names', () => {
    for (const view of ['frontal', 'left-45', 'right-lateral', 'left abdomen']) {
      expect(viewFromLabel(viewLabel(view))).toBe(view);
    }
    expect(viewLabel('left-45')).toBe('Left 45°');
  });
  test('a reason is named in few words', () => {
    expect(notMeasurableWords([{ code: 'BLUR' }])).toBe('Not measurable: different sharpness');
    expect(notMeasurableWords([])).toBe('Not measurable');
  });
  test('after the sign-in nobody is led out of the app', () => {
    expect(insideAddress('/series/1?x=2')).toBe('/series/1?x=2');
    for (const bad of [
      null,
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      expect(insideAddress(bad)).toBe('/');
    }
  });
  test('an answer that is no error of ours still becomes a sentence', () => {
    expect(
      readError(413, '{"error":{"code":"PAYLOAD_TOO_LARGE","message":"Too large.","requestId":"r"}}'),
    ).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      message: 'Too large.',
      requestId: 'r',
    });
    expect(readError(502, '<html>Bad gateway</html>').message).toContain('502');
  });
  test('a date typed before the file was read wins over the camera’s', () => {
    const draft = { id: 1, takenOn: '2026-01-01', dateFrom: 'reading' } as UploadDraft;
    const proposed = { type: 'proposed', id: 1, takenOn: '2020-05-05' } as const;
    expect(reduceDrafts([draft], proposed)[0]).toMatchObject({ takenOn: '2020-05-05', dateFrom: 'camera' });
    expect(reduceDrafts([{ ...draft, dateFrom: 'typed' }], proposed)[0]).toMatchObject({
      takenOn: '2026-01-01',
    });
    expect(reduceDrafts([draft], { ...proposed, takenOn: null })[0]).toMatchObject({ dateFrom: 'none' });
  });
});
