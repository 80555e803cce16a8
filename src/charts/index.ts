export { type CoverageRow, coverageChart } from './coverage-chart.ts';
export { type Dose, doseResponseChart } from './dose-response-chart.ts';
export { type MatrixCell, type MatrixData, matrixChart } from './matrix-chart.ts';
export { measurementsChart } from './measurements-chart.ts';
export { seriesChart } from './series-chart.ts';
export { chartThemeCss, chartThemes } from './theme.ts';
export type {
  ChartDocument,
  ChartOptions,
  ChartVerdict,
  MeasuredPoint,
  MeasurementRow,
  NotMeasurablePoint,
  SeriesChartData,
  SeriesPoint,
  SessionMark,
} from './types.ts';
export {
  decimalsFor,
  formatChange,
  formatDetectable,
  formatNumber,
  formatSigned,
  healingWords,
  isChanceAmongMany,
  verdictWords,
} from './verdict-words.ts';
