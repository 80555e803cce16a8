import { describe, expect, test } from 'vitest';
import { type SeriesRecord, seriesVerdict } from '../../src/comparisons/series-verdict.ts';
import { type ComparisonSummary, seriesVerdictSchema } from '../../src/comparisons/types.ts';
import type { Measurement, Reason } from '../../src/imaging/comparison.ts';
import { defaultProtocol } from '../../src/series/index.ts';
import type { Phase } from '../../src/series/types.ts';

const primaryOutcome = { metric: 'texture', region: 'left cheek' } as const;
const blurred: Reason = { code: 'BLUR', metrics: [], message: 'Rest the camera on a stand.' };

const reading = (percent: number | null, rest: Partial<Measurement> = {}): Measurement => ({
  ...primaryOutcome,
  unit: 'contrast',
  before: 4,
  after: 3,
  change:
    percent === null ? null : { log: percent / 100, percent, ci95: [percent - 5, percent + 5], mdc95: 8.4 },
  verdict:
    percent === null
      ? 'not-measurable'
      : Math.abs(percent) < 8.4
        ? 'no-measurable-change'
        : percent < 0
          ? 'improved'
          : 'worsened',
  reasons: percent === null ? [blurred] : [],
  ...rest,
});

const visit = (
  followUpOn: string,
  phase: Phase,
  rest: Partial<ComparisonSummary> = {},
): ComparisonSummary => ({
  id: `00000000-0000-4000-8000-0000${followUpOn.replaceAll('-', '')}`,
  status: 'done',
  stage: null,
  error: null,
  view: 'frontal',
  baselinePhotoId: '00000000-0000-4000-8000-000000000001',
  followUpPhotoId: '00000000-0000-4000-8000-000000000002',
  baselineOn: '2026-01-05',
  followUpOn,
  phase,
  healing: phase === 'healing',
  usesPlan: true,
  engineVersion: '0.3.0',
  comparability: { verdict: 'comparable', reasons: [] },
  measurements: [reading(-20)],
  ...rest,
});

const judge = (comparisons: ComparisonSummary[], rest: Partial<SeriesRecord> = {}) => {
  const series = { primaryOutcome, protocol: defaultProtocol, views: ['frontal', 'left-45'] };
  return seriesVerdictSchema.parse(
    seriesVerdict({ series, sessionDays: ['2026-01-05'], comparisons, ...rest }),
  );
};

describe('the verdict of a series', () => {
  test.each([
    [-20, 'improved'],
    [20, 'worsened'],
    [-3, 'no-measurable-change'],
  ] as const)('a change of %i % is told as %s, with figures and visit', (percent, kind) => {
    const latest = visit('2026-04-20', 'outcome', { measurements: [reading(percent)] });
    expect(judge([visit('2026-02-20', 'outcome'), latest])).toEqual({
      kind,
      comparisonId: latest.id,
      view: 'frontal',
      visitOn: '2026-04-20',
      outcomeFrom: null,
      percent,
      ci95: [percent - 5, percent + 5],
      mdc95: 8.4,
      reasons: [],
    });
  });

  test('the latest outcome visit counts, in whatever order they come, also when an earlier one looks better', () => {
    const worse = visit('2026-07-05', 'outcome', { measurements: [reading(-2)] });
    expect(judge([worse, visit('2026-04-20', 'outcome')]).kind).toBe('no-measurable-change');
  });

  test.each(['healing', 'early', 'before'] as const)('a visit of phase %s never makes a verdict', (phase) => {
    const later = visit('2026-05-30', phase, { measurements: [reading(-60)] });
    expect(judge([visit('2026-04-20', 'outcome'), later])).toMatchObject({
      kind: 'improved',
      percent: -20,
      visitOn: '2026-04-20',
    });
    expect(judge([later]).kind).toBe('too-early');
  });

  test('too early says from which day on a photo can count', () => {
    const sessionDays = ['2026-02-09', '2026-01-05'];
    expect(judge([visit('2026-02-12', 'healing')], { sessionDays })).toMatchObject({
      kind: 'too-early',
      outcomeFrom: '2026-03-09',
      comparisonId: null,
    });
    expect(judge([], { sessionDays: [] })).toMatchObject({ kind: 'too-early', outcomeFrom: null });
  });

  test('a protocol’s own days hold', () => {
    const protocol = { ...defaultProtocol, outcomeFromDay: 60 };
    const series = { primaryOutcome, protocol, views: ['frontal'] };
    expect(judge([], { series }).outcomeFrom).toBe('2026-03-06');
  });

  test('not measurable keeps the reasons, the pair’s where nothing was measured', () => {
    const blurredVisit = visit('2026-04-20', 'outcome', { measurements: [reading(null)] });
    expect(judge([visit('2026-02-20', 'outcome'), blurredVisit])).toMatchObject({
      kind: 'not-measurable',
      visitOn: '2026-04-20',
      percent: null,
      reasons: [blurred],
    });
    const refused = visit('2026-04-20', 'outcome', {
      measurements: [],
      comparability: { verdict: 'not-comparable', reasons: [blurred] },
    });
    expect(judge([refused])).toMatchObject({ kind: 'not-measurable', reasons: [blurred] });
  });

  test('other metrics and regions are no verdict', () => {
    const other = [reading(-50, { metric: 'redness' }), reading(-50, { region: 'chin' })];
    expect(judge([visit('2026-04-20', 'outcome', { measurements: other })]).kind).toBe('not-measurable');
  });

  test('of a visit’s views the series’ first one speaks, whatever it says', () => {
    const views = [
      visit('2026-04-20', 'outcome', { view: 'left-45' }),
      visit('2026-04-20', 'outcome', { measurements: [reading(1)] }),
    ];
    expect(judge(views)).toMatchObject({ kind: 'no-measurable-change', view: 'frontal' });
  });

  test.each(['queued', 'running'] as const)(
    'while the latest visit is %s no earlier one speaks',
    (status) => {
      const waiting = visit('2026-04-20', 'outcome', { status, measurements: [], comparability: null });
      expect(judge([waiting]).kind).toBe('being-measured');
      expect(judge([visit('2026-02-20', 'outcome'), waiting])).toMatchObject({
        kind: 'being-measured',
        comparisonId: null,
        percent: null,
      });
    },
  );

  test('after the latest visit could not be analysed no earlier one and no other view speaks', () => {
    const failed = visit('2026-04-20', 'outcome', {
      status: 'failed',
      error: { code: 'UNREADABLE_PHOTO', message: 'This photo is damaged.' },
      measurements: [],
      comparability: null,
    });
    const side = visit('2026-04-20', 'outcome', { view: 'left-45' });
    expect(judge([visit('2026-02-20', 'outcome'), side, failed])).toMatchObject({
      kind: 'not-measurable',
      comparisonId: failed.id,
      visitOn: '2026-04-20',
      view: 'frontal',
      percent: null,
      reasons: [],
    });
  });

  test('a view that is not asked for the primary outcome holds nothing up', () => {
    const of = (metric: string) => [reading(-20, { metric })];
    const earlier = visit('2026-02-20', 'outcome', { measurements: of('redness') });
    const failed = visit('2026-04-20', 'outcome', { status: 'failed', measurements: [] });
    const side = visit('2026-04-20', 'outcome', { view: 'left-45' });
    expect(judge([earlier, failed, side])).toMatchObject({ kind: 'improved', view: 'left-45' });
  });

  test('a pair that could not be compared is not passed over for another view', () => {
    const refused = visit('2026-04-20', 'outcome', {
      measurements: [],
      comparability: { verdict: 'not-comparable', reasons: [blurred] },
    });
    const side = visit('2026-04-20', 'outcome', { view: 'left-45' });
    expect(judge([visit('2026-02-20', 'outcome'), side, refused])).toMatchObject({
      kind: 'not-measurable',
      view: 'frontal',
      reasons: [blurred],
    });
  });

  test('without a primary outcome there is nothing to judge', () => {
    const series = { primaryOutcome: null, protocol: defaultProtocol, views: ['frontal'] };
    expect(judge([visit('2026-04-20', 'outcome')], { series }).kind).toBe('no-primary-outcome');
  });
});
