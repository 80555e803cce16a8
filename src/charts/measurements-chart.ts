import * as Plot from '@observablehq/plot';
import { type ForestLayout, forestLayout } from './measurements-layout.ts';
import { verdictColour } from './series-labels.ts';
import { contentId, finishSvg, fitText, paint, plotFrame, svgElement } from './svg-frame.ts';
import { textElement } from './text-element.ts';
import type { ChartColour } from './theme.ts';
import type { ChartOptions, MeasurementRow } from './types.ts';
import { formatChange, formatDetectable, verdictWords, withSign } from './verdict-words.ts';

/** What can be measured, with the change that the table of rows needs. */
type MeasuredRow = MeasurementRow & { index: number; change: NonNullable<MeasurementRow['change']> };

/**
 * One comparison as a forest plot: per metric and region the change with its interval, over the band of changes that
 * could not have been seen, and the verdict in words.
 * @param rows in the order in which they are shown.
 * @returns an SVG element as text; colours follow the page's `--chart-*` properties and `currentColor`.
 */
export function measurementsChart(rows: readonly MeasurementRow[], options: ChartOptions): string {
  const { document, id = contentId([rows, options.width]) } = options;
  const measured = rows.flatMap((row, index): MeasuredRow[] =>
    isReadable(row) ? [{ ...row, change: row.change!, index }] : [],
  );
  const layout = forestLayout(rows.length, measured, options);
  const svg = Plot.plot({
    ...plotFrame(document, layout),
    x: { domain: layout.percent },
    y: { domain: [0, Math.max(1, rows.length)], reverse: true, axis: null },
    axis: null,
    marks:
      rows.length === 0
        ? [() => emptyNote(options.document, layout)]
        : forestMarks(rows, measured, layout, options),
  });
  return finishSvg(svg, {
    document,
    id,
    title: 'Changes from before to after',
    description: rows.map(rowSentence).join(' ') || 'Nothing was measured.',
  });
}

function forestMarks(
  rows: readonly MeasurementRow[],
  measured: MeasuredRow[],
  layout: ForestLayout,
  { document, locale }: ChartOptions,
): Plot.Markish[] {
  const [low, high] = layout.percent;
  const title = (row: MeasuredRow) => rowTitle(row, locale);
  const middle = (row: MeasuredRow) => row.index + layout.barCentre;
  const marks: Plot.Markish[] = [
    Plot.axisX({
      label: null,
      ticks: Math.max(3, Math.min(7, Math.floor(layout.plotWidth / 60))),
      tickSize: 4,
      fontSize: 11,
      tickFormat: (value: number) => `${withSign(value, Number.isInteger(value) ? 0 : 1, locale)} %`,
    }),
    Plot.rect(measured, {
      x1: (row) => Math.max(low, -row.change.mdc95),
      x2: (row) => Math.min(high, row.change.mdc95),
      y1: (row) => middle(row) - layout.bandHalf,
      y2: (row) => middle(row) + layout.bandHalf,
      ...paint({ fill: '--chart-band' }),
      title,
    }),
    Plot.ruleX(rows, {
      x: 0,
      y1: (_, index: number) => (layout.isNarrow ? index + layout.barCentre - layout.bandHalf * 1.4 : index),
      y2: (_, index: number) =>
        layout.isNarrow ? index + layout.barCentre + layout.bandHalf * 1.4 : index + 1,
      strokeWidth: 1.75,
    }),
  ];
  for (const style of ['healing', 'no-measurable-change', 'improved', 'worsened'] as const) {
    const subset = measured.filter((row) => (row.healing ? 'healing' : row.verdict) === style);
    const isHealing = style === 'healing';
    const colour = isHealing ? '--chart-muted' : verdictColour[style];
    marks.push(
      Plot.ruleY(subset, {
        y: middle,
        x1: (row: MeasuredRow) => Math.max(low, row.change.ci95[0]),
        x2: (row: MeasuredRow) => Math.min(high, row.change.ci95[1]),
        strokeWidth: 1.75,
        strokeDasharray: isHealing ? '2,2' : undefined,
        ...paint({ stroke: colour }),
        title,
      }),
      Plot.dot(subset, {
        x: (row: MeasuredRow) => row.change.percent,
        y: middle,
        r: style === 'worsened' ? 5.2 : 4.5,
        symbol: isHealing ? 'square' : style === 'worsened' ? 'diamond' : 'circle',
        strokeWidth: 1.5,
        strokeDasharray: isHealing ? '2.5,1.5' : undefined,
        ...paint({
          fill: isHealing || style === 'no-measurable-change' ? '--chart-surface' : colour,
          stroke: colour,
        }),
        title,
      }),
    );
  }
  marks.push(() => rowTexts(rows, layout, { document, locale }));
  return marks;
}

/** Subject and verdict of each row: left and right of the bars, or above them where the chart is narrow. */
function rowTexts(
  rows: readonly MeasurementRow[],
  layout: ForestLayout,
  { document, locale }: Pick<ChartOptions, 'document' | 'locale'>,
): SVGElement {
  const group = svgElement(document, 'g', {});
  const fontSize = layout.isNarrow ? 11 : 11.5;
  rows.forEach((row, index) => {
    const y = layout.rowTop(index) + layout.textBaseline;
    const subject = `${row.metricLabel}, ${row.regionLabel}`;
    const statement = isReadable(row) ? row.statement : verdictWords['not-measurable'];
    const colour = rowColour(row);
    const left = { x: 4, y, text: subject, bold: layout.isNarrow || row.primary, colour: undefined };
    const texts = layout.isNarrow
      ? [
          { ...left, width: layout.width - 8 },
          { x: 4, y: y + 15, text: statement, width: layout.width - 8, colour, bold: row.primary },
        ]
      : [
          { ...left, width: layout.margin.left - 16 },
          { ...right(layout), y, text: statement, colour, bold: row.primary },
        ];
    for (const { text, width, ...place } of texts) {
      const shown = fitText(text, { width, fontSize });
      const element = textElement(document, { ...place, text: shown, anchor: 'start', fontSize });
      element.append(svgElement(document, 'title', {}, rowTitle(row, locale)));
      group.append(element);
    }
  });
  group.append(
    textElement(document, {
      x: layout.isNarrow ? 4 : layout.margin.left,
      y: layout.height - 6,
      text: 'Grey band: no measurable change. Bar: 95 % interval.',
      anchor: 'start',
      fontSize: 11,
      colour: '--chart-muted',
    }),
  );
  return group as SVGElement;
}

function right(layout: ForestLayout) {
  return { x: layout.width - layout.margin.right + 12, width: layout.margin.right - 12 };
}

function rowTitle(row: MeasurementRow, locale: string | undefined): string {
  const lines = [rowSentence(row)];
  if (isReadable(row)) {
    const { interval } = formatChange(row.change!, locale);
    lines.push(
      `95 % interval ${interval}; a change of ${formatDetectable(row.change!.mdc95, locale)} or more would show.`,
    );
  }
  return [...lines, ...(row.reasons ?? [])].join('\n');
}

function rowSentence(row: MeasurementRow): string {
  return `${row.metricLabel}, ${row.regionLabel}: ${row.statement}.`.replace(/([.!?])\.$/, '$1');
}

function rowColour(row: MeasurementRow): ChartColour {
  if (row.verdict === 'not-measurable' || row.healing || !isReadable(row)) return '--chart-muted';
  return verdictColour[row.verdict];
}

function isReadable(row: MeasurementRow): boolean {
  const { change, verdict } = row;
  return (
    verdict !== 'not-measurable' &&
    change !== null &&
    [change.percent, change.mdc95, ...change.ci95].every(Number.isFinite)
  );
}

function emptyNote(document: Document, layout: ForestLayout): SVGElement {
  return textElement(document, {
    x: layout.width / 2,
    y: layout.height / 2,
    anchor: 'middle',
    fontSize: 12,
    colour: '--chart-muted',
    text: 'Nothing was measured in this pair.',
  }) as SVGElement;
}
