import { type Label, LabelPlacement } from './label-placement.ts';
import type { CalendarFacts, VisitFacts } from './series-facts.ts';
import { placeBandLabel, placeWindowLabels, visitBoxes } from './series-labels.ts';
import type { SeriesLayout } from './series-layout.ts';
import { spread } from './spread.ts';
import { fitText } from './svg-frame.ts';

/** A region's visits, and how it is told from the others. */
export interface RegionLine extends VisitFacts {
  label: string;
  primary: boolean;
}

const fontSize = 11;
const lineHeight = 13;

/** Names in the chart: each line at its end, windows and changes at the top, the primary region's band. */
export function regionLabels(
  lines: readonly RegionLine[],
  calendar: CalendarFacts,
  layout: SeriesLayout,
): Label[] {
  const { margin } = layout;
  const frame = {
    left: margin.left,
    right: layout.width - margin.right,
    top: margin.top,
    bottom: layout.laneTop - 1,
  };
  const placement = new LabelPlacement(
    frame,
    lines.flatMap((line) => visitBoxes(line, layout)),
  );
  const healing = lines.flatMap((line) => line.healing);
  placeWindowLabels(placement, { ...calendar, healing }, layout);
  const latest = lines.find(({ primary }) => primary)?.outcome.at(-1);
  if (latest) placeBandLabel(placement, { latest, layout: { ...layout, hasGutter: false }, words: {} });
  return [...endLabels(lines, layout), ...placement.placed];
}

/** In the gutter; names that would meet move apart as little as they can. */
function endLabels(lines: readonly RegionLine[], layout: SeriesLayout): Label[] {
  const ends = lines
    .flatMap(({ label, primary, outcome }) => {
      const latest = outcome.at(-1);
      return latest ? [{ label, primary, y: layout.y(latest.percent) }] : [];
    })
    .sort((one, other) => one.y - other.y);
  const top = layout.margin.top + fontSize;
  const rows = spread(
    ends.map(({ y }) => y + 4),
    { gap: lineHeight, from: top, to: layout.laneTop - 2 },
  );
  const width = layout.margin.right - 14;
  return ends.map(({ label, primary }, index) => ({
    x: layout.width - layout.margin.right + 10,
    y: rows[index]!,
    anchor: 'start',
    fontSize,
    bold: primary,
    ...(!primary && { colour: '--chart-muted' as const }),
    lines: [fitText(label, { width, fontSize })],
  }));
}
