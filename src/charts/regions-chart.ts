import * as Plot from '@observablehq/plot';
import { headingLabels, laneLabels, textGroup } from './chart-text.ts';
import { type RegionLine, regionLabels } from './region-labels.ts';
import {
  type CalendarFacts,
  calendarFacts,
  type MeasuredVisit,
  type VisitFacts,
  visitFacts,
} from './series-facts.ts';
import { verdictColour } from './series-labels.ts';
import { seriesLayout } from './series-layout.ts';
import {
  axisMarks,
  groundMarks,
  laneMarks,
  otherVisitMarks,
  outcomeMarks,
  referenceMarks,
  verdictSymbols,
} from './series-marks.ts';
import { chartHeading, type LocalWords, regionsDescription, visitTitle } from './series-words.ts';
import { contentId, finishSvg, hatchPattern, paint, plotFrame } from './svg-frame.ts';
import type { ChartOptions, RegionsChartData } from './types.ts';

/** Lines stay apart without colour; each is named at its end besides. */
const dashes = ['7,3', '2,2', '9,3,2,3', '4,4', '1,3', '12,3', '5,2,1,2', '3,6'];

/**
 * The course of one metric in all regions on one scale: a line a region, named at its end, the primary one strong and with
 * its intervals and band. Points say their verdict by shape; healing visits stand apart as everywhere.
 * @returns an SVG element as text; colours follow the page's `--chart-*` properties and `currentColor`.
 * @throws RangeError when a date is not an ISO date.
 */
export function regionsChart(data: RegionsChartData, options: ChartOptions): string {
  const { document, locale, id = contentId([data, options.width]) } = options;
  const words = { ...data, locale };
  const lines = data.regions.map(
    ({ regionLabel, points, primary = false }): RegionLine => ({
      ...visitFacts(points),
      label: regionLabel,
      primary,
    }),
  );
  const calendar = calendarFacts(
    data,
    lines.map(({ outcome }) => outcome),
  );
  const layout = seriesLayout({ ...merged(lines), ...calendar }, { ...options, gutter: 'labels' });
  const { title, subtitle } = chartHeading({ ...data, regionLabel: 'all regions' });
  const primary = lines.find((line) => line.primary);
  const hatchId = `${id}-hatch`;
  const hatch = `url(#${hatchId})`;
  const svg = Plot.plot({
    ...plotFrame(document, layout),
    x: { type: 'utc', domain: layout.days },
    y: { domain: layout.percent, insetTop: layout.insetTop },
    marks: [
      ...groundMarks({ outcome: primary?.outcome ?? [], windows: calendar.windows }, layout, hatch),
      ...axisMarks(layout, words),
      ...referenceMarks(calendar),
      ...laneMarks(calendar, layout, words),
      ...lines.flatMap((line, index) =>
        line.primary
          ? [
              ...outcomeMarks({ ...line, ...calendar }, layout, { words, strong: true }),
              ...otherVisitMarks(line, layout, { words, hatch }),
            ]
          : lineMarks(line, { calendar, words, hatch, dash: dashes[index % dashes.length]! }),
      ),
      () =>
        textGroup(document, [
          ...headingLabels({ title, subtitle, synthetic: data.synthetic }, layout),
          ...laneLabels(layout),
          ...regionLabels(lines, calendar, layout),
        ]),
    ],
  });
  return finishSvg(svg, {
    document,
    id,
    title,
    description: regionsDescription(words, { calendar, lines }),
    definitions: [hatchPattern(document, hatchId)],
  });
}

interface LineStyle {
  calendar: CalendarFacts;
  words: LocalWords;
  hatch: string;
  dash: string;
}

/** A region beside the primary one: thin, without intervals, which would hide each other. */
function lineMarks(line: RegionLine, { calendar, words, hatch, dash }: LineStyle): Plot.Markish[] {
  const muted = paint({ stroke: '--chart-muted' });
  const start = { day: calendar.baseline, percent: 0, engineVersion: line.outcome[0]?.engineVersion };
  const title = (visit: MeasuredVisit) => `${line.label}, ${visitTitle(visit, words)}`;
  return [
    Plot.line(line.outcome.length > 0 ? [start, ...line.outcome] : [], {
      x: 'day',
      y: 'percent',
      z: 'engineVersion',
      strokeWidth: 1.25,
      strokeDasharray: dash,
      ...muted,
    }),
    ...(['no-measurable-change', 'improved', 'worsened'] as const).map((verdict) =>
      Plot.dot(
        line.outcome.filter((visit) => visit.verdict === verdict),
        {
          x: 'day',
          y: 'percent',
          r: 3,
          symbol: verdictSymbols[verdict],
          ...paint({
            fill: verdict === 'no-measurable-change' ? '--chart-surface' : verdictColour[verdict],
            stroke: verdictColour[verdict],
          }),
          title,
        },
      ),
    ),
    Plot.dot(line.healing, {
      x: 'day',
      y: 'percent',
      r: 3.5,
      symbol: 'square',
      fill: hatch,
      strokeDasharray: '2,1.5',
      ...muted,
      title,
    }),
  ];
}

function merged(lines: readonly RegionLine[]): VisitFacts {
  return {
    outcome: lines.flatMap(({ outcome }) => outcome),
    healing: lines.flatMap(({ healing }) => healing),
    unmeasured: lines.flatMap(({ unmeasured }) => unmeasured),
  };
}
