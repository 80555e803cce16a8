import { type Box, type Label, LabelPlacement } from './label-placement.ts';
import type { CalendarFacts, MeasuredVisit, SeriesFacts, VisitFacts } from './series-facts.ts';
import type { SeriesLayout } from './series-layout.ts';
import { type LocalWords, visitLines } from './series-words.ts';
import type { ChartColour } from './theme.ts';
import { formatDetectable, verdictWords } from './verdict-words.ts';

const small = 11;
const gap = 9;

export const verdictColour = {
  improved: '--chart-improved',
  worsened: '--chart-worsened',
  'no-measurable-change': '--chart-unchanged',
} as const satisfies Record<MeasuredVisit['verdict'], ChartColour>;

/** Names in the chart instead of a legend: each kind of mark once, the latest outcome with its figures. */
export function seriesLabels(words: LocalWords, facts: SeriesFacts, layout: SeriesLayout): Label[] {
  const { width, height, margin } = layout;
  const frame = { left: margin.left, right: width - 2, top: margin.top, bottom: height - margin.bottom - 1 };
  const placement = new LabelPlacement(frame, [...visitBoxes(facts, layout), ...lineBoxes(facts, layout)]);
  placeWindowLabels(placement, facts, layout);
  const latest = facts.outcome.at(-1);
  if (latest) {
    placement.place(latestLabels(latest, words, layout), { required: true });
    if (latest.verdict !== 'no-measurable-change') placeBandLabel(placement, { latest, layout, words });
  }
  for (const verdict of ['improved', 'worsened'] as const) {
    const last = facts.outcome.findLast((visit) => visit.verdict === verdict);
    if (!last || last.verdict === latest?.verdict) continue;
    const label = { lines: [verdictWords[verdict].toLowerCase()], colour: verdictColour[verdict] };
    placement.place(around(last, layout, label));
  }
  const unmeasured = facts.unmeasured.at(-1);
  if (unmeasured) {
    const x = layout.x(unmeasured.day);
    const y = frame.bottom - 8;
    const words = { y, lines: ['not measurable'], fontSize: small, colour: '--chart-muted' } as const;
    placement.place([
      { ...words, x: x + gap, anchor: 'start' },
      { ...words, x: x - gap, anchor: 'end' },
      { ...words, x, y: y - 10, anchor: 'middle' },
    ]);
  }
  placement.place(baselineLabels(facts, layout));
  return placement.placed;
}

function latestLabels(latest: MeasuredVisit, words: LocalWords, layout: SeriesLayout): Label[] {
  const [verdict, sure] = visitLines(latest, words);
  const main = layout.hasGutter ? wrapped(verdict) : [verdict];
  const lines = [...main, ...(layout.hasGutter ? wrapped(sure) : [sure])];
  const label = { lines, mainLines: main.length, bold: true, colour: verdictColour[latest.verdict] };
  if (!layout.hasGutter) return [...around(latest, layout, label), ...corners(latest, layout, label)];
  const top = layout.margin.top + layout.insetTop;
  const bottom = layout.laneTop - lines.length * 14 + 8;
  const y = Math.min(bottom, Math.max(top, layout.y(latest.percent) + 1));
  return [{ ...label, x: gutterX(layout), y, anchor: 'start', fontSize: 12 }];
}

/** The gutter holds about twenty characters a line. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= 19) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Above, below, left and right of a visit, the side away from zero first. */
function around(
  visit: MeasuredVisit,
  layout: SeriesLayout,
  label: Pick<Label, 'lines' | 'bold' | 'colour'>,
): Label[] {
  const x = layout.x(visit.day);
  const [low, high] = visit.ci95;
  const fontSize = label.bold ? 12 : small;
  const below = Math.min(layout.laneTop, layout.y(low)) + fontSize + 4;
  const above = Math.max(layout.margin.top, layout.y(high)) - 6 - (label.lines.length - 1) * fontSize * 1.2;
  const rows = visit.percent < 0 ? [below, above] : [above, below];
  const anchors =
    x > layout.width / 2 ? (['end', 'middle', 'start'] as const) : (['start', 'middle', 'end'] as const);
  const shift = { start: -6, middle: 0, end: 6 };
  const beyond = rows.flatMap((y) => anchors.map((anchor) => ({ x: x + shift[anchor], y, anchor })));
  const beside = ([-1, 1] as const).map((side) => ({
    x: x + side * gap,
    y: layout.y(visit.percent) + 4,
    anchor: side < 0 ? ('end' as const) : ('start' as const),
  }));
  return [...beyond, ...beside].map((place) => ({ ...label, ...place, fontSize }));
}

/** Right-hand corners of the plot, for a label that finds no room at its visit; the one on its side of zero first. */
function corners(
  visit: MeasuredVisit,
  layout: SeriesLayout,
  label: Pick<Label, 'lines' | 'bold' | 'colour'>,
): Label[] {
  const x = layout.width - layout.margin.right - 2;
  const rows = [layout.margin.top + 14, layout.laneTop - label.lines.length * 14 + 6];
  if (visit.percent < 0) rows.reverse();
  return rows.map((y) => ({ ...label, x, y, anchor: 'end', fontSize: 12 }));
}

export function placeBandLabel(
  placement: LabelPlacement,
  { latest, layout, words }: { latest: MeasuredVisit; layout: SeriesLayout; words: LocalWords },
): void {
  const colour = '--chart-muted';
  if (layout.hasGutter) {
    const zero = layout.y(0);
    const lines = ['no measurable', `change (±${formatDetectable(latest.mdc95, words.locale)})`];
    const rows = [zero - 3, zero - 26, zero + 22, zero - 40, zero + 36];
    placement.place(
      rows.map((y) => ({ x: gutterX(layout), y, anchor: 'start' as const, lines, fontSize: small, colour })),
    );
    return;
  }
  const right = layout.width - layout.margin.right - 4;
  const left = layout.margin.left + 4;
  const inUpper = layout.y(latest.mdc95) + small + 2;
  const inLower = layout.y(-latest.mdc95) - 5;
  const overUpper = layout.y(latest.mdc95) - 5;
  const underLower = layout.y(-latest.mdc95) + small + 2;
  const fits = layout.y(0) - layout.y(latest.mdc95) > small + 6;
  const rows =
    latest.percent < 0
      ? [fits ? inUpper : overUpper, fits ? inLower : underLower]
      : [fits ? inLower : underLower, fits ? inUpper : overUpper];
  placement.place(
    rows.flatMap((y) =>
      (
        [
          { x: right, anchor: 'end' },
          { x: left, anchor: 'start' },
        ] as const
      ).map((place) => ({ ...place, y, lines: ['no measurable change'], fontSize: small, colour })),
    ),
  );
}

/** Names at the top of the plot: the first healing window, each change of engine, plan or outcome. */
export function placeWindowLabels(
  placement: LabelPlacement,
  facts: CalendarFacts & Pick<VisitFacts, 'healing'>,
  layout: SeriesLayout,
): void {
  const top = layout.margin.top + small + 2;
  const rows = [top, top + 14, top + 28];
  const healing = facts.windows[0]?.from ?? facts.healing[0]?.day;
  const words = { fontSize: small, colour: '--chart-muted' } as const;
  if (healing) {
    const x = layout.x(healing) + 2;
    placement.place(rows.map((y) => ({ ...words, x, y, anchor: 'start', lines: ['healing'] })));
  }
  for (const change of facts.changes) {
    const x = layout.x(change.day);
    const lines = [change.label];
    placement.place(
      rows.flatMap((y) => [
        { ...words, x: x + 4, y, anchor: 'start' as const, lines },
        { ...words, x: x - 4, y, anchor: 'end' as const, lines },
      ]),
    );
  }
}

function baselineLabels(facts: SeriesFacts, layout: SeriesLayout): Label[] {
  const first = facts.outcome[0];
  const zero = layout.y(0);
  const rows = (first?.percent ?? -1) < 0 ? [zero - 9, zero + 19] : [zero + 19, zero - 9];
  return rows.map((y) => ({
    x: Math.max(layout.margin.left + 2, layout.x(facts.baseline) - 4),
    y,
    anchor: 'start',
    lines: ['baseline'],
    fontSize: small,
    colour: '--chart-muted',
  }));
}

export function visitBoxes(facts: VisitFacts, layout: SeriesLayout): Box[] {
  const radius = 5;
  const measured = [...facts.outcome, ...facts.healing].map((visit) => ({
    left: layout.x(visit.day) - radius,
    right: layout.x(visit.day) + radius,
    top: Math.min(layout.y(visit.percent) - radius, layout.y(visit.ci95[1])),
    bottom: Math.max(layout.y(visit.percent) + radius, layout.y(visit.ci95[0])),
  }));
  const axis = layout.laneTop;
  const unmeasured = facts.unmeasured.map((visit) => ({
    left: layout.x(visit.day) - radius,
    right: layout.x(visit.day) + radius,
    top: axis - radius,
    bottom: axis + radius,
  }));
  return [...measured, ...unmeasured];
}

/** The line of the outcome as a chain of small boxes, so that no label is struck through. */
function lineBoxes(facts: SeriesFacts, layout: SeriesLayout): Box[] {
  const stops = [
    { day: facts.baseline, percent: 0, engineVersion: facts.outcome[0]?.engineVersion },
    ...facts.outcome,
  ];
  return stops.slice(1).flatMap((to, index) => {
    const from = stops[index]!;
    if (from.engineVersion !== to.engineVersion) return [];
    const [x0, x1, y0, y1] = [
      layout.x(from.day),
      layout.x(to.day),
      layout.y(from.percent),
      layout.y(to.percent),
    ];
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 8));
    return Array.from({ length: steps }, (_, step) => {
      const x = x0 + ((x1 - x0) * (step + 0.5)) / steps;
      const y = y0 + ((y1 - y0) * (step + 0.5)) / steps;
      return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
    });
  });
}

function gutterX(layout: SeriesLayout): number {
  return layout.width - layout.margin.right + 12;
}
