import { seriesVerdict } from '../../../src/comparisons/series-verdict.ts';
import type {
  AnalysisStatus,
  ComparisonDetail,
  ComparisonSummary,
  RegionOutline,
  SeriesDetail,
  ShownPhoto,
} from '../../../src/comparisons/types.ts';
import type { Comparison, Lesions, Measurement, Reason } from '../../../src/imaging/comparison.ts';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import type { Patient, PatientListItem } from '../../../src/patients/types.ts';
import type { Photo, VisitWithPhotos } from '../../../src/photos/types.ts';
import { defaultProtocol, scheduleOf } from '../../../src/series/index.ts';
import type { Phase, Series, Session } from '../../../src/series/types.ts';
import { exampleComparison, notMeasurable } from '../../reports/example-comparison.ts';

/** An invented clinic in every state a page can be in. Ids end in what they are. */
export const id = (kind: number, index: number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(index).padStart(12, '0')}`;

const moment = '2026-05-01T09:00:00.000Z';
export const longName =
  'Maximiliane-Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst, geborene Wolkenstein-Trostburg';

export const patients: (Patient & PatientListItem)[] = [
  ['Synthetic patient', 'D-001', 2, '2026-09-05', true],
  [longName, 'PRAXIS-2026-000000000000000000000000012345', 1, null, false],
  ['Ana Lima', null, 0, null, false],
].map(([name, number, seriesCount, lastPhotoOn, synthetic], index) => ({
  id: id(1, index),
  name: name as string,
  number: number as string | null,
  yearOfBirth: index === 2 ? null : 1988,
  notes: index === 0 ? 'Made by the phantom.' : '',
  skinTone: index === 0 ? { itaDeg: 38, class: 'intermediate' } : null,
  synthetic: synthetic as boolean,
  version: 1,
  createdAt: moment,
  updatedAt: moment,
  seriesCount: seriesCount as number,
  lastPhotoOn: lastPhotoOn as string | null,
}));

export const series = (index: number, rest: Partial<Series> = {}): Series => ({
  id: id(2, index),
  patientId: id(1, 0),
  name: 'Acne scars, left cheek',
  indication: 'acne-scars',
  indicationNote: 'Atrophic',
  areas: ['left-cheek'],
  views: ['frontal'],
  primaryOutcome: { metric: 'texture', region: 'left cheek' },
  protocol: defaultProtocol,
  usesCard: false,
  plan: null,
  planPhotoId: null,
  planVersion: 0,
  skinTone: { itaDeg: 38, class: 'intermediate' },
  synthetic: true,
  version: 1,
  createdAt: moment,
  updatedAt: moment,
  ...rest,
});

export const photo = (index: number, takenOn: string, seriesId = id(2, 0)): Photo => ({
  id: id(3, index),
  seriesId,
  visitId: id(4, index),
  view: 'frontal',
  takenOn,
  dateSource: 'exif',
  fileName: `IMG_${1000 + index}.JPG`,
  format: 'jpeg',
  width: 1260,
  height: 980,
  byteSize: 1_200_000,
  sha256: String(index).padStart(64, '0'),
  frames: [],
  overrideReason: null,
  synthetic: true,
  createdAt: moment,
});

interface Visit {
  date: string;
  phase: Phase;
  days: number | null;
}

const visits: Visit[] = [
  { date: '2026-02-20', phase: 'before', days: null },
  { date: '2026-02-23', phase: 'healing', days: 3 },
  { date: '2026-03-27', phase: 'outcome', days: 35 },
  { date: '2026-05-01', phase: 'outcome', days: 35 },
  { date: '2026-05-20', phase: 'early', days: 19 },
  { date: '2026-06-05', phase: 'outcome', days: 35 },
  { date: '2026-07-05', phase: 'outcome', days: 30 },
  { date: '2026-09-05', phase: 'outcome', days: 92 },
];

const noContraindications = {
  pregnancy: 'no',
  isotretinoin: 'no',
  'active-infection': 'no',
  'keloid-tendency': 'no',
  anticoagulants: 'no',
} as const;

const sessions: Session[] = ['2026-02-20', '2026-03-27', '2026-05-01', '2026-06-05'].map((date, index) => ({
  id: id(5, index),
  seriesId: id(2, 0),
  date,
  device: 'Needling pen',
  needleDepthMm: [1, 1.25, 1.5, 1.5][index]!,
  passes: 4,
  area: 'Left cheek',
  numbing: 'Lidocaine cream, 30 minutes',
  aftercare: 'Gentle cleanser, sun protection for two weeks',
  adverseEvents: '',
  checklist: { kind: 'asked', answers: noContraindications, decision: null },
  given: true,
  version: 1,
  notes: index === 1 ? 'Slight bleeding on the temple, stopped after one pass; cooled for ten minutes.' : '',
}));

const shown = ['texture', 'redness', 'pores', 'wrinkles', 'blemishes', 'tone'] as const;
const course: Record<(typeof shown)[number], number[]> = {
  texture: [-8, -3, -9, -12, -16, -20, -24],
  redness: [62, 4, -2, 9, -6, -18, -21],
  pores: [-7, -3, -8, -10, -13, -19, -23],
  wrinkles: [-9, -2, -4, -6, -7, -11, -14],
  blemishes: [4, -10, -8, 6, -31, -44, -40],
  tone: [12, 5, 1, -2, -3, -4, -25],
};
const mdc = { texture: 8, redness: 17, pores: 6, wrinkles: 13, blemishes: 26, tone: 24 };

/** Measurements of the n-th follow-up, the primary outcome's first; the fifth photo was too blurred for pores. */
export function measurementsOf(index: number, region = 'left cheek'): Measurement[] {
  return shown.map((metric): Measurement => {
    const base = { metric, region, unit: metricRegistry[metric].unit };
    if (metric === 'pores' && index === 3) {
      return {
        ...base,
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
    const percent = course[metric][index]!;
    const half = mdc[metric] * 0.97;
    const seen = Math.abs(percent) >= mdc[metric];
    const isChance = metric === 'tone' && seen;
    return {
      ...base,
      before: 4.1,
      after: 4.1 * (1 + percent / 100),
      change: {
        log: Math.log(1 + percent / 100),
        percent,
        ci95: [percent - half, percent + half],
        mdc95: mdc[metric],
      },
      verdict: seen && !isChance ? (percent < 0 ? 'improved' : 'worsened') : 'no-measurable-change',
      reasons: isChance ? [oneOfMany] : [],
      ...(metric === 'blemishes' && { lesions }),
    };
  });
}

const oneOfMany: Reason = {
  code: 'ONE_OF_MANY',
  metrics: ['tone'],
  message:
    'By itself this interval leaves zero out, but among so many measurements one such is expected by chance. Choose a primary outcome at baseline, or look for it again at the next visit.',
};

const lesionList: Lesions['list'] = [
  { at: [0.48, 0.3], diameterMm: 2.1, state: 'matched' },
  { at: [0.6, 0.62], diameterMm: 1.4, state: 'resolved' },
  { at: [0.72, 0.4], diameterMm: 3, state: 'resolved' },
  { at: [0.66, 0.8], diameterMm: 1.1, state: 'new' },
];
const lesions: Lesions = { matched: 1, new: 1, resolved: 2, list: lesionList };

const faceRegions = ['forehead', 'left cheek', 'right cheek', 'nose', 'chin', 'perioral', 'left periocular'];

/** A whole face: eight regions of six metrics, most of which say that nothing changed; the glasses hide one. */
export const faceMeasurements: Measurement[] = [
  ...faceRegions.flatMap((region, index) => measurementsOf((index * 3 + 3) % 7, region)),
  ...shown.map((metric) => notMeasurable(metric, 'right periocular')),
];

function summary(index: number, visit: Visit): ComparisonSummary {
  return {
    id: id(6, index),
    status: 'done',
    stage: null,
    error: null,
    view: 'frontal',
    baselinePhotoId: id(3, 0),
    followUpPhotoId: id(3, index + 1),
    baselineOn: visits[0]!.date,
    followUpOn: visit.date,
    phase: visit.phase,
    healing: visit.phase === 'healing',
    usesPlan: true,
    engineVersion: '0.1.0',
    comparability: { verdict: 'comparable', reasons: [] },
    measurements: measurementsOf(index),
  };
}

const visitOf = ({ date, phase, days }: Visit, index: number): VisitWithPhotos => ({
  id: id(4, index),
  seriesId: id(2, 0),
  date,
  note: '',
  state: null,
  version: 1,
  phase,
  healing: phase === 'healing',
  daysSinceSession: days,
  photos: [photo(index, date)],
});

const badge = { id: id(1, 0), name: 'Synthetic patient', number: 'D-001', synthetic: true };

const record = {
  protocol: defaultProtocol,
  startedOn: visits[0]!.date,
  sessionDays: sessions.map(({ date }) => date),
  photoDays: visits.map(({ date }) => date),
};

/** As the server would say it. */
export function verdictOf(of: Series, comparisons: ComparisonSummary[], given = sessions) {
  return seriesVerdict({ series: of, sessionDays: given.map(({ date }) => date), comparisons });
}

/** A whole course, reviewed at its end. */
export const fullSeries: SeriesDetail = {
  series: series(0),
  patient: badge,
  sessions,
  visits: visits.map(visitOf),
  comparisons: visits.slice(1).map((visit, index) => summary(index, visit)),
  outcomeChanges: [],
  schedule: scheduleOf(record, { today: '2026-09-07' }),
  planChanges: [],
  noPhotosSince: null,
  verdict: verdictOf(
    series(0),
    visits.slice(1).map((visit, index) => summary(index, visit)),
  ),
};

/** Made a minute ago. */
export const emptySeries: SeriesDetail = {
  series: series(1, {
    name: longName,
    indication: 'other',
    indicationNote: '',
    areas: [],
    skinTone: null,
    primaryOutcome: null,
    synthetic: false,
  }),
  patient: { ...badge, id: id(1, 1), name: longName, synthetic: false },
  sessions: [],
  visits: [],
  comparisons: [],
  outcomeChanges: [],
  schedule: scheduleOf(
    { ...record, startedOn: '2026-09-07', sessionDays: [], photoDays: [] },
    { today: '2026-09-07' },
  ),
  planChanges: [],
  noPhotosSince: null,
  verdict: verdictOf(series(1, { primaryOutcome: null }), []),
};

const failure = {
  code: 'ANALYSIS_FAILED',
  message:
    'The measurement stopped three times without a result. Try again; if it fails again, report the number below.',
};

export const refused = exampleComparison({
  comparability: {
    verdict: 'not-comparable',
    reasons: [
      {
        code: 'NO_FACE_NO_PLAN',
        metrics: [],
        message: 'No face was found and there is no plan. Outline the treated skin on the baseline photo.',
      },
      {
        code: 'POSE',
        metrics: [],
        message:
          'The head was turned by 24° more than at baseline. Let the patient look at the same mark on the wall.',
      },
    ],
  },
  measurements: [],
});

/** Measuring: one waits, one runs, one failed, one could not be compared. */
export const busySeries: SeriesDetail = {
  ...fullSeries,
  series: series(2, { name: 'Stretch marks, abdomen', primaryOutcome: null }),
  visits: visits.slice(0, 5).map(visitOf),
  verdict: verdictOf(series(2, { primaryOutcome: null }), []),
  comparisons: (['done', 'failed', 'running', 'queued'] as const).map((status, index) => ({
    ...summary(index, visits[index + 1]!),
    id: id(7, index),
    status,
    stage: status === 'running' ? 'register' : null,
    error: status === 'failed' ? failure : null,
    engineVersion: status === 'done' ? '0.1.0' : null,
    comparability: status === 'done' ? refused.comparability : null,
    measurements: [],
  })),
};

export const faceComparisonId = id(8, 0);

export const askedComparisonId = id(8, 1);

const shownPhoto = (shown: Photo, registered: boolean): ShownPhoto => ({
  photo: shown,
  toPicture: registered ? [1, 0, 0, 0, 1, 0] : null,
  tiles: { sidePx: 512, levels: [] },
});

const outlines: RegionOutline[] = [
  {
    name: 'left cheek',
    kind: 'treated',
    polygon: [
      [0.42, 0.2],
      [0.9, 0.25],
      [0.86, 0.85],
      [0.45, 0.8],
    ],
  },
  {
    name: 'neck',
    kind: 'reference',
    polygon: [
      [0.08, 0.3],
      [0.2, 0.3],
      [0.2, 0.8],
      [0.08, 0.8],
    ],
  },
];

interface ComparisonState {
  status: AnalysisStatus;
  comparison: Comparison | null;
  index: number;
  images?: boolean;
}

export function comparisonDetail(comparisonId: string): ComparisonDetail | null {
  const state = stateOf(comparisonId);
  if (!state) return null;
  const { status, comparison, index, images = comparison !== null } = state;
  const visit = visits[index + 1]!;
  return {
    id: comparisonId,
    status,
    stage: status === 'running' ? 'register' : null,
    error: status === 'failed' ? failure : null,
    view: 'frontal',
    phase: visit.phase,
    healing: visit.phase === 'healing',
    usesPlan: true,
    comparison,
    series: series(0),
    patient: badge,
    asked: comparisonId === askedComparisonId,
    before: shownPhoto(photo(0, visits[0]!.date), images),
    after: shownPhoto(photo(index + 1, visit.date), images),
    images: images
      ? (['before', 'after', ...shown.map((metric) => `change-${metric}` as const)] as const).map((name) => ({
          name,
          mediaType: name.startsWith('change') ? 'image/png' : 'image/jpeg',
          width: 1260,
          height: 980,
          url: `/api/comparisons/${comparisonId}/images/${name}`,
        }))
      : [],
    blemishMarks: images
      ? lesionList.map(({ at, state, diameterMm }) => ({
          region: 'left cheek',
          state,
          at,
          diameter: diameterMm / 90,
        }))
      : [],
    regions: images ? outlines : [],
    finishedAt: status === 'done' ? moment : null,
  };
}

function stateOf(comparisonId: string): ComparisonState | null {
  const finished = fullSeries.comparisons.findIndex((c) => c.id === comparisonId);
  if (finished >= 0) {
    // The fourth is limited, with reasons; the others are as good as they come.
    const comparability =
      finished === 3 ? exampleComparison().comparability : { verdict: 'comparable' as const, reasons: [] };
    const comparison = exampleComparison({ comparability, measurements: measurementsOf(finished) });
    return { status: 'done', comparison, index: finished };
  }
  if (comparisonId === askedComparisonId) {
    return { status: 'done', comparison: exampleComparison({ measurements: measurementsOf(2) }), index: 2 };
  }
  if (comparisonId === faceComparisonId) {
    return { status: 'done', comparison: exampleComparison({ measurements: faceMeasurements }), index: 6 };
  }
  const busy = busySeries.comparisons.findIndex((c) => c.id === comparisonId);
  if (busy < 0) return null;
  const { status } = busySeries.comparisons[busy]!;
  return { status, comparison: status === 'done' ? refused : null, index: busy, images: false };
}
