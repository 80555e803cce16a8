import { type Day, monthsBetween } from '../calendar.ts';
import type { Comparison, ReasonCode } from '../imaging/comparison.ts';
import { judgedByFields, type OutcomeChange, type Series } from '../series/types.ts';
import type { AgeBand, CaseFacts } from './types.ts';

export interface CaseRecord {
  series: Pick<Series, 'indication' | 'areas' | 'primaryOutcome' | 'skinTone' | 'synthetic'>;
  outcomeChanges: readonly OutcomeChange[];
  yearOfBirth: number | null;
  /** Days of the sessions that were given. */
  sessionDays: readonly Day[];
  view: string;
  baselineOn: Day;
  followUpOn: Day;
  comparison: Comparison;
}

/** What may be known of a comparison, to the last digit of what is stored. @returns null without a primary outcome in it */
export function caseFacts({ series, comparison, ...record }: CaseRecord): CaseFacts | null {
  const { metric, region } = series.primaryOutcome ?? {};
  const ofRegion = comparison.measurements.filter((one) => one.region === region);
  const measurement = ofRegion.find((one) => one.metric === metric);
  if (!measurement) return null;
  const { view, baselineOn, followUpOn, yearOfBirth } = record;
  const sessionsBefore = record.sessionDays.filter((day) => day < followUpOn).sort();
  return {
    indication: series.indication,
    areas: series.areas,
    view,
    sessions: sessionsBefore.length,
    monthsSinceBaseline: monthsBetween(baselineOn, followUpOn),
    monthsSinceLastSession: monthsBetween(sessionsBefore.at(-1) ?? followUpOn, followUpOn),
    skinTone: series.skinTone?.class ?? null,
    ageBand: yearOfBirth === null ? null : ageBandOf(Number(baselineOn.slice(0, 4)) - yearOfBirth),
    measurement,
    changedAfterResults: judgedByFields.filter((field) =>
      record.outcomeChanges.some(({ to }) => field in to),
    ),
    others: ofRegion.filter((one) => one !== measurement),
    comparability: comparison.comparability,
    synthetic: series.synthetic,
  };
}

const bandsFrom: readonly (readonly [from: number, band: AgeBand])[] = [
  [65, '65-and-over'],
  [55, '55-64'],
  [45, '45-54'],
  [35, '35-44'],
  [25, '25-34'],
];

/** @param years since the year of birth, so up to one more than the age */
export const ageBandOf = (years: number): AgeBand =>
  bandsFrom.find(([from]) => years >= from)?.[1] ?? 'under-25';

/** What anybody sees who looks at two photos, whichever metric bears it: visitors judge pictures before they read numbers. */
const seenByAll: readonly ReasonCode[] = [
  'POSE',
  'EXPRESSION',
  'SCALE',
  'BLUR',
  'EXPOSURE',
  'LIGHT_DIRECTION',
  'COLOUR',
];

/** Photographed under conditions that match: no reason against the pair is seen by all, or speaks of the primary outcome. */
export const isMatched = ({
  comparability,
  measurement,
}: Pick<CaseFacts, 'comparability' | 'measurement'>): boolean =>
  comparability.verdict !== 'not-comparable' &&
  !comparability.reasons.some(
    ({ code, metrics }) =>
      seenByAll.includes(code) || metrics.length === 0 || metrics.includes(measurement.metric),
  );
