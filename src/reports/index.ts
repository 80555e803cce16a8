export type { ValidationReport } from '../imaging/phantom/benchmark/types.ts';
export { groupMeasurements, inWords, type MeasurementGroup } from './measurement-groups.ts';
export { renderComparisonReport } from './render-comparison-report.ts';
export { renderValidationReport, type ShownPair } from './render-validation-report.ts';
export { reportContentSecurityPolicy } from './report-script.ts';
export { type ReportRouteDeps, reportRoutes } from './routes.ts';
export type { ComparisonReport, ReportImage, ReportMetric } from './types.ts';
export {
  describeOverall,
  describeRun,
  describeTargets,
  figureTable,
  naiveTable,
  referenceTable,
  targetWords,
  toneTable,
  type ValidationTable,
} from './validation-tables.ts';
export {
  comparabilitySentence,
  verdictSentence,
  verdictStatement,
  verdictSubject,
} from './verdict-sentence.ts';
