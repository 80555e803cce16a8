import type { SeriesDetail } from '../../../src/comparisons/types.ts';
import type { Measurement } from '../../../src/imaging/comparison.ts';
import { fullSeries, series, verdictOf } from './clinic.ts';

const regions = [
  'left cheek',
  'right cheek',
  'forehead',
  'nose',
  'chin',
  'perioral',
  'left periocular',
  'right periocular, in part under the hair',
];

/** The same course in another region, a little further on. */
const moved = (measurement: Measurement, region: string, by: number): Measurement => {
  const { change } = measurement;
  if (!change) return { ...measurement, region };
  const percent = change.percent + by;
  const verdict =
    Math.abs(percent) < change.mdc95 ? 'no-measurable-change' : percent < 0 ? 'improved' : 'worsened';
  const ci95: [number, number] = [change.ci95[0] + by, change.ci95[1] + by];
  return { ...measurement, region, verdict, change: { ...change, percent, ci95 }, reasons: [] };
};

function courseOf(index: number, change: (detail: SeriesDetail) => Partial<SeriesDetail>): SeriesDetail {
  const own = { ...fullSeries, series: series(index) };
  const detail = { ...own, ...change(own) };
  return { ...detail, verdict: verdictOf(detail.series, detail.comparisons, detail.sessions) };
}

/** A whole face: eight regions, the last of them seen only in part. */
export const faceSeries = courseOf(3, ({ comparisons }) => ({
  series: series(3, { name: 'Texture, whole face' }),
  comparisons: comparisons.map((comparison) => ({
    ...comparison,
    measurements: regions.flatMap((region, index) =>
      comparison.measurements.map((measurement) => moved(measurement, region, index * 6)),
    ),
  })),
}));

/** Plan and primary outcome were changed on the way, a new engine came, the latest visit could not be measured. */
export const changedSeries = courseOf(4, ({ comparisons }) => ({
  series: series(4, {
    name: 'Changed on the way',
    primaryOutcome: { metric: 'pores', region: 'left cheek' },
  }),
  comparisons: comparisons.map((comparison, index) => ({
    ...comparison,
    engineVersion: index < 5 ? '0.1.0' : '0.3.0',
    measurements: comparison.measurements.map((measurement) =>
      index === 6 && measurement.metric === 'pores' ? unmeasured(measurement) : measurement,
    ),
  })),
  outcomeChanges: [
    {
      at: '2026-04-14T10:00:00.000Z',
      from: { primaryOutcome: { metric: 'texture', region: 'left cheek' } },
      to: { primaryOutcome: { metric: 'pores', region: 'left cheek' } },
      reason: 'The patient came for her pores; texture had been chosen by mistake.',
    },
  ],
  planChanges: [{ version: 2, at: '2026-05-12T10:00:00.000Z' }],
}));

/** One session, one photo three days after it. */
export const earlySeries = courseOf(5, ({ sessions, visits, comparisons }) => ({
  series: series(5, { name: 'Just begun' }),
  sessions: sessions.slice(0, 1),
  visits: visits.slice(0, 2),
  comparisons: comparisons.slice(0, 1),
  schedule: fullSeries.schedule.map((item) =>
    item.kind === 'follow-up' ? { ...item, state: 'upcoming', doneOn: null } : item,
  ),
}));

/** Its patient wants no more photos on record. */
export const declinedSeries = courseOf(6, () => ({
  series: series(6, { name: 'No more photos' }),
  noPhotosSince: '2026-08-20',
}));

function unmeasured(measurement: Measurement): Measurement {
  return {
    ...measurement,
    before: null,
    after: null,
    change: null,
    verdict: 'not-measurable',
    reasons: [
      {
        code: 'BLUR',
        metrics: ['pores'],
        message:
          'The follow-up photo is much less sharp. Rest the camera on a stand and focus on the cheek next time.',
      },
    ],
  };
}

export const courses: SeriesDetail[] = [faceSeries, changedSeries, earlySeries, declinedSeries];
