import type { CalendarFeedMade, Overview } from '../../../src/overview/types.ts';
import { busySeries, emptySeries, fullSeries, refused } from './clinic.ts';
import { endingConsents } from './consents.ts';

const placeOf = ({ series, patient }: typeof fullSeries) => ({
  patient,
  seriesId: series.id,
  seriesName: series.name,
});
const full = placeOf(fullSeries);
const long = placeOf(emptySeries);
const busy = placeOf(busySeries);
const item = { number: null, months: null, dueUntil: null };

/** A day with something in every list. */
export const overview: Overview = {
  today: '2026-09-07',
  hasPatients: true,
  here: [{ ...full, session: true, visit: true }],
  dueToday: {
    items: [{ ...long, item: { ...item, kind: 'session', number: 1, dueOn: '2026-09-07', state: 'due' } }],
    total: 1,
  },
  dueThisWeek: {
    items: [
      {
        ...busy,
        item: {
          ...item,
          kind: 'session',
          number: 3,
          dueOn: '2026-09-05',
          dueUntil: '2026-09-12',
          state: 'due',
        },
      },
      {
        ...full,
        item: {
          ...item,
          kind: 'follow-up',
          months: 3,
          dueOn: '2026-09-11',
          dueUntil: '2026-09-25',
          state: 'upcoming',
        },
      },
      { ...long, item: { ...item, kind: 'baseline-photos', dueOn: '2026-09-01', state: 'due' } },
    ],
    total: 61,
  },
  overdue: {
    items: [
      {
        ...busy,
        item: {
          ...item,
          kind: 'follow-up',
          months: 1,
          dueOn: '2026-08-01',
          dueUntil: '2026-08-15',
          state: 'overdue',
        },
      },
    ],
    total: 1,
  },
  analyses: {
    running: 1,
    queued: 2,
    items: [
      {
        ...busy,
        comparisonId: busySeries.comparisons[2]!.id,
        view: 'frontal',
        takenOn: '2026-09-07',
        status: 'running',
      },
      {
        ...busy,
        comparisonId: busySeries.comparisons[3]!.id,
        view: 'left-45',
        takenOn: '2026-09-07',
        status: 'queued',
      },
    ],
  },
  refused: [
    {
      ...busy,
      comparisonId: busySeries.comparisons[0]!.id,
      view: 'frontal',
      takenOn: '2026-09-05',
      at: '2026-09-05T10:00:00.000Z',
      reasons: refused.comparability.reasons.map(({ code, message }) => ({ code, message })),
    },
  ],
  endingConsents,
};

const nothing = { items: [], total: 0 };

/** Patients there are, and nothing to do. */
export const quietOverview: Overview = {
  ...overview,
  here: [],
  dueToday: nothing,
  dueThisWeek: nothing,
  overdue: nothing,
  analyses: { running: 0, queued: 0, items: [] },
  refused: [],
  endingConsents: nothing,
};

export const newOverview: Overview = { ...quietOverview, hasPatients: false };

export const feedMade: CalendarFeedMade = {
  feed: { showsNumbers: true, createdAt: '2026-09-01T08:00:00.000Z' },
  address: 'https://photos.clinic.example/api/calendar/Zk3Ub0d1q7vW5yXa9cEfGhIjKlMnOpQrStUvWxYz012.ics',
};

export const proposals = { devices: ['Needling pen'], numbing: ['Lidocaine cream, 30 minutes'] };
