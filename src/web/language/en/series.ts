import type { JudgedBy } from '../../../series/types.ts';
import { plural } from '../plural.ts';

const comparisons = (count: number) =>
  `${count} ${plural('en', count, { one: 'comparison', other: 'comparisons' })}`;

/** The page of a series: its verdict, charts, tables and notices. */
export const series = {
  series: 'series',
  title: 'Series',
  theSeries: 'the series',
  patients: 'Patients',
  outlinePlan: 'Outline a plan',
  editPlan: 'Edit plan',
  editThePlan: 'Edit the plan',
  edit: 'Edit',
  print: 'Print',

  measuring: (done: number, total: number) => `Measuring: ${done} of ${comparisons(total)} done`,
  measuringNow: (what: string, step: string) => (step === '' ? `${what}.` : `${what} (${step}).`),
  waiting: 'Waiting for its turn.',
  goesOn: 'You can leave this page; it goes on.',
  comparisonsDone: 'Comparisons done',

  noFaceNoPlan:
    'No face was found in these photos and there is no plan, so nothing says where to measure. Outline the treated skin and some untreated skin on the baseline photo.',
  planWithoutReference:
    'The plan has no untreated reference skin that could be used, so redness and other metrics that need it are not measurable.',
  noReference:
    'No untreated reference skin was found, so metrics that need it are not measurable. Outline some on the baseline photo.',
  noScale:
    'Nothing in these photos gives a scale, so metrics that need millimetres are not measurable. Give the scale in the plan.',

  verdict: {
    label: 'Verdict',
    primary: 'Primary outcome',
    outcome: (metric: string, region: string) => `${metric}, ${region}`,
    improved: (outcome: string, change: string, day: string) => `${outcome}: improved, ${change}, on ${day}.`,
    worsened: (outcome: string, change: string, day: string) => `${outcome}: worsened, ${change}, on ${day}.`,
    unchanged: (outcome: string, statement: string, day: string) => `${outcome}: ${statement}, on ${day}.`,
    notMeasurable: (outcome: string, day: string) => `${outcome}: not measurable on ${day}.`,
    beingMeasured: (outcome: string) => `${outcome}: being measured.`,
    tooEarly: (outcome: string, day: string) =>
      `${outcome}: too early to tell. A photo can show an outcome from ${day} on.`,
    noPhotos: (outcome: string, day: string) =>
      `${outcome}: no answer yet. A photo can show an outcome from ${day} on, and there is none from then to compare.`,
    noSession: (outcome: string) =>
      `${outcome}: too early to tell. No session is recorded yet; outcome is counted from the last one.`,
    none: 'No primary outcome is chosen, so there is no verdict.',
    chooseOne: 'Choose it before results are in: picked afterwards, chance looks like success.',
    healingLeftOut: (count: number) =>
      plural('en', count, {
        one: 'One visit in a healing window is shown and not counted.',
        other: `${count} visits in healing windows are shown and not counted.`,
      }),
    early: (day: string) => `The visit of ${day} is early and makes no verdict.`,
    compare: 'Compare the photos',
    before: 'Baseline',
    latest: 'Latest outcome',
    changed: (day: string, changes: string) => `Changed on ${day}, after results were in: ${changes}.`,
    changedBecause: (reason: string) => `Reason given: ${reason}`,
    nothing: 'none',
  },

  photoStrip: 'Photos of this view by day',
  stripPhoto: (day: string, phase: string) => `Compare ${day} with baseline (${phase})`,
  stripBaseline: (day: string) => `Baseline, ${day}`,

  table: {
    caption: (metric: string, region: string) => `${metric}, ${region}, visit by visit`,
    visit: 'Visit',
    change: 'Change',
    interval: '95 % interval',
    detectable: 'Would show from',
    verdict: 'Verdict',
    photos: 'Photos',
    compare: 'Compare',
    compareDay: (day: string) => `Compare ${day} with baseline`,
    to: (low: string, high: string) => `${low} to ${high} %`,
    changeWithin: (change: string, interval: string) => `${change} (${interval})`,
    session: (number: number) => `Session ${number}`,
    passes: (count: number) => `${count} ${plural('en', count, { one: 'pass', other: 'passes' })}`,
    millimetres: (depth: string) => `${depth} mm`,
    notMeasuredHere: 'Not measured here',
    show: 'Show figures',
    hide: 'Hide figures',
    none: 'No follow-up photo yet.',
  },

  outcome: 'Change since baseline',
  /** What a series is judged by. */
  judgedBy: {
    primaryOutcome: 'primary outcome',
    views: 'order of views',
    outcomeFromDay: 'first outcome day',
    indication: 'indication',
  } satisfies Record<keyof JudgedBy, string>,
  fromTo: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
  fixedAtBaseline: 'Primary outcome, fixed at baseline',
  fixedLater: (day: string) => `Primary outcome since ${day}`,
  regions: 'All regions',
  metric: 'Metric',
  region: 'Region',
  others: 'All measurements',
  inView: (region: string, view: string) => `${region}, ${view}`,
  primaryRegion: (region: string) => `${region} (primary)`,
};
