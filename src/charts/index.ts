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
  healingWords,
  verdictWords,
} from './verdict-words.ts';
