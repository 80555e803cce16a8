import type { ComparisonSummary, SeriesVerdict } from './types.ts';

/** What the series says about its primary outcome. As long as no outcome time point was measured it is too early. */
export function seriesVerdict(_comparisons: readonly ComparisonSummary[]): SeriesVerdict {
  return { kind: 'too-early', comparisonId: null, percent: null, ci95: null, mdc95: null, reasons: [] };
}
