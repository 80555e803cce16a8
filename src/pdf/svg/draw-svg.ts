import type { Pdf } from '../sheet.ts';
import { findDefinition, hatch } from './definitions.ts';
import { drawSvgText } from './draw-text.ts';
import { colourOf, numberOf, type SvgStyle, styleOf } from './style.ts';

/**
 * Draws a chart of src/charts as vectors, in its own pixels from the origin. Colours are those of the presentation attributes,
 * which are for paper; the style sheet is for screens.
 * @throws Error for an element or attribute it does not know: a chart with a part missing would be wrong, not less
 */
export function drawSvg(doc: Pdf, svg: Element): void {
  const style = styleOf(svg);
  for (const child of svg.children) draw(doc, child, style);
}

function draw(doc: Pdf, element: Element, parent: SvgStyle): void {
  if (['title', 'desc', 'defs', 'style', 'clipPath'].includes(element.localName)) return;
  const style = styleOf(element, parent);
  doc.save();
  move(doc, element);
  clip(doc, element);
  if (element.localName === 'g') for (const child of element.children) draw(doc, child, style);
  else if (element.localName === 'text') drawSvgText(doc, element, style);
  else drawShape(doc, element, style);
  doc.restore();
}

function move(doc: Pdf, element: Element): void {
  const transform = element.getAttribute('transform') ?? '';
  for (const [step, name, numbers] of transform.matchAll(/([^\s(]+)\(([^)]*)\)/g)) {
    const [first, second] = numbers!.split(',').map(Number);
    if (name === 'translate' && second !== undefined) doc.translate(first!, second);
    else if (name === 'rotate' && second === undefined) doc.rotate(first!);
    else throw new Error(`a chart has an unknown transform ${step}`);
  }
}

function clip(doc: Pdf, element: Element): void {
  const reference = element.getAttribute('clip-path');
  if (reference === null) return;
  for (const shape of findDefinition(element, reference).children) outline(doc, shape);
  doc.clip();
}

function outline(doc: Pdf, element: Element): void {
  const number = (name: string) => numberOf(element, name);
  switch (element.localName) {
    case 'path':
      doc.path(element.getAttribute('d') ?? '');
      return;
    case 'line':
      doc.moveTo(number('x1'), number('y1')).lineTo(number('x2'), number('y2'));
      return;
    case 'rect':
      doc.rect(number('x'), number('y'), number('width'), number('height'));
      return;
    case 'circle':
      doc.circle(number('cx'), number('cy'), number('r'));
      return;
    default:
      throw new Error(`a chart has an unknown element ${element.localName}`);
  }
}

function drawShape(doc: Pdf, element: Element, style: SvgStyle): void {
  const fills = element.localName !== 'line' && fillWith(doc, element, style);
  const strokes = strokeWith(doc, style);
  if (!fills && !strokes) return;
  outline(doc, element);
  if (fills && strokes) doc.fillAndStroke();
  else if (fills) doc.fill();
  else doc.stroke();
}

function fillWith(doc: Pdf, element: Element, style: SvgStyle): boolean {
  const colour = style.fill.startsWith('url(')
    ? hatch(doc, findDefinition(element, style.fill))
    : colourOf(style.fill);
  if (colour === null) return false;
  doc.fillColor(colour).fillOpacity(Number(style['fill-opacity']));
  return true;
}

function strokeWith(doc: Pdf, style: SvgStyle): boolean {
  const colour = colourOf(style.stroke);
  if (colour === null) return false;
  doc
    .strokeColor(colour)
    .strokeOpacity(Number(style['stroke-opacity']))
    .lineWidth(Number(style['stroke-width']))
    .lineCap(style['stroke-linecap'] as 'butt')
    .lineJoin(style['stroke-linejoin'] as 'miter');
  const dashes = style['stroke-dasharray'];
  if (dashes !== 'none') doc.dash(dashes.split(/[\s,]+/).map(Number) as never, {});
  return true;
}
