export { choosePairsToShow, type PlannedPair, planBenchmark } from './benchmark-plan.ts';
export { makeReport } from './make-report.ts';
export type { PairReading } from './measure-pair.ts';
export { type MeasureOptions, type MeasurePairs, measurePairs } from './measure-pairs.ts';
export { describePair } from './pair-words.ts';
export { loadStoredReport, validationFile } from './stored-report.ts';
export type * from './types.ts';
export { validationReportSchema } from './types.ts';
