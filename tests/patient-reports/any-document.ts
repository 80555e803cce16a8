import fc from 'fast-check';
import { seriesVerdictKinds } from '../../src/comparisons/types.ts';
import { type Measurement, reasonCodes, verdicts } from '../../src/imaging/comparison.ts';
import { metricNames } from '../../src/imaging/plan.ts';
import type { ReportDocument, ReportPair } from '../../src/patient-reports/types.ts';
import { indications, phases, scheduleKinds } from '../../src/series/types.ts';

const id = '00000000-0000-4000-8000-000000000000';
const anyDay = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
const anyRegion = fc.constantFrom(
  'left cheek',
  'right cheek',
  'forehead',
  'nose',
  'chin',
  'perioral',
  'left periocular',
  'right periocular',
  'treated skin',
);
const anyView = fc.constantFrom(
  'frontal',
  'left-45',
  'right-45',
  'left-lateral',
  'right-lateral',
  'left knee',
);
const anyReasons = fc
  .uniqueArray(fc.constantFrom(...reasonCodes), { maxLength: 2 })
  .map((codes) => codes.map((code) => ({ code, metrics: [], message: 'Written for clinicians.' })));
const anyChange = fc
  .record({
    percent: fc.double({ min: -60, max: 60, noNaN: true }),
    half: fc.double({ min: 0.4, max: 25, noNaN: true }),
    mdc95: fc.double({ min: 0, max: 40, noNaN: true }),
  })
  .map(({ percent, half, mdc95 }) => ({
    log: Math.log1p(percent / 100),
    percent,
    ci95: [percent - half, percent + half] as [number, number],
    mdc95,
  }));

const anyMeasurement: fc.Arbitrary<Measurement> = fc
  .record({
    metric: fc.constantFrom(...metricNames),
    region: anyRegion,
    verdict: fc.constantFrom(...verdicts),
    change: anyChange,
    reasons: anyReasons,
  })
  .map(({ change, ...rest }) => {
    const isMeasured = rest.verdict !== 'not-measurable';
    const levels = isMeasured ? { before: 4.2, after: 3.9 } : { before: null, after: null };
    return { ...rest, ...levels, unit: 'contrast (ln) x 100', change: isMeasured ? change : null };
  });

const anyPair: fc.Arbitrary<ReportPair> = fc
  .record({
    view: anyView,
    beforeOn: anyDay,
    afterOn: anyDay,
    phase: fc.constantFrom(...phases),
    days: fc.integer({ min: 0, max: 400 }),
    comparability: fc.record({
      verdict: fc.constantFrom('comparable', 'limited', 'not-comparable'),
      reasons: anyReasons,
    }),
    measurements: fc.array(anyMeasurement, { maxLength: 40 }),
    hasPictures: fc.boolean(),
  })
  .map(({ days, hasPictures, ...rest }) => ({
    ...rest,
    comparisonId: id,
    healing: rest.phase === 'healing',
    daysSinceSession: rest.phase === 'before' ? null : days,
    engineVersion: '0.3.0',
    pictures: hasPictures
      ? { before: 'pair-1-before.jpg', after: 'pair-1-after.jpg', width: 1260, height: 980 }
      : null,
  }));

const anyScheduleItem = fc.record({
  kind: fc.constantFrom(...scheduleKinds),
  number: fc.integer({ min: 1, max: 6 }),
  months: fc.integer({ min: 1, max: 12 }),
  dueOn: anyDay,
  dueUntil: fc.option(anyDay),
  state: fc.constantFrom('due', 'overdue', 'upcoming'),
  doneOn: fc.constant(null),
});

/** Any report there can be, as far as its words go; the clinic's own words are left out. */
export const anyDocument: fc.Arbitrary<ReportDocument> = fc
  .record({
    madeOn: anyDay,
    indication: fc.constantFrom(...indications),
    areas: fc.subarray(['left-cheek', 'right-cheek', 'forehead', 'upper-lip', 'left knee']),
    sessions: fc.array(
      fc.record({
        date: anyDay,
        device: fc.constantFrom('', 'Needling pen'),
        needleDepthMm: fc.option(fc.constantFrom(0.5, 1, 1.25, 1.5)),
        passes: fc.option(fc.integer({ min: 1, max: 6 })),
      }),
      { maxLength: 6 },
    ),
    primaryOutcome: fc.option(fc.record({ metric: fc.constantFrom(...metricNames), region: anyRegion })),
    verdict: fc.record({
      kind: fc.constantFrom(...seriesVerdictKinds),
      change: anyChange,
      reasons: anyReasons,
      outcomeFrom: fc.option(anyDay),
    }),
    pairs: fc.array(anyPair, { minLength: 1, maxLength: 6 }),
    failed: fc.array(fc.record({ view: anyView, afterOn: anyDay }), { maxLength: 3 }),
    leftOut: fc.record({
      visits: fc.uniqueArray(anyDay, { maxLength: 4 }),
      views: fc.uniqueArray(anyView, { maxLength: 3 }),
      metrics: fc.subarray([...metricNames]),
    }),
    next: fc.array(anyScheduleItem, { maxLength: 6 }),
    synthetic: fc.boolean(),
  })
  .map(({ verdict: { kind, change, reasons, outcomeFrom }, ...rest }) => {
    const isMeasured = kind === 'improved' || kind === 'worsened' || kind === 'no-measurable-change';
    const { percent, ci95, mdc95 } = change;
    const figures = isMeasured ? { percent, ci95, mdc95 } : { percent: null, ci95: null, mdc95: null };
    return {
      ...rest,
      schema: 'dermalapse.patient-report/1',
      clinic: '',
      indicationNote: '',
      outcomeChange: null,
      verdict: { kind, comparisonId: null, view: null, visitOn: null, outcomeFrom, ...figures, reasons },
      chart: null,
      note: '',
    };
  });
