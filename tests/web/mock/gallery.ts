import type {
  Candidate,
  CandidateDetail,
  CasePicture,
  CasePreview,
  EndedCase,
  GalleryCase,
  TakeDownItem,
} from '../../../src/gallery/types.ts';
import { exampleComparison, measurement } from '../../reports/example-comparison.ts';
import { id, longName } from './clinic.ts';
import type { Behaviour } from './server.ts';

const pictures: CasePicture[] = (['before', 'after'] as const).map((side) => ({
  side,
  width: 630,
  height: 490,
  url: `/api/comparisons/${id(6, 1)}/images/${side}`,
}));

const comparable = { verdict: 'comparable', reasons: [] } as const;
const { comparability: limited } = exampleComparison();
const unchanged = { log: -0.03, percent: -3, ci95: [-9, 4] as [number, number], mdc95: 7.7 };

const candidate = (index: number, rest: Partial<Candidate> = {}): Candidate => ({
  indication: 'acne-scars',
  areas: ['left-cheek'],
  view: 'frontal',
  sessions: 4,
  monthsSinceBaseline: 7,
  monthsSinceLastSession: 3,
  skinTone: 'intermediate',
  ageBand: '35-44',
  measurement: measurement({}),
  others: [
    measurement({ metric: 'redness', verdict: 'no-measurable-change', change: unchanged }),
    measurement({ metric: 'pores', verdict: 'not-measurable', change: null, before: null, after: null }),
  ],
  changedAfterResults: [],
  comparability: { ...comparable, reasons: [] },
  synthetic: true,
  comparisonId: id(6, index),
  identifiability: 'masked-face',
  consentUntil: '2027-05-01',
  caseId: null,
  ...rest,
});

export const candidates: Candidate[] = [
  candidate(1),
  candidate(2, {
    measurement: measurement({ verdict: 'no-measurable-change', change: unchanged }),
    skinTone: 'brown',
    ageBand: null,
    consentUntil: null,
    caseId: id(7, 1),
  }),
  candidate(3, {
    areas: ['left-cheek', 'right-cheek', 'forehead', `Old scar, as the patient calls it: ${longName}`],
    comparability: limited,
    changedAfterResults: ['primaryOutcome', 'views'],
    measurement: measurement({
      verdict: 'worsened',
      change: { log: 0.12, percent: 12.4, ci95: [8.8, 16.1], mdc95: 7 },
    }),
    sessions: 1,
    monthsSinceBaseline: 1,
    monthsSinceLastSession: 1,
    identifiability: 'full-face',
    synthetic: false,
  }),
];

const detailOf = (found: Candidate, { quiet }: Behaviour): CandidateDetail => ({
  candidate: found,
  typicalOutcome: {
    indication: 'acne-scars',
    metric: 'texture',
    ...(quiet
      ? { n: 4, notMeasurable: 0, withoutOutcome: 1, figures: null }
      : {
          ...{ n: 84, notMeasurable: 9, withoutOutcome: 30 },
          figures: {
            ...{ improved: 41, worsened: 6, unchanged: 37, improvedCi95: [38, 60] },
            ...{ medianPercent: -8, rangePercent: [-23, 5], rangeHolds: 'eight-in-ten' },
          },
        }),
  },
  selection: quiet
    ? { shown: 1, notShown: 4, medianPercentile: null, bestCaseOnly: false }
    : { shown: 7, notShown: 116, medianPercentile: 93, bestCaseOnly: true },
  channelBestCaseOnly: true,
});

const preview = ({ unmatched = false }: Behaviour): CasePreview => ({
  facts: candidate(1, { comparability: unmatched ? limited : { ...comparable, reasons: [] } }),
  isMatched: !unmatched,
  consentUntil: '2027-05-01',
  pictures,
});

function galleryCase(index: number, rest: Partial<GalleryCase> = {}): GalleryCase {
  const {
    comparisonId: _id,
    identifiability: _most,
    consentUntil: _until,
    caseId: _case,
    ...facts
  } = candidates[index % candidates.length]!;
  return {
    id: id(7, index),
    slug: `4f0c${String(index).padStart(28, '9')}`,
    channel: 'clinic-website',
    identifiability: 'region-crop',
    facts,
    caption: '',
    overrideReason: null,
    state: 'published',
    publishedAt: '2026-05-04T10:15:00.000Z',
    publishedBy: 'Max Marketing',
    consentUntil: '2030-05-01',
    pictures,
    publicUrl: `/gallery/cases/4f0c${index}`,
    ...rest,
  };
}

const published: GalleryCase[] = [
  galleryCase(0, { caption: 'Four sessions, five weeks apart. Photos three months after the last one.' }),
  galleryCase(1, {
    channel: 'in-clinic-screen',
    publicUrl: null,
    consentUntil: '2026-01-20',
    identifiability: 'masked-face',
  }),
  galleryCase(2, {
    caption: 'A long caption that says what was done, and what a photo can’t say. '.repeat(6).trim(),
    overrideReason: 'The lamp was moved by a hand’s width; the patient asked to have it shown all the same.',
    publishedBy: null,
    consentUntil: null,
  }),
];

const endedCase = (index: number, rest: Partial<EndedCase> = {}): EndedCase => ({
  id: id(7, index),
  channel: 'clinic-website',
  indication: 'acne-scars',
  areas: ['left-cheek'],
  state: 'consent-withdrawn',
  publishedAt: '2026-05-04T10:15:00.000Z',
  publishedBy: 'Max Marketing',
  endedAt: '2026-06-01T08:00:00.000Z',
  ...rest,
});
const ended = [
  endedCase(3),
  endedCase(4, { state: 'taken-down', channel: 'social-media', areas: candidates[2]!.areas }),
];

const takeDown = (index: number, rest: Partial<TakeDownItem> = {}): TakeDownItem => ({
  id: id(8, index),
  caseId: id(7, 3),
  channel: 'print',
  what: 'picture',
  exportedAt: '2026-05-05T09:30:00.000Z',
  exportedBy: 'Max Marketing',
  dueSince: null,
  doneAt: null,
  doneBy: null,
  ...rest,
});
const takeDowns: TakeDownItem[] = [
  takeDown(1, { dueSince: '2026-06-01T08:00:00.000Z' }),
  takeDown(2, { what: 'contact-sheet', channel: 'in-clinic-screen' }),
  takeDown(3, {
    what: 'manifest',
    dueSince: '2026-05-20T08:00:00.000Z',
    doneAt: '2026-05-21T12:00:00.000Z',
    doneBy: longName,
  }),
];

/** What the gallery's routes answer; `noPatients`: nobody agreed to anything yet. */
export function galleryAnswer(path: string, behaviour: Behaviour): unknown {
  const [, part, channel, comparisonId] = path.replace('/api', '').slice(1).split('/');
  const { noPatients = false } = behaviour;
  if (part === 'previews') return preview(behaviour);
  if (part === 'cases')
    return noPatients
      ? { published: [], ended: [], bestCaseChannels: [] }
      : { published, ended, bestCaseChannels: ['clinic-website'] };
  if (part === 'take-downs') return { items: noPatients ? [] : takeDowns };
  if (part !== 'candidates') return undefined;
  if (!channel) return { items: noPatients ? [] : candidates, next: noPatients ? null : id(6, 3) };
  const found = candidates.find((one) => one.comparisonId === comparisonId);
  return found && detailOf(found, behaviour);
}
