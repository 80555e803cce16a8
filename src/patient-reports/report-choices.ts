import type { ComparisonSummary, SeriesDetail } from '../comparisons/types.ts';
import type { ReportInput } from './types.ts';

/** What a report of a series can be made of. Empty until something was measured. */
export interface ReportChoices extends Pick<ReportInput, 'visits' | 'views' | 'metrics'> {
  /** What can't be left out: where the primary outcome was read. */
  required: { visit: string | null; view: string | null; metric: string | null };
}

/** Visits by day; views as the series has them; metrics as they were measured. */
export function reportChoices({ series, comparisons, verdict }: SeriesDetail): ReportChoices {
  const finished = comparisons.filter(isFinished);
  const distinct = <T>(values: T[]) => [...new Set(values)];
  const views = distinct(finished.map(({ view }) => view));
  const metrics = distinct(finished.flatMap(({ measurements }) => measurements.map(({ metric }) => metric)));
  // Not where that failed: nothing of it can be shown.
  const isRead = finished.some(({ id }) => id === verdict.comparisonId);
  const primary = series.primaryOutcome?.metric ?? null;
  return {
    visits: distinct(finished.map(({ followUpOn }) => followUpOn)).sort(),
    views: [
      ...series.views.filter((view) => views.includes(view)),
      ...views.filter((view) => !series.views.includes(view)),
    ],
    metrics: metrics as ReportChoices['metrics'],
    required: {
      visit: isRead ? verdict.visitOn : null,
      view: isRead ? verdict.view : null,
      metric: primary !== null && metrics.includes(primary) ? primary : null,
    },
  };
}

export const isFinished = ({ status }: Pick<ComparisonSummary, 'status'>): boolean => status === 'done';
