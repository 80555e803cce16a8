export { type AnalysisEvents, createAnalysisEvents } from './analysis-events.ts';
export { announceAnalysis } from './announce-analysis.ts';
export { createCompareHandler } from './compare-photos.ts';
export type {
  CompareRequest,
  CompareResult,
  ComparisonDeps,
  ComparisonPool,
  RegionProposals,
  ResultImage,
} from './deps.ts';
export { type MoreFrames, readMoreFrames } from './more-frames.ts';
export { noteOldOutcomes } from './note-outcome.ts';
export { createComparisonPlanner } from './plan-comparisons.ts';
export { describeSeries } from './read-series.ts';
export { requeueOutdated } from './requeue-outdated.ts';
export { comparisonRoutes } from './routes.ts';
export { givenSessions } from './series-calendar.ts';
export { type Course, chartData, finishedComparisons } from './series-course.ts';
export { findComparison, listComparisons, listImages, type StoredComparison } from './store.ts';
export type * from './types.ts';
