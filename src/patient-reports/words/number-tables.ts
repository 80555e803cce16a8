import { formatBounds, formatSigned, type verdictWords, withSign } from '../../charts/index.ts';
import type { Measurement } from '../../imaging/comparison.ts';
import type { ChartPoint, ReportDocument, ReportPair } from '../types.ts';
import type { ReportTable } from './blocks.ts';
import { patientMetric, patientMetrics } from './metric-words.ts';
import { capitalise, detectableWords, keepTogether, shortDay } from './number-words.ts';
import { regionWords, viewWords } from './place-words.ts';

const results: Record<keyof typeof verdictWords, string> = {
  improved: 'Better',
  worsened: 'Worse',
  'no-measurable-change': 'No clear change',
  'not-measurable': 'Not measured',
};
const healingResult = 'Healing, not counted';
const changeHead = ['Result', 'Change', 'Most likely', 'Would have shown'];

type Figures = Pick<NonNullable<Measurement['change']>, 'percent' | 'ci95' | 'mdc95'>;

/** Every measurement of the report. */
export function numbersTable({ pairs }: ReportDocument): ReportTable {
  const severalViews = new Set(pairs.map(({ view }) => view)).size > 1;
  return {
    kind: 'table',
    caption: 'All numbers, compared with the first photo',
    head: ['Photo of', ...(severalViews ? ['Taken'] : []), 'What', 'Where', ...changeHead],
    rows: pairs.flatMap((pair) =>
      pair.measurements.map((measurement) => [
        shortDay(pair.afterOn),
        ...(severalViews ? [viewWords(pair.view)] : []),
        capitalise(patientMetric(measurement.metric).name),
        regionWords(measurement.region),
        ...resultCells(measurement.verdict, { change: measurement.change, healing: pair.healing }),
      ]),
    ),
  };
}

/** What the chart draws, for those who don't see it. */
export function courseTable({ chart }: ReportDocument): ReportTable | null {
  if (!chart || chart.points.length === 0) return null;
  return {
    kind: 'table',
    caption: `${capitalise(patientMetrics[chart.metric].name)}, ${regionWords(chart.region)}, at every visit`,
    head: ['Photo of', ...changeHead],
    rows: chart.points.map((point) => [shortDay(point.date), ...pointCells(point)]),
  };
}

const pointCells = (point: ChartPoint): string[] =>
  resultCells(point.verdict, {
    change: point.verdict === 'not-measurable' ? null : point,
    healing: point.healing,
  });

function resultCells(
  verdict: ReportPair['measurements'][number]['verdict'],
  { change, healing }: { change: Figures | null; healing: boolean },
): string[] {
  if (!change || verdict === 'not-measurable') return [results['not-measurable'], '', '', ''];
  const [low, high] = formatBounds(change.ci95, withSign);
  return [
    healing ? healingResult : results[verdict],
    keepTogether(formatSigned(change)),
    keepTogether(`${low} to ${high} %`),
    `from ${detectableWords(change.mdc95)}`,
  ];
}
