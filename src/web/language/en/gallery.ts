import type { Identifiability } from '../../../consent/types.ts';
import type {
  AgeBand,
  CaseState,
  caseVerdicts,
  OutcomeFigures,
  TakeDownItem,
} from '../../../gallery/types.ts';
import { plural } from '../plural.ts';
import { consent } from './consent.ts';

const count = (number: number, one: string, other: string) =>
  `${number} ${plural('en', number, { one, other })}`;
const series = (number: number) => count(number, 'series', 'series');
const months = (number: number) => count(number, 'month', 'months');

/** Cases that patients agreed to have shown: finding, publishing, taking down. */
export const gallery = {
  title: 'Cases',
  tabs: 'Pages of cases',
  /** What a button is about, where there is one for each case: "Take down: acne scars". */
  about: (action: string, subject: string) => `${action}: ${subject}`,
  find: 'Find',
  published: 'Published',
  takeDowns: 'Take-down list',

  channel: 'Where it appears',
  channels: consent.channels,
  identifiabilities: consent.identifiabilities,
  ageBands: {
    'under-25': 'under 25',
    '25-34': '25 to 34',
    '35-44': '35 to 44',
    '45-54': '45 to 54',
    '55-64': '55 to 64',
    '65-and-over': '65 and over',
  } satisfies Record<AgeBand, string>,
  verdicts: {
    improved: 'Improved',
    worsened: 'Worsened',
    'no-measurable-change': 'No measurable change',
  } satisfies Record<(typeof caseVerdicts)[number], string>,

  // Facts of a case
  indication: 'Indication',
  area: 'Area',
  metric: 'Metric',
  verdict: 'Verdict',
  skinTone: 'Skin tone',
  age: 'Age at baseline',
  sessions: 'Sessions',
  timing: 'Time',
  notKnown: 'Not known',
  sessionCount: (number: number) => count(number, 'session', 'sessions'),
  sinceBaseline: (number: number) => `${months(number)} after baseline`,
  sinceLastSession: (number: number) => `${months(number)} after the last session`,
  changedAfterResults: 'Changed after first results',
  consent: 'Consent',
  consentUntil: (day: string) => `until ${day}`,
  consentOpen: 'without an end date',
  before: 'Before',
  after: 'After',
  beforeAlt: (subject: string) => `Before treatment: ${subject}`,
  afterAlt: (subject: string) => `After treatment: ${subject}`,
  matched: 'Taken under matching conditions',
  limited: 'Conditions do not match in everything',

  // Find
  findLead:
    'Only what patients agreed to have shown where you choose, as it is today. Each series is here with its latest visit that counts; no better one is picked.',
  filters: 'Choose cases',
  any: 'Any',
  atLeast: (number: number) => `${number} or more`,
  minSessions: 'Sessions',
  minMonths: 'Months since baseline',
  searching: 'cases',
  found: (number: number, more: boolean) =>
    more
      ? `The first ${number}, in no order of outcome`
      : `${count(number, 'case', 'cases')}, in no order of outcome`,
  more: 'More cases',
  foundNone: 'No case for this choice',
  foundNoneWhy:
    'Choose less narrowly, or another place. A case is here once its patient agreed to this very place, and a visit after treatment was measured.',
  noneYet: 'No patient has agreed to this yet',
  noneYetWhy:
    'Cases appear here once a patient has agreed to have theirs shown in this place, and only for as long as they agree. Nothing else of a patient is to be seen with your account.',
  clear: 'Show all',
  meanwhile: 'How good are the figures?',
  making: 'Making the picture',
  noPicture: 'No picture',
  alreadyThere: 'Published here',
  seePublished: 'See it',
  prepare: 'Prepare',

  // Publish
  preview: 'What will be seen',
  previewLead:
    'Exactly this, made anew from the photos: without their dates, names, places and everything else a photo file carries.',
  makingPreview: 'the pictures as they would be seen',
  howMuch: 'How much is seen',
  identifiabilityNotes: {
    'region-crop': 'Round the treated region; eyes are never in it.',
    'masked-face': 'Eyes, nose and mouth are covered by plain grey, where a face is found in both photos.',
    'full-face': 'Everybody who knows the person recognises them.',
  } satisfies Record<Identifiability, string>,
  beyondConsent: 'The patient did not agree to so much.',
  maskWarningTitle: 'A masked face is often recognised',
  maskWarning:
    'In published tests, people still recognised 58 to 69 % of masked faces they knew. Choose the region crop unless the mask is needed to see the outcome.',
  faceWarningTitle: 'This person will be recognised',
  faceWarning: 'The patient agreed to it. It can’t be called back from whoever has seen or copied it.',
  measured: 'What was measured',
  othersMeasured: 'Also measured in this region',
  conditions: 'Conditions',
  conditionsLimited: 'The two photos do not match in everything:',
  override: 'Why it may be shown all the same',
  overrideHint: 'Stands beside the case, for everybody to read.',
  overrideNeeded: 'Give a reason. Without one, only photos taken under matching conditions are published.',
  typical: 'All comparable series',
  typicalLead: (indication: string, metric: string) =>
    `Every series of this clinic for ${indication.toLowerCase()} with ${metric.toLowerCase()} as its primary outcome, at its latest visit that counts. It stands beside the case.`,
  typicalCaption: 'How all comparable series came out',
  outcome: 'Outcome',
  seriesColumn: 'Series',
  share: 'Share',
  typicalNone: 'No series of this kind was measured yet.',
  typicalFew: (number: number) =>
    `Only ${series(number)} measured so far: too few to call any of it typical, and figures would tell of single patients.`,
  improvedRange: (low: number, high: number) =>
    `From so many series the share that improves is known roughly: it may be anything from ${low} to ${high} % (95 % interval).`,
  typicalRange: {
    all: (best: string, worst: string, median: string) =>
      `Half of them came to ${median} or better; all lie between ${best} and ${worst}.`,
    'eight-in-ten': (best: string, worst: string, median: string) =>
      `Half of them came to ${median} or better; at least eight in ten lie between ${best} and ${worst}.`,
  } satisfies Record<OutcomeFigures['rangeHolds'], unknown>,
  noChange: 'no change',
  notMeasurableToo: (number: number) => `In ${number} more it could not be measured.`,
  withoutOutcomeToo: (number: number) =>
    `${number} more ${plural('en', number, { one: 'was', other: 'were' })} treated long enough ago and ${plural('en', number, { one: 'has', other: 'have' })} no outcome: not photographed since, not measured, or without a primary outcome. The page says so.`,
  selection: 'Beside the cases shown already',
  wouldBeShown: (number: number) =>
    `${count(number, 'case', 'cases')} of this kind would be shown here, this one included.`,
  percentile: (percent: number) =>
    `Their middle case did as well as or better than ${percent} % of all comparable series.`,
  tooFewToSay: 'Too few series to say whether they are a fair choice.',
  allShown: 'These are all series there are: nothing is left out.',
  bestCaseTitle: 'Best cases only',
  bestCase:
    'The cases shown here, with this one, did better than nineteen of twenty fair choices from all series would. Whoever sees them expects too much. Publish typical ones and non-responders too; until then the public page says that these are best cases.',
  bestCasesTogetherTitle: 'Best cases only, all kinds together',
  bestCasesOn: (channel: string) => `Best cases only: ${channel}`,
  bestCasesTogether:
    'All cases shown there, taken together, did better than nineteen of twenty fair choices from all series would. Whoever sees them expects too much. Publish typical ones and non-responders too; until then visitors are told that these are best cases.',
  showDates: 'Tell the dates of the photos',
  showDatesHint: 'Left out unless you choose it: dates can say who somebody is.',
  caption: 'Caption',
  captionHint: 'Plain words, without a name, an age in years or a promise. May stay empty.',
  publishOn: (channel: string) => `Publish: ${channel.toLowerCase()}`,
  changesShown:
    'What this series is judged by was changed after first results. The page says so, and no longer that no better result was picked.',
  resultsVary: 'Results vary between people. The page says so beside every case.',
  already: 'This case is published here already.',
  loadingCandidate: 'the case',
  justPublished: 'The case is published.',

  // Published
  publishedLead:
    'What is shown now, and what was. When consent ends, everything of a case is gone on the next request.',
  loadingPublished: 'the published cases',
  nonePublished: 'Nothing is published yet',
  nonePublishedWhy:
    'Find a case and look at it exactly as it would be seen. Nothing is shown before you publish it.',
  findCases: 'Find cases',
  shownNow: 'Shown now',
  noneShown: 'Nothing is shown just now.',
  ended: 'No longer shown',
  states: {
    published: 'Published',
    'taken-down': 'Taken down',
    'consent-withdrawn': 'Consent withdrawn',
    'consent-expired': 'Consent ended',
    'comparison-changed': 'Measured anew, or a photo is gone',
  } satisfies Record<CaseState, string>,
  publishedBy: (moment: string, name: string) => `${moment} by ${name}`,
  publishedAt: 'Published',
  endedAt: 'Ended',
  goneAccount: 'an account that is gone',
  endsSoon: (day: string) => `Consent ends ${day}`,
  expiring: (number: number) =>
    `Consent to ${count(number, 'case', 'cases')} shown here ends within 60 days. On its last day’s end the case is gone. Ask a clinician to speak with the patient.`,
  seen: 'Seen',
  overrideShown: 'Shown although conditions do not match',
  publicPage: 'Open its public page',
  embed: 'On the clinic’s website',
  embedWhole: 'The gallery on the clinic’s website',
  embedWholeLead:
    'All cases published for it, with their denominators. What is taken down is gone from it at once.',
  embedCode: 'Code for a page',
  embedTitle: 'Cases of the clinic',
  galleryAddress: 'Address of the gallery',
  feedAddress: 'Signed feed (JSON)',
  copy: 'Copy',
  copied: 'Copied',
  exports: 'Files that leave the clinic',
  exportsLead:
    'Each goes on the take-down list: when consent ends, somebody has to take it away where it was put.',
  files: { 'before.jpg': 'Before', 'after.jpg': 'After', 'case.json': 'Facts', 'manifest.json': 'Proof' },
  contactSheet: 'Contact sheet (PDF)',
  contactSheetLead:
    'For the screen in the waiting room, with denominators and verdicts. It goes on the take-down list.',
  takeDown: 'Take down',
  takeDownTitle: 'Take this case down?',
  takeDownWhy:
    'Its page, pictures and feed entry are gone on the next request, and its files are deleted. The clinical record stays. What was exported is listed to be taken away.',

  // Take-down list
  takeDownsLead: 'What left the clinic: who exported it, when, and whether it has to be taken away.',
  loadingTakeDowns: 'the take-down list',
  noTakeDowns: 'Nothing left the clinic',
  noTakeDownsWhy: 'Files that you export for print or social media, and contact sheets, are listed here.',
  takeDownsCaption: 'Exports, what is due first',
  what: 'What',
  whats: {
    picture: 'Picture',
    'contact-sheet': 'Contact sheet',
    facts: 'Facts',
    manifest: 'Proof',
  } satisfies Record<TakeDownItem['what'], string>,
  exported: 'Exported',
  state: 'State',
  caseColumn: 'Case',
  due: (day: string) => `To be taken away since ${day}`,
  mayStay: 'May be shown',
  done: (day: string, name: string) => `Taken away ${day}, says ${name}`,
  markDone: 'It is gone',
  markDoneTitle: 'Is it gone everywhere?',
  markDoneWhy:
    'Everywhere it was put: websites, posts, prints, devices. That you said so stays written down with today’s date.',
  dueCount: (number: number) => `${count(number, 'export has', 'exports have')} to be taken away.`,
};
