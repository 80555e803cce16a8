import type { Measurement } from '../../imaging/comparison.ts';
import { type Metric, metricRegistry } from '../../imaging/metrics/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import type { SkinToneClass } from '../../patients/types.ts';
import { inWords } from '../../reports/index.ts';
import { lowerFirst, type StatedMeasurement, verdictStatement } from '../../reports/verdict-sentence.ts';
import type { Indication, JudgedBy } from '../../series/types.ts';
import type { StoredCase } from '../store.ts';
import type { AgeBand, CaseFacts, caseVerdicts } from '../types.ts';

export const indicationWords: Record<Indication, string> = {
  texture: 'Skin texture',
  'acne-scars': 'Acne scars',
  pores: 'Pores',
  wrinkles: 'Wrinkles',
  tone: 'Skin tone',
  'stretch-marks': 'Stretch marks',
  'burn-scar': 'Burn scar',
  scalp: 'Scalp',
  other: 'Other',
};

export const skinToneWords: Record<SkinToneClass, string> = {
  'very-light': 'Very light',
  light: 'Light',
  intermediate: 'Intermediate',
  tan: 'Tan',
  brown: 'Brown',
  dark: 'Dark',
};

export const ageBandWords: Record<AgeBand, string> = {
  'under-25': 'Under 25',
  '25-34': '25 to 34',
  '35-44': '35 to 44',
  '45-54': '45 to 54',
  '55-64': '55 to 64',
  '65-and-over': '65 and over',
};

export const resultWords: Record<(typeof caseVerdicts)[number], string> = {
  improved: 'Improved',
  worsened: 'Worsened',
  'no-measurable-change': 'No measurable change',
};

/** 'left-cheek' -> 'Left cheek', as areas of the diagram are named; a clinic's own words stay. */
export const areaWords = (area: string): string => {
  const words = area.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const metricOf = (name: string): Metric => metricRegistry[name as MetricName];

/** "Acne scars, left cheek" */
export function caseTitle({ indication, areas }: Pick<CaseFacts, 'indication' | 'areas'>): string {
  return [indicationWords[indication], ...areas.map((area) => lowerFirst(areaWords(area)))].join(', ');
}

/** "19 % smoother (15 to 22 %)"; a number and its unit stay on one line. */
export const resultOf = (measurement: Measurement): string => statementOf(measurement, measurement.metric);

const statementOf = (measurement: StatedMeasurement, metric: string): string =>
  verdictStatement(measurement, metricOf(metric)).replaceAll(' %', '\u00a0%');

/** "Texture: 19 % smoother (15 to 22 %)" */
export const resultLine = (measurement: Measurement): string =>
  `${metricOf(measurement.metric).label}: ${lowerFirst(resultOf(measurement))}`;

/** "The series has since come to: no measurable change (we could have seen 8 % or more)"; null when the case is what it came to. */
export const laterLine = ({ facts, laterResult }: Pick<StoredCase, 'facts' | 'laterResult'>): string | null =>
  laterResult &&
  `The series has since come to: ${lowerFirst(statementOf(laterResult, facts.measurement.metric))}`;

/** "4 sessions. The after photo was taken 6 months after the first one, and 3 months after the last session." */
export function timingLine({ sessions, monthsSinceBaseline, monthsSinceLastSession }: CaseFacts): string {
  const last = `${months(monthsSinceLastSession)} after the last session`;
  return `${count(sessions, 'session')}. The after photo was taken ${months(monthsSinceBaseline)} after the first one, and ${last}.`;
}

const judgedByWords: Record<keyof JudgedBy, string> = {
  primaryOutcome: 'what is measured to judge it',
  views: 'which view counts first',
  outcomeFromDay: 'from which day on a photo counts',
  indication: 'what it was treated for',
};

/** Null where everything stayed as it was fixed before results. */
export const changesLine = ({ changedAfterResults }: CaseFacts): string | null =>
  changedAfterResults.length === 0
    ? null
    : `When first results were in, the clinic changed ${inWords(changedAfterResults.map((field) => judgedByWords[field]))}.`;

const months = (number: number): string => (number === 0 ? 'less than a month' : count(number, 'month'));

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
