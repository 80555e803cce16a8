export { type CoverageRow, coverageChart } from './coverage-chart.ts';
export { type Dose, doseResponseChart } from './dose-response-chart.ts';
export { type MatrixCell, type MatrixData, matrixChart } from './matrix-chart.ts';
export { measurementsChart } from './measurements-chart.ts';
export { regionsChart } from './regions-chart.ts';
export { seriesChart } from './series-chart.ts';
export { chartThemeCss, chartThemes } from './theme.ts';
export type {
  ChangeMark,
  ChartDocument,
  ChartOptions,
  ChartVerdict,
  FollowUpMark,
  MeasuredPoint,
  MeasurementRow,
  NotMeasurablePoint,
  RegionsChartData,
  SeriesChartData,
  SeriesPoint,
  SessionMark,
} from './types.ts';
export {
  decimalsFor,
  formatBounds,
  formatChange,
  formatDecimal,
  formatDetectable,
  formatNumber,
  formatSigned,
  healingWords,
  isChanceAmongMany,
  verdictWords,
  withSign,
} from './verdict-words.ts';
