import * as Plot from '@observablehq/plot';
import { chartClass, contentId, finishSvg, paint } from './svg-frame.ts';
import type { ChartOptions } from './types.ts';
import { formatNumber } from './verdict-words.ts';

export interface CoverageRow {
  label: string;
  /** Under the label. */
  detail: string;
  /** Intervals that hold the true change, of so many. */
  count: number;
  of: number;
  /** Of the share, 0..1. */
  ci95: readonly [number, number];
}

/** Where 95 % intervals are to lie that promise neither too much nor too little, percent. */
const aim = [90, 98] as const;
const rowHeight = 38;

/** How often intervals held the truth, with how sure that share itself is. */
export function coverageChart(
  rows: readonly CoverageRow[],
  { document, width, id = contentId([rows, width]) }: ChartOptions,
): string {
  const marginLeft = Math.round(Math.min(260, width * 0.44));
  const placed = rows.map((row, index) => ({
    ...row,
    index,
    share: (100 * row.count) / row.of,
    low: 100 * row.ci95[0],
    high: 100 * row.ci95[1],
  }));
  const rowText = { y: 'index', frameAnchor: 'left', textAnchor: 'start', dx: 4 - marginLeft } as const;
  const svg = Plot.plot({
    document,
    className: chartClass,
    width,
    height: 48 + Math.max(1, rows.length) * rowHeight,
    marginTop: 20,
    marginRight: 24,
    marginBottom: 28,
    marginLeft,
    x: { domain: [Math.min(50, ...placed.map(({ low }) => low)), 100] },
    y: { domain: [-0.5, Math.max(1, rows.length) - 0.5], reverse: true, axis: null },
    axis: null,
    marks: [
      Plot.rect([aim], {
        x1: aim[0],
        x2: aim[1],
        y1: -0.5,
        y2: rows.length - 0.5,
        ...paint({ fill: '--chart-band' }),
      }),
      Plot.text([aim], {
        x: (aim[0] + aim[1]) / 2,
        text: () => '90 to 98 %',
        frameAnchor: 'top',
        dy: -12,
        fontSize: 11,
        ...paint({ fill: '--chart-muted' }),
      }),
      Plot.axisX({
        label: null,
        ticks: 5,
        tickFormat: (value: number) => `${value} %`,
        tickSize: 4,
        fontSize: 11,
      }),
      Plot.ruleY(placed, {
        y: 'index',
        x1: 'low',
        x2: 'high',
        strokeWidth: 1.75,
        ...paint({ stroke: '--chart-muted' }),
      }),
      Plot.dot(placed, { x: 'share', y: 'index', r: 4, title: sentence, fill: 'currentColor' }),
      Plot.text(placed, { ...rowText, text: 'label', dy: -7, fontSize: 12 }),
      Plot.text(placed, {
        ...rowText,
        text: 'detail',
        dy: 8,
        fontSize: 11,
        ...paint({ fill: '--chart-muted' }),
      }),
    ],
  });
  return finishSvg(svg, {
    document,
    id,
    title: 'How often the 95 % interval held the true change',
    description: rows.map(sentence).join(' ') || 'Nothing was measured.',
  });
}

const sentence = ({ label, detail, count, of }: CoverageRow): string =>
  `${label}, ${detail}: ${count} of ${of}, ${formatNumber((100 * count) / of, 0)} %.`;
