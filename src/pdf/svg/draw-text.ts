import { loadedFont, showable } from '../fonts.ts';
import type { Pdf } from '../sheet.ts';
import { colourOf, numberOf, type SvgStyle, styleOf } from './style.ts';

const anchors: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

/** A text, or its lines where it has some. */
export function drawSvgText(doc: Pdf, element: Element, style: SvgStyle): void {
  const em = Number(style['font-size']);
  const start = { x: numberOf(element, 'x'), y: numberOf(element, 'y', { em }) };
  const lines = [...element.children].filter(({ localName }) => localName === 'tspan');
  if (lines.length === 0) drawLine(doc, { ...start, text: ownText(element), style });
  let { y } = start;
  for (const line of lines) {
    const x = numberOf(line, 'x', { missing: start.x });
    y = numberOf(line, 'y', { em, missing: y }) + numberOf(line, 'dy', { em });
    drawLine(doc, { x, y, text: ownText(line), style: styleOf(line, style) });
  }
}

/** Without the title that tells more on hover. */
const ownText = (element: Element): string =>
  [...element.childNodes]
    .filter(({ nodeType }) => nodeType === element.TEXT_NODE)
    .map(({ textContent }) => textContent)
    .join('');

interface Line {
  x: number;
  /** Of the baseline. */
  y: number;
  text: string;
  style: SvgStyle;
}

function drawLine(doc: Pdf, { x, y, text, style }: Line): void {
  const shown = showable(doc, text);
  doc.font(Number(style['font-weight']) >= 600 ? 'strong' : 'regular').fontSize(Number(style['font-size']));
  const left = x - doc.widthOfString(shown) * anchors[style['text-anchor']]!;
  drawHalo(doc, { x: left, y, text: shown, style });
  const colour = colourOf(style.fill);
  if (colour === null) return;
  doc.fillColor(colour).fillOpacity(Number(style['fill-opacity']));
  doc.text(shown, left, y, { lineBreak: false, baseline: 'alphabetic' });
}

/** Behind the letters, drawn by their outlines: a text that is only stroked would be there twice for who reads or copies it. */
function drawHalo(doc: Pdf, { x, y, text, style }: Line): void {
  const colour = colourOf(style.stroke);
  if (colour === null) return;
  const font = loadedFont(doc);
  const scale = Number(style['font-size']) / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let pen = x;
  glyphs.forEach(({ path }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const outline = path.toSVG();
    if (outline) {
      doc.save();
      doc.translate(pen + xOffset * scale, y - yOffset * scale).scale(scale, -scale);
      doc
        .path(outline)
        .lineWidth(Number(style['stroke-width']) / scale)
        .lineJoin('round')
        .stroke(colour);
      doc.restore();
    }
    pen += xAdvance * scale;
  });
}
