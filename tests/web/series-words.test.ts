import { describe, expect, test } from 'vitest';
import { seriesCalendar } from '../../src/comparisons/series-calendar.ts';
import { coursesOf, regionsData } from '../../src/comparisons/series-course.ts';
import type { SeriesDetail, SeriesVerdict } from '../../src/comparisons/types.ts';
import { changeMarks } from '../../src/web/words/change-marks.ts';
import { intervalWords } from '../../src/web/words/numbers.ts';
import { seriesVerdictSentence } from '../../src/web/words/series-verdict.ts';
import { sessionWords } from '../../src/web/words/sessions.ts';
import { busySeries, fullSeries } from './mock/clinic.ts';
import { changedSeries, earlySeries, faceSeries } from './mock/courses.ts';

const metric = {
  name: 'texture',
  label: 'Texture',
  unit: 'contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'smoother',
  worsenedWord: 'rougher',
} as const;
const sentence = (verdict: SeriesVerdict, locale = 'en-GB', on = '2026-03-19') =>
  seriesVerdictSentence(verdict, { subject: 'Texture, left cheek', metric, locale, on });

describe('the verdict in one sentence', () => {
  test('of a whole course names outcome, change, interval and day', () => {
    expect(sentence(fullSeries.verdict)).toBe(
      'Texture, left cheek: improved, 24 % smoother (16 to 32 %), on 5 Sept 2026.',
    );
    expect(sentence(fullSeries.verdict, 'de-DE')).toContain('on 5. Sept. 2026.');
  });
  test('says what could have been seen where nothing changed', () => {
    const verdict = {
      ...fullSeries.verdict,
      kind: 'no-measurable-change',
      percent: 1,
      ci95: [-3, 5],
    } as const;
    expect(sentence({ ...verdict, ci95: [-3, 5] })).toBe(
      'Texture, left cheek: no measurable change (we could have seen 8 % or more), on 5 Sept 2026.',
    );
  });
  test('says why there is none yet, and from when on there can be one', () => {
    expect(sentence(earlySeries.verdict)).toBe(
      'Texture, left cheek: too early to tell. A photo can show an outcome from 20 Mar 2026 on.',
    );
    expect(sentence(earlySeries.verdict, 'en-GB', '2026-07-01')).toBe(
      'Texture, left cheek: no answer yet. A photo can show an outcome from 20 Mar 2026 on, and there is none from then to compare.',
    );
    expect(sentence({ ...earlySeries.verdict, outcomeFrom: null })).toContain('No session is recorded yet');
    expect(sentence(changedSeries.verdict)).toBe('Texture, left cheek: not measurable on 5 Sept 2026.');
    expect(sentence({ ...earlySeries.verdict, kind: 'being-measured' })).toContain('being measured');
    expect(sentence(busySeries.verdict)).toContain('No primary outcome is chosen');
  });
});

describe('the calendar of the charts', () => {
  test('has follow-ups that are done and the next one, not those after it', () => {
    const marks = (detail: SeriesDetail) =>
      seriesCalendar(detail, 'frontal').followUps?.map(({ months, done }) => [months, done]);
    expect(marks(fullSeries)).toEqual([
      [1, true],
      [3, true],
      [6, false],
    ]);
    expect(
      marks({ ...fullSeries, schedule: fullSeries.schedule.map((item) => ({ ...item, state: 'upcoming' })) }),
    ).toEqual([[1, false]]);
  });
  test('dates changes of plan and primary outcome', () => {
    const changes = changeMarks(changedSeries);
    expect(changes.map(({ date, label }) => [date, label])).toEqual([
      ['2026-05-12', 'plan 2'],
      ['2026-04-14', 'new primary outcome'],
    ]);
    expect(changes[1]?.detail).toContain('texture had been chosen by mistake');
  });
  test('leaves out a postponed session, which did nothing to the skin', () => {
    const sessions = fullSeries.sessions.map((session, index) => ({ ...session, given: index !== 1 }));
    expect(seriesCalendar({ ...fullSeries, sessions }, 'frontal').sessions).toHaveLength(3);
  });
});

describe('all regions', () => {
  test('are those of the view, one of them primary', () => {
    const { regions } = regionsData(faceSeries, metric, 'frontal');
    expect(regions).toHaveLength(8);
    expect(regions.filter(({ primary }) => primary).map(({ regionLabel }) => regionLabel)).toEqual([
      'left cheek',
    ]);
  });
  test('of two views, the verdict’s view comes first', () => {
    const side = faceSeries.comparisons.map((comparison) => ({ ...comparison, view: 'left-45' }));
    const detail = {
      ...faceSeries,
      comparisons: [...faceSeries.comparisons, ...side],
      verdict: { ...faceSeries.verdict, view: 'left-45' },
    };
    expect(coursesOf(detail).slice(0, 2)).toEqual([
      { view: 'left-45', region: 'left cheek' },
      { view: 'frontal', region: 'left cheek' },
    ]);
  });
});

describe('tables', () => {
  test('write intervals and sessions with their units', () => {
    expect(intervalWords([-32.4, -15.6], 'en-GB')).toBe('−32 to −16 %');
    expect(intervalWords([-0.31, 0.42], 'de-DE')).toBe('−0,3 to +0,4 %');
    const [session] = fullSeries.sessions;
    expect(sessionWords(session!)).toMatch(/2026: Needling pen, 1 mm, 4 passes$/);
    expect(sessionWords({ ...session!, device: '', needleDepthMm: null, passes: 1 })).toMatch(/: 1 pass$/);
  });
});
