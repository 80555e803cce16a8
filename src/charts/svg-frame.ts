import { type ChartColour, chartThemes, printColour } from './theme.ts';
import type { ChartDocument } from './types.ts';

export const chartClass = 'dermalapse-chart';
const svgNamespace = 'http://www.w3.org/2000/svg';

/** How large a chart is, in CSS pixels, and what lies round its axes. */
interface Frame {
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
}

/** What every plot is told besides its scales and marks. */
export const plotFrame = (document: ChartDocument, { width, height, margin }: Frame) => ({
  document,
  className: chartClass,
  width,
  height,
  marginTop: margin.top,
  marginRight: margin.right,
  marginBottom: margin.bottom,
  marginLeft: margin.left,
});

/**
 * Paint for a mark: a plain colour that every renderer understands, and a class through which a page's custom
 * properties take over. CSS beats presentation attributes; a renderer without `var()` drops the rule and keeps them.
 */
export function paint(options: { fill?: ChartColour; stroke?: ChartColour }) {
  const classes: string[] = [];
  const attributes: { fill?: string; stroke?: string; className?: string } = {};
  for (const channel of ['fill', 'stroke'] as const) {
    const colour = options[channel];
    if (!colour) continue;
    attributes[channel] = printColour(colour);
    classes.push(className(channel, colour));
  }
  return { ...attributes, className: classes.join(' ') };
}

function className(channel: 'fill' | 'stroke', colour: ChartColour): string {
  return colour.replace('--chart', channel === 'fill' ? 'f' : 's');
}

function themeRules(): string {
  const colours = Object.keys(chartThemes.light) as ChartColour[];
  return colours
    .flatMap((colour) =>
      (['fill', 'stroke'] as const).map(
        (channel) =>
          `.${chartClass} .${className(channel, colour)}{${channel}:var(${colour},${printColour(colour)})}`,
      ),
    )
    .join('');
}

export interface Finish {
  document: ChartDocument;
  id: string;
  title: string;
  description: string;
  /** Elements for `<defs>`. */
  definitions?: Element[];
}

/** Makes a plot a picture that stands alone: name and description for screen readers, theme rules, namespace. */
export function finishSvg(
  svg: Element,
  { document, id, title, description, definitions = [] }: Finish,
): string {
  const create = (name: string, attributes: Record<string, string>, text?: string) =>
    svgElement(document, name, attributes, text);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-desc`);
  svg.setAttribute('xmlns', svgNamespace);
  // The chart is one picture with a title and a description: what its groups are called is no name for a reader.
  for (const group of svg.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '');
    group.removeAttribute('aria-label');
  }
  const defs = create('defs', {});
  defs.append(...definitions);
  const style = svg.querySelector('style');
  if (style) style.textContent = `.${chartClass}{display:block;max-width:100%;height:auto}${themeRules()}`;
  svg.prepend(
    create('title', { id: `${id}-title` }, title),
    create('desc', { id: `${id}-desc` }, description),
    defs,
  );
  return svg.outerHTML;
}

export function svgElement(
  document: ChartDocument,
  name: string,
  attributes: Record<string, string>,
  text?: string,
): Element {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Diagonal lines for everything that is healing. */
export function hatchPattern(document: ChartDocument, id: string): Element {
  const pattern = svgElement(document, 'pattern', {
    id,
    width: '5',
    height: '5',
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  pattern.append(
    svgElement(document, 'line', {
      x1: '0',
      y1: '0',
      x2: '0',
      y2: '5',
      'stroke-width': '2',
      stroke: printColour('--chart-healing'),
      class: className('stroke', '--chart-healing'),
    }),
  );
  return pattern;
}

/** A short id made from what is shown (FNV-1a), so that the same chart is the same text every time. */
export function contentId(content: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(content)) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return `chart-${hash.toString(36)}`;
}

/** Average advance of a character of a system font, in em; there is no font to measure on a server. */
const characterEm = 0.55;

export function textWidth(text: string, fontSize: number): number {
  return [...text].length * characterEm * fontSize;
}

/** Cuts a text that would not fit and says so with an ellipsis. */
export function fitText(text: string, { width, fontSize }: { width: number; fontSize: number }): string {
  const room = Math.max(1, Math.floor(width / (characterEm * fontSize)));
  const characters = [...text];
  return characters.length <= room
    ? text
    : `${characters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`;
}
