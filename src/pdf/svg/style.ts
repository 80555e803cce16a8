import { look } from '../sheet.ts';

/** Presentation attributes that pass from a group to what is in it, with what they are at the beginning. */
const initial = {
  fill: '#000000',
  stroke: 'none',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'font-size': '10',
  'font-weight': '400',
  'text-anchor': 'start',
};
export type SvgStyle = typeof initial;

const isInherited = (name: string): name is keyof SvgStyle => Object.hasOwn(initial, name);

/** Where and what an element is, and what changes nothing here: names, roles, what only a screen looks at. */
const others =
  /^(x|y|x1|x2|y1|y2|dy|cx|cy|r|d|width|height|transform|clip-path|paint-order|viewBox|id|class|role|xmlns|font-family|font-variant|(data|aria)-[a-z-]+)$/;

/** @throws Error for an attribute that would be drawn wrongly by passing over it */
export function styleOf(element: Element, parent: SvgStyle = initial): SvgStyle {
  const style = { ...parent };
  for (const { name, value } of element.attributes) {
    if (isInherited(name)) style[name] = value;
    else if (!others.test(name)) throw new Error(`a chart's ${element.localName} has an unknown ${name}`);
  }
  return style;
}

/** A plain colour; null: none. */
export function colourOf(value: string): string | null {
  if (value === 'none') return null;
  if (value === 'currentColor') return look.text;
  if (/^#[0-9a-f]{6}$/i.test(value)) return value;
  throw new Error(`a chart has an unknown colour ${value}`);
}

/** Number of an attribute; lengths in em are of the font's size. */
export function numberOf(element: Element, name: string, { em = 1, missing = 0 } = {}): number {
  const text = element.getAttribute(name);
  if (text === null) return missing;
  const value = text.endsWith('em') ? Number(text.slice(0, -2)) * em : Number(text);
  if (!Number.isFinite(value)) throw new Error(`a chart's ${element.localName} has ${name} ${text}`);
  return value;
}
