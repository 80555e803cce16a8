import { type Label, lineHeightEm } from './label-placement.ts';
import type { SeriesLayout } from './series-layout.ts';
import { fitText, svgElement } from './svg-frame.ts';
import { textElement } from './text-element.ts';
import type { ChartDocument } from './types.ts';

/** All words of a chart in one group; its title and description say them to those who don't see it. */
export function textGroup(document: ChartDocument, labels: readonly Label[]): SVGElement {
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

/** Title and subtitle over the plot, and the mark of what is no patient's. */
export function headingLabels(
  { title, subtitle, synthetic }: { title: string; subtitle: string; synthetic?: boolean | undefined },
  { width }: SeriesLayout,
): Label[] {
  const quiet = { y: 15, fontSize: 11.5, colour: '--chart-muted' } as const;
  const room = width - 8 - (synthetic ? 72 : 0);
  return [
    {
      x: 4,
      y: 15,
      anchor: 'start',
      fontSize: 14,
      bold: true,
      lines: [fitText(title, { width: room, fontSize: 14.5 })],
    },
    {
      ...quiet,
      x: 4,
      y: 32,
      anchor: 'start',
      lines: [fitText(subtitle, { width: width - 8, fontSize: 11.5 })],
    },
    ...(synthetic ? [{ ...quiet, x: width - 4, anchor: 'end' as const, lines: ['Synthetic'] }] : []),
  ];
}

/** What the ticks under the plot are. */
export function laneLabels({ margin, laneTop, laneHeight }: SeriesLayout): Label[] {
  if (laneHeight === 0) return [];
  return [{ x: margin.left - 6, y: laneTop + 20, anchor: 'end', fontSize: 11, lines: ['Session'] }];
}
