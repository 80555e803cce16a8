import { paint, svgElement } from './svg-frame.ts';
import type { ChartColour } from './theme.ts';
import type { ChartDocument } from './types.ts';

export interface ChartText {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  fontSize: number;
  bold?: boolean;
  /** Default: the page's text colour. */
  colour?: ChartColour;
}

/** A line of text with a halo of the surface, which keeps it readable over lines and bands. */
export function textElement(document: ChartDocument, options: ChartText): Element {
  const { className, ...colours } = paint({
    stroke: '--chart-surface',
    ...(options.colour ? { fill: options.colour } : {}),
  });
  const attributes = {
    ...colours,
    class: className,
    x: round(options.x),
    y: round(options.y),
    'text-anchor': options.anchor,
    'font-size': String(options.fontSize),
    'stroke-width': '3',
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
    ...(options.bold ? { 'font-weight': '600' } : {}),
  };
  return svgElement(document, 'text', attributes, options.text);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
