import type { Pdf } from '../sheet.ts';
import { colourOf, numberOf } from './style.ts';

/** What `url(#id)` names. @throws Error when it is not in the chart */
export function findDefinition(element: Element, reference: string): Element {
  const id = /^url\(#([\w-]+)\)$/.exec(reference)?.[1];
  const found = id && element.ownerDocument.getElementById(id);
  if (!found) throw new Error(`a chart lacks ${reference}`);
  return found;
}

/** The charts' one pattern: a square with a line along its left side, turned. */
export function hatch(doc: Pdf, pattern: Element): PDFKit.Mixins.ColorValue {
  const [line, ...others] = pattern.children;
  const angle = /^rotate\((-?[\d.]+)\)$/.exec(pattern.getAttribute('patternTransform') ?? '')?.[1];
  const colour = colourOf(line?.getAttribute('stroke') ?? 'none');
  if (line?.localName !== 'line' || others.length > 0 || !angle || !colour) {
    throw new Error('a chart has an unknown pattern');
  }
  const side = numberOf(pattern, 'width');
  const [x, width] = [numberOf(line, 'x1'), numberOf(line, 'stroke-width')];
  doc.save().rotate(Number(angle));
  const tiles = doc.pattern([0, 0, side, side], side, side, `${width} w ${x} 0 m ${x} ${side} l S`);
  // It keeps the turn of the moment at which it is put into the file.
  (tiles as unknown as { embed(): void }).embed();
  doc.restore();
  return [tiles, colour];
}
