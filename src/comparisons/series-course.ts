import type { RegionsChartData, SeriesChartData, SeriesPoint } from '../charts/types.ts';
import type { Measurement } from '../imaging/comparison.ts';
import { seriesCalendar } from './series-calendar.ts';
import type { ComparisonSummary, SeriesDetail } from './types.ts';

/** What a chart says of a metric. */
interface MetricWords {
  name: string;
  label: string;
  unit: string;
  higherMeans: 'better' | 'worse';
  improvedWord: string;
  worsenedWord: string;
}

/** Which course is looked at: one region in one view. */
export interface Course {
  view: string;
  region: string;
}

/** Every region measured in a series, in the order of its measurements; first the primary one in the verdict's view. */
export function coursesOf({ series, comparisons, verdict }: SeriesDetail): Course[] {
  const courses = new Map<string, Course>();
  const views = [...new Set([...series.views, ...comparisons.map(({ view }) => view)])];
  for (const view of views) {
    for (const { region } of comparisons.filter((c) => c.view === view).flatMap((c) => c.measurements)) {
      courses.set(JSON.stringify([view, region]), { view, region });
    }
  }
  const isPrimary = ({ region }: Course) => region === series.primaryOutcome?.region;
  const rank = (course: Course) => (isPrimary(course) ? (course.view === verdict.view ? 0 : 1) : 2);
  return [...courses.values()].sort((a, b) => rank(a) - rank(b));
}

/** Metrics with the primary outcome's first. */
function orderMetrics(metrics: MetricWords[], primary: string | undefined): MetricWords[] {
  return [...metrics].sort((a, b) => Number(b.name === primary) - Number(a.name === primary));
}

export function measurementOf(
  comparison: ComparisonSummary,
  metric: string,
  region: string,
): Measurement | null {
  return comparison.measurements.find((m) => m.metric === metric && m.region === region) ?? null;
}

/** Metrics that this course was asked for; coarse texture is, only where photos are too coarse for texture. */
export function metricsOf(
  detail: SeriesDetail,
  metrics: MetricWords[],
  { view, region }: Course,
): MetricWords[] {
  const finished = finishedComparisons(detail, view);
  const { primaryOutcome } = detail.series;
  return orderMetrics(metrics, primaryOutcome?.metric).filter(
    ({ name }) =>
      name === primaryOutcome?.metric ||
      finished.some((comparison) => measurementOf(comparison, name, region) !== null),
  );
}

/** Comparisons of one view that have a result, oldest first. */
export function finishedComparisons(detail: SeriesDetail, view: string): ComparisonSummary[] {
  return detail.comparisons
    .filter((comparison) => comparison.view === view && comparison.status === 'done')
    .sort((a, b) => a.followUpOn.localeCompare(b.followUpOn));
}

/** What the series chart draws for one metric of a course. */
export function chartData(
  detail: SeriesDetail,
  metric: MetricWords,
  { view, region }: Course,
): SeriesChartData {
  return {
    ...wordsOf(metric),
    ...seriesCalendar(detail, view),
    regionLabel: region,
    points: pointsOf(detail, metric.name, { view, region }),
  };
}

/** What the chart of all regions draws for one metric of a view. */
export function regionsData(detail: SeriesDetail, metric: MetricWords, view: string): RegionsChartData {
  return {
    ...wordsOf(metric),
    ...seriesCalendar(detail, view),
    regions: coursesOf(detail)
      .filter((course) => course.view === view)
      .map((course) => ({
        regionLabel: course.region,
        points: pointsOf(detail, metric.name, course),
        primary: course.region === detail.series.primaryOutcome?.region,
      })),
  };
}

const wordsOf = ({ label, unit, higherMeans, improvedWord, worsenedWord }: MetricWords) => ({
  metricLabel: label,
  unit,
  higherMeans,
  improvedWord,
  worsenedWord,
});

const pointsOf = (detail: SeriesDetail, metric: string, { view, region }: Course): SeriesPoint[] =>
  finishedComparisons(detail, view)
    .filter((comparison) => wasAsked(comparison, metric, region))
    .map((comparison) => pointOf(comparison, metric, region));

/** What could not be compared at all was asked for everything; else a metric that is not in it was not wanted there. */
export const wasAsked = (comparison: ComparisonSummary, metric: string, region: string): boolean =>
  measurementOf(comparison, metric, region) !== null ||
  !comparison.measurements.some((measurement) => measurement.region === region);

function pointOf(comparison: ComparisonSummary, metric: string, region: string): SeriesPoint {
  const { followUpOn: date, healing, phase, engineVersion } = comparison;
  const measurement = measurementOf(comparison, metric, region);
  const reasons = reasonsOf(comparison, measurement);
  if (!measurement?.change || measurement.verdict === 'not-measurable' || engineVersion === null) {
    return { date, verdict: 'not-measurable', healing, reasons, ...(engineVersion && { engineVersion }) };
  }
  const { percent, ci95, mdc95 } = measurement.change;
  return {
    date,
    percent,
    ci95,
    mdc95,
    verdict: measurement.verdict,
    healing,
    early: phase === 'early',
    engineVersion,
    reasons,
  };
}

/** Why this could not be measured, or must be read with care. */
function reasonsOf(comparison: ComparisonSummary, measurement: Measurement | null): string[] {
  if (measurement) return measurement.reasons.map(({ message }) => message);
  return comparison.comparability?.reasons.map(({ message }) => message) ?? [];
}
