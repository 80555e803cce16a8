import { addDays, type Day } from '../calendar.ts';
import type { Measurement } from '../imaging/comparison.ts';
import type { Series } from '../series/types.ts';
import type { ComparisonSummary, SeriesVerdict } from './types.ts';

/** What a verdict follows from. */
export interface SeriesRecord {
  series: Pick<Series, 'primaryOutcome' | 'protocol' | 'views'>;
  /** Days of the sessions that were given. */
  sessionDays: readonly Day[];
  /** Against the baseline, all of them. */
  comparisons: readonly ComparisonSummary[];
}

const unmeasured = { comparisonId: null, view: null, visitOn: null, outcomeFrom: null } as const;
const noFigures = { percent: null, ci95: null, mdc95: null, reasons: [] };

/**
 * What the series says about its primary outcome: the reading of the latest visit whose photos count as outcome. Visits in
 * a healing window, early ones and those before treatment never make a verdict. No better reading of an earlier visit is
 * looked for, also not while the latest one is being measured or after that failed.
 */
export function seriesVerdict(record: SeriesRecord): SeriesVerdict {
  const { primaryOutcome, protocol } = record.series;
  if (!primaryOutcome) return { kind: 'no-primary-outcome', ...unmeasured, ...noFigures };
  const judged = judgedComparison(record);
  if (judged) {
    return isUnfinished(judged)
      ? { kind: 'being-measured', ...unmeasured, ...noFigures }
      : verdictOf(judged, primaryOutcome);
  }
  const lastSession = [...record.sessionDays].sort().at(-1);
  const outcomeFrom = lastSession === undefined ? null : addDays(lastSession, protocol.outcomeFromDay);
  return { kind: 'too-early', ...unmeasured, ...noFigures, outcomeFrom };
}

/**
 * A visit may have several views: the first of the series' views that is asked for the primary outcome speaks, whatever
 * it says, so that no view is picked for its result. Which views are is seen from what was measured in them, at any visit.
 */
function judgedComparison({ comparisons, series }: SeriesRecord): ComparisonSummary | null {
  const { primaryOutcome, views } = series;
  const outcomes = comparisons.filter(({ phase }) => phase === 'outcome');
  const latestDay = outcomes
    .map(({ followUpOn }) => followUpOn)
    .sort()
    .at(-1);
  const rank = (view: string) => (views.includes(view) ? views.indexOf(view) : views.length);
  const ofVisit = outcomes
    .filter(({ followUpOn }) => followUpOn === latestDay)
    .sort((one, other) => rank(one.view) - rank(other.view));
  const isAsked = ({ view }: ComparisonSummary) => {
    const finished = comparisons.filter((one) => one.view === view && one.status === 'done');
    return finished.length === 0 || finished.some((one) => primaryMeasurement(one, primaryOutcome));
  };
  return ofVisit.find(isAsked) ?? ofVisit[0] ?? null;
}

function verdictOf(
  comparison: ComparisonSummary,
  outcome: NonNullable<Series['primaryOutcome']>,
): SeriesVerdict {
  const measurement = primaryMeasurement(comparison, outcome);
  const { id: comparisonId, view, followUpOn: visitOn } = comparison;
  const place = { comparisonId, view, visitOn, outcomeFrom: null };
  if (!measurement?.change || measurement.verdict === 'not-measurable') {
    const reasons = measurement?.reasons ?? comparison.comparability?.reasons ?? [];
    return { kind: 'not-measurable', ...place, ...noFigures, reasons };
  }
  const { percent, ci95, mdc95 } = measurement.change;
  return { kind: measurement.verdict, ...place, percent, ci95, mdc95, reasons: measurement.reasons };
}

function primaryMeasurement(
  { measurements }: ComparisonSummary,
  outcome: Series['primaryOutcome'],
): Measurement | undefined {
  return measurements.find(({ metric, region }) => metric === outcome?.metric && region === outcome.region);
}

const isUnfinished = ({ status }: ComparisonSummary): boolean => status === 'queued' || status === 'running';
