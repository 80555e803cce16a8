import * as Plot from '@observablehq/plot';
import { headingLabels, laneLabels, textGroup } from './chart-text.ts';
import type { Label } from './label-placement.ts';
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
import { contentId, finishSvg, hatchPattern, plotFrame } from './svg-frame.ts';
import type { ChartOptions, SeriesChartData } from './types.ts';

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
  const heading = chartHeading(data);
  const hatchId = `${id}-hatch`;
  const hatch = `url(#${hatchId})`;
  const svg = Plot.plot({
    ...plotFrame(document, layout),
    x: { type: 'utc', domain: layout.days },
    y: { domain: layout.percent, insetTop: layout.insetTop },
    marks: [
      ...groundMarks(facts, layout, hatch),
      ...axisMarks(layout, words),
      ...referenceMarks(facts),
      ...laneMarks(facts, layout, words),
      ...outcomeMarks(facts, layout, { words }),
      ...otherVisitMarks(facts, layout, { words, hatch }),
      () =>
        textGroup(document, [
          ...headingLabels({ ...heading, synthetic: data.synthetic }, layout),
          ...laneLabels(layout),
          ...bodyLabels(words, facts, layout),
        ]),
    ],
  });
  return finishSvg(svg, {
    document,
    id,
    title: heading.title,
    description: chartDescription(words, facts),
    definitions: [hatchPattern(document, hatchId)],
  });
}

function bodyLabels(words: LocalWords, facts: SeriesFacts, layout: SeriesLayout): Label[] {
  if (facts.outcome.length + facts.healing.length + facts.unmeasured.length > 0) {
    return seriesLabels(words, facts, layout);
  }
  return [
    {
      x: (layout.margin.left + layout.width - layout.margin.right) / 2,
      y: layout.y(0) - 24,
      anchor: 'middle',
      fontSize: 12,
      colour: '--chart-muted',
      lines: ['No follow-up photo yet.', 'The first one starts this chart.'],
    },
  ];
}
