import * as Plot from '@observablehq/plot';
import { type Label, lineHeightEm } from './label-placement.ts';
import { calendarFacts, type SeriesFacts, visitFacts } from './series-facts.ts';
import { seriesLabels } from './series-labels.ts';
import { type SeriesLayout, seriesLayout } from './series-layout.ts';
import {
  axisMarks,
  groundMarks,
  laneMarks,
  otherVisitMarks,
  outcomeMarks,
  referenceMarks,
} from './series-marks.ts';
import { chartDescription, chartHeading, type LocalWords } from './series-words.ts';
import { chartClass, contentId, finishSvg, fitText, hatchPattern, svgElement } from './svg-frame.ts';
import { textElement } from './text-element.ts';
import type { ChartDocument, ChartOptions, SeriesChartData } from './types.ts';

/**
 * The course of one metric in one region: change against the baseline in percent over calendar time, with intervals,
 * the band of no measurable change, sessions and healing windows.
 * @returns an SVG element as text; colours follow the page's `--chart-*` properties and `currentColor`.
 * @throws RangeError when a date is not an ISO date.
 */
export function seriesChart(data: SeriesChartData, options: ChartOptions): string {
  const { document, locale, id = contentId([data, options.width]) } = options;
  const words = { ...data, locale };
  const visits = visitFacts(data.points);
  const facts = { ...visits, ...calendarFacts(data, [visits.outcome]) };
  const layout = seriesLayout(facts, options);
  const hatchId = `${id}-hatch`;
  const hatch = `url(#${hatchId})`;
  const svg = Plot.plot({
    document,
    className: chartClass,
    width: layout.width,
    height: layout.height,
    marginTop: layout.margin.top,
    marginRight: layout.margin.right,
    marginBottom: layout.margin.bottom,
    marginLeft: layout.margin.left,
    x: { type: 'utc', domain: layout.days },
    y: { domain: layout.percent, insetTop: layout.insetTop },
    marks: [
      ...groundMarks(facts, layout, hatch),
      ...axisMarks(layout, words),
      ...referenceMarks(facts),
      ...laneMarks(facts, layout, words),
      ...outcomeMarks(facts, layout, words),
      ...otherVisitMarks(facts, layout, { words, hatch }),
      () => textGroup(document, [...headingLabels(data, layout), ...bodyLabels(words, facts, layout)]),
    ],
  });
  return finishSvg(svg, {
    document,
    id,
    title: chartHeading(data).title,
    description: chartDescription(words, facts),
    definitions: [hatchPattern(document, hatchId)],
  });
}

function headingLabels(data: SeriesChartData, layout: SeriesLayout): Label[] {
  const { title, subtitle } = chartHeading(data);
  const mark = data.synthetic ? 'Synthetic' : '';
  const width = layout.width - 8 - (mark ? 72 : 0);
  const labels: Label[] = [
    {
      x: 4,
      y: 15,
      anchor: 'start',
      fontSize: 14,
      bold: true,
      lines: [fitText(title, { width, fontSize: 14.5 })],
    },
    {
      x: 4,
      y: 32,
      anchor: 'start',
      fontSize: 11.5,
      colour: '--chart-muted',
      lines: [fitText(subtitle, { width: layout.width - 8, fontSize: 11.5 })],
    },
  ];
  if (mark) {
    labels.push({
      x: layout.width - 4,
      y: 15,
      anchor: 'end',
      fontSize: 11.5,
      colour: '--chart-muted',
      lines: [mark],
    });
  }
  return labels;
}

function bodyLabels(words: LocalWords, facts: SeriesFacts, layout: SeriesLayout): Label[] {
  const lane: Label[] =
    facts.sessions.length === 0
      ? []
      : [
          {
            x: layout.margin.left - 6,
            y: layout.laneTop + 20,
            anchor: 'end',
            fontSize: 11,
            lines: ['Session'],
          },
        ];
  if (facts.outcome.length + facts.healing.length + facts.unmeasured.length > 0) {
    return [...lane, ...seriesLabels(words, facts, layout)];
  }
  const middle = (layout.margin.left + layout.width - layout.margin.right) / 2;
  return [
    ...lane,
    {
      x: middle,
      y: layout.y(0) - 24,
      anchor: 'middle',
      fontSize: 12,
      colour: '--chart-muted',
      lines: ['No follow-up photo yet.', 'The first one starts this chart.'],
    },
  ];
}

function textGroup(document: ChartDocument, labels: readonly Label[]): SVGElement {
  const group = svgElement(document, 'g', { 'aria-hidden': 'true' });
  for (const label of labels) group.append(...labelElements(document, label));
  return group as SVGElement;
}

function labelElements(document: ChartDocument, label: Label): Element[] {
  return label.lines.map((text, index) => {
    const isMain = index < (label.mainLines ?? 1);
    return textElement(document, {
      x: label.x,
      y: label.y + index * label.fontSize * lineHeightEm,
      text,
      anchor: label.anchor,
      fontSize: isMain ? label.fontSize : label.fontSize - 1,
      bold: label.bold && isMain,
      colour: label.colour && (isMain ? label.colour : '--chart-muted'),
    });
  });
}
