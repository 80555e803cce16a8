export { groupMeasurements, type MeasurementGroup } from './measurement-groups.ts';
export { renderComparisonReport } from './render-comparison-report.ts';
export { reportContentSecurityPolicy } from './report-script.ts';
export type { ComparisonReport, ReportImage, ReportMetric } from './types.ts';
export {
  comparabilitySentence,
  verdictSentence,
  verdictStatement,
  verdictSubject,
} from './verdict-sentence.ts';
