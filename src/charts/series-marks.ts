import * as Plot from '@observablehq/plot';
import { calendarTicks } from './calendar.ts';
import type { CalendarFacts, MeasuredVisit, UnmeasuredVisit, VisitFacts } from './series-facts.ts';
import { verdictColour } from './series-labels.ts';
import type { SeriesLayout } from './series-layout.ts';
import { followUpTitle, type LocalWords, sessionTitle, unmeasuredTitle, visitTitle } from './series-words.ts';
import { paint } from './svg-frame.ts';
import { withSign } from './verdict-words.ts';

/** The same shapes as in tables and reports. */
export const verdictSymbols = {
  improved: 'circle',
  worsened: 'diamond',
  'no-measurable-change': 'circle',
} as const;

export function axisMarks(layout: SeriesLayout, { locale }: LocalWords): Plot.Markish[] {
  const plotWidth = layout.width - layout.margin.left - layout.margin.right;
  const ticks = calendarTicks(layout.days, {
    maxTicks: Math.max(3, Math.floor(plotWidth / 64)),
    ...(locale && { locale }),
  });
  const labels = new Map(ticks.map((tick) => [tick.day.getTime(), tick.label]));
  return [
    Plot.gridY({ ticks: 5, ...paint({ stroke: '--chart-grid' }), strokeOpacity: 1 }),
    Plot.axisY({
      ticks: 5,
      tickSize: 0,
      label: null,
      fontSize: 11,
      tickFormat: (value: number) => `${withSign(value, Number.isInteger(value) ? 0 : 1, locale)} %`,
    }),
    Plot.axisX(
      ticks.map((tick) => tick.day),
      {
        label: null,
        fontSize: 11,
        tickSize: 4,
        dy: layout.laneHeight,
        tickFormat: (day: Date) => labels.get(day.getTime()) ?? '',
      },
    ),
  ];
}

/** What lies behind the grid: the band of no measurable change and the healing windows. */
export function groundMarks(
  { outcome, windows }: Pick<VisitFacts, 'outcome'> & Pick<CalendarFacts, 'windows'>,
  layout: SeriesLayout,
  hatch: string,
): Plot.Markish[] {
  return [
    Plot.areaY(bandEdges(outcome, layout), {
      x: 'day',
      y1: (edge) => -edge.mdc95,
      y2: 'mdc95',
      ...paint({ fill: '--chart-band' }),
    }),
    Plot.rect(windows, {
      x1: 'from',
      x2: 'to',
      y1: layout.percent[0],
      y2: layout.percent[1],
      insetTop: -layout.insetTop,
      fill: hatch,
      fillOpacity: 0.5,
      title: () => 'Healing window: photos show healing, not outcome',
    }),
  ];
}

/** The strong zero line, and where engine, plan or primary outcome change. */
export function referenceMarks({ changes }: CalendarFacts): Plot.Markish[] {
  return [
    Plot.ruleX(changes, {
      x: 'day',
      strokeDasharray: '2,3',
      ...paint({ stroke: '--chart-muted' }),
      title: 'detail',
    }),
    Plot.ruleY([0], { strokeWidth: 1.75 }),
  ];
}

/** The detectable change may differ from visit to visit; the band runs from edge to edge of the chart. */
function bandEdges(outcome: MeasuredVisit[], layout: SeriesLayout): { day: Date; mdc95: number }[] {
  const first = outcome[0];
  const last = outcome.at(-1);
  if (!first || !last) return [];
  return [
    { day: layout.days[0], mdc95: first.mdc95 },
    ...outcome.map(({ day, mdc95 }) => ({ day, mdc95 })),
    { day: layout.days[1], mdc95: last.mdc95 },
  ];
}

/** Session ticks and follow-ups in their lane under the plot. */
export function laneMarks(facts: CalendarFacts, layout: SeriesLayout, words: LocalWords): Plot.Markish[] {
  const low = layout.percent[0];
  const title = (session: CalendarFacts['sessions'][number]) => sessionTitle(session, words);
  const laneX = (session: { day: Date }) => session.day;
  const spacing = Math.min(
    ...facts.sessions.slice(1).map((session, i) => layout.x(session.day) - layout.x(facts.sessions[i]!.day)),
  );
  return [
    Plot.tickX(facts.sessions, {
      x: laneX,
      y: undefined,
      insetTop: layout.laneTop - layout.margin.top,
      insetBottom: -8,
      strokeWidth: 2.5,
      title,
    }),
    Plot.text(spacing < 8 + 6 * String(facts.sessions.length).length ? [] : facts.sessions, {
      x: laneX,
      y: () => low,
      dy: 16,
      fontSize: 11,
      text: (session) => String(session.number),
      title,
    }),
    ...followUpMarks(facts, layout, words),
  ];
}

/** A flag at each follow-up, full once its photo was taken. */
function followUpMarks(facts: CalendarFacts, layout: SeriesLayout, words: LocalWords): Plot.Markish[] {
  const title = (followUp: CalendarFacts['followUps'][number]) => followUpTitle(followUp, words);
  return [
    Plot.dot(facts.followUps, {
      x: 'day',
      y: () => layout.percent[0],
      dy: 4.5,
      r: 3.5,
      symbol: 'triangle2',
      strokeWidth: 1.5,
      stroke: 'currentColor',
      fill: (followUp) => (followUp.done ? 'currentColor' : 'none'),
      title,
    }),
    Plot.text(facts.followUps, {
      x: 'day',
      y: () => layout.percent[0],
      dy: 16,
      fontSize: 11,
      text: ({ months }) => `${months} mo`,
      title,
    }),
  ];
}

/** Visits that count: line per engine version, intervals, marks by verdict. */
export function outcomeMarks(
  facts: Pick<VisitFacts, 'outcome'> & Pick<CalendarFacts, 'baseline'>,
  layout: SeriesLayout,
  { words, strong = false }: { words: LocalWords; strong?: boolean },
): Plot.Markish[] {
  const version = facts.outcome[0]?.engineVersion;
  const start = { day: facts.baseline, percent: 0, engineVersion: version };
  const title = (visit: MeasuredVisit) => visitTitle(visit, words);
  const r = layout.dense ? 3 : 4.5;
  const verdicts = ['no-measurable-change', 'improved', 'worsened'] as const;
  return [
    Plot.line(version === undefined ? [] : [start, ...facts.outcome], {
      x: 'day',
      y: 'percent',
      z: 'engineVersion',
      ...(strong
        ? { strokeWidth: 2.5, stroke: 'currentColor' }
        : { strokeWidth: 1.25, ...paint({ stroke: '--chart-muted' }) }),
    }),
    ...verdicts.flatMap((verdict) => {
      const visits = facts.outcome.filter((visit) => visit.verdict === verdict);
      const colour = verdictColour[verdict];
      const fill = verdict === 'no-measurable-change' ? '--chart-surface' : colour;
      return [
        intervals(visits, layout, { ...paint({ stroke: colour }), title }),
        Plot.dot(visits, {
          x: 'day',
          y: 'percent',
          r: verdict === 'worsened' ? r * 1.15 : r,
          symbol: verdictSymbols[verdict],
          strokeWidth: 1.5,
          ...paint({ fill, stroke: colour }),
          title,
        }),
      ];
    }),
    Plot.dot([start], { x: 'day', y: 'percent', r: 3.5, symbol: 'square', fill: 'currentColor' }),
  ];
}

/** Visits that don't count: hatched and dashed in a healing window, a cross on the axis when not measurable. */
export function otherVisitMarks(
  facts: VisitFacts,
  layout: SeriesLayout,
  { words, hatch }: { words: LocalWords; hatch: string },
): Plot.Markish[] {
  const muted = paint({ stroke: '--chart-muted' });
  const title = (visit: MeasuredVisit) => visitTitle(visit, words);
  const square = { x: 'day', y: 'percent', r: layout.dense ? 4 : 5.5, symbol: 'square', title } as const;
  return [
    intervals(facts.healing, layout, { ...muted, strokeDasharray: '2,2', title }),
    Plot.dot(facts.healing, { ...square, stroke: 'none', ...paint({ fill: '--chart-surface' }) }),
    Plot.dot(facts.healing, {
      ...square,
      ...muted,
      fill: hatch,
      strokeWidth: 1.5,
      strokeDasharray: '2.5,1.5',
    }),
    Plot.dot(facts.unmeasured, {
      x: 'day',
      y: () => layout.percent[0],
      r: 4,
      symbol: 'times',
      strokeWidth: 1.75,
      ...muted,
      title: (visit: UnmeasuredVisit) => unmeasuredTitle(visit, words),
    }),
  ];
}

/** Bars of the 95 % intervals, cut at the frame. */
function intervals(visits: MeasuredVisit[], layout: SeriesLayout, style: Plot.RuleXOptions): Plot.Markish {
  const [low, high] = layout.percent;
  return Plot.ruleX(visits, {
    x: 'day',
    y1: (visit: MeasuredVisit) => Math.max(low, visit.ci95[0]),
    y2: (visit: MeasuredVisit) => Math.min(high, visit.ci95[1]),
    strokeWidth: 1.75,
    ...style,
  });
}
