import * as Plot from '@observablehq/plot';
import { chartClass, contentId, finishSvg, fitText, paint } from './svg-frame.ts';
import type { ChartOptions } from './types.ts';
import { formatNumber } from './verdict-words.ts';

export interface MatrixData {
  title: string;
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly MatrixCell[] }[];
}

export interface MatrixCell {
  /** null: not measured. */
  value: number | null;
  /** Beyond what it should be: marked by a frame and bold figures, not by colour alone. */
  isBeyond: boolean;
  /** Belongs to another scale than the rest, such as a diagonal. */
  isApart?: boolean;
}

interface PlacedCell extends MatrixCell {
  row: number;
  column: number;
  title: string;
}

const rowHeight = 28;
const columnLabelHeight = 132;
/** Below this width column names stand upright: slanted ones would leave the picture. */
const narrowBelow = 600;

/** Figures in cells, rows against columns; every figure is written out. */
export function matrixChart(
  data: MatrixData,
  { document, width, id = contentId([data, width]) }: ChartOptions,
): string {
  const { title, columns, rows } = data;
  const isNarrow = width < narrowBelow;
  const fontSize = isNarrow ? 11 : 12;
  const figure = figureWith(isNarrow ? 1 : 2);
  const marginLeft = Math.round(Math.min(200, width * 0.44));
  const cells = rows.flatMap(({ label, cells: values }, row): PlacedCell[] =>
    values.map((cell, column) => ({
      ...cell,
      row,
      column,
      title: `${label}, ${columns[column]}: ${figureWith(2)(cell)}`,
    })),
  );
  const beyond = cells.filter(({ isBeyond }) => isBeyond);
  const svg = Plot.plot({
    document,
    className: chartClass,
    width,
    height: columnLabelHeight + rows.length * rowHeight + 8,
    marginTop: columnLabelHeight,
    marginRight: isNarrow ? 4 : 48,
    marginBottom: 8,
    marginLeft,
    x: { type: 'band', domain: columns.map((_, i) => i), padding: 0.06 },
    y: { type: 'band', domain: rows.map((_, i) => i), padding: 0.1 },
    axis: null,
    marks: [
      Plot.cell(
        cells.filter(({ value, isApart }) => value !== null && !isApart),
        { x: 'column', y: 'row', title: 'title', ...paint({ fill: '--chart-band' }) },
      ),
      Plot.cell(beyond, {
        x: 'column',
        y: 'row',
        title: 'title',
        strokeWidth: 2,
        ...paint({ fill: '--chart-surface', stroke: '--chart-worsened' }),
      }),
      Plot.text(
        cells.filter(({ isBeyond }) => !isBeyond),
        { x: 'column', y: 'row', text: figure, fontSize },
      ),
      Plot.text(beyond, { x: 'column', y: 'row', text: figure, fontSize, fontWeight: 600 }),
      Plot.text(rows, {
        y: (_, i: number) => i,
        text: ({ label }: { label: string }) => fitText(label, { width: marginLeft - 8, fontSize }),
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 4 - marginLeft,
        fontSize,
      }),
      Plot.text(columns, {
        x: (_, i: number) => i,
        text: (label: string) => fitText(label, { width: columnLabelHeight * 1.3, fontSize }),
        frameAnchor: 'top',
        textAnchor: 'start',
        rotate: isNarrow ? -90 : -50,
        dy: -8,
        fontSize,
      }),
    ],
  });
  return finishSvg(svg, {
    document,
    id,
    title,
    description: cells.map((cell) => `${cell.title}.`).join(' '),
  });
}

const figureWith =
  (decimals: number) =>
  ({ value }: MatrixCell): string =>
    value === null ? '–' : formatNumber(value, value < 10 ? decimals : 1);
