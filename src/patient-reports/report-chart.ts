import { parseHTML } from 'linkedom';
import { type ChartDocument, type SeriesChartData, seriesChart } from '../charts/index.ts';
import { metricRegistry } from '../imaging/metrics/index.ts';
import type { ReportChart, ReportDocument } from './types.ts';
import { patientMetrics } from './words/metric-words.ts';
import { capitalise } from './words/number-words.ts';
import { regionWords } from './words/place-words.ts';

/** The course of the primary outcome as SVG text. @param id unique on its page */
export function drawReportChart(
  { sessions, synthetic }: ReportDocument,
  { chart, width, id }: { chart: ReportChart; width: number; id: string },
): string {
  const { unit, higherMeans, improvedWord, worsenedWord } = metricRegistry[chart.metric];
  const data: SeriesChartData = {
    metricLabel: capitalise(patientMetrics[chart.metric].name),
    regionLabel: regionWords(chart.region),
    unit,
    higherMeans,
    improvedWord,
    worsenedWord,
    sessions,
    synthetic,
    followUps: chart.followUps,
    healingDays: chart.healingDays,
    baselineDate: chart.baselineOn,
    points: chart.points,
  };
  return seriesChart(data, { document: chartDocument(), width, id });
}

function chartDocument(): ChartDocument {
  // linkedom's document has what a chart uses of a browser's, though not its type.
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as ChartDocument;
}
