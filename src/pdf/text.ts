import { type FontName, showable } from './fonts.ts';
import { look, type Sheet } from './sheet.ts';

export interface TextLook {
  font?: FontName;
  size: number;
  colour?: string;
}

export interface TextPlace {
  x: number;
  y: number;
  width: number;
  align?: 'left' | 'right';
  /** What does not fit is cut with an ellipsis; default: it goes on on the next page. */
  height?: number;
}

/** How high a text becomes. */
export function heightOf(
  { doc }: Pick<Sheet, 'doc'>,
  text: string,
  { font = 'regular', size, width }: TextLook & { width: number },
): number {
  const shown = showable(doc, text);
  return doc.font(font).fontSize(size).heightOfString(shown, { width });
}

/** How wide a text is on one line, and its widest word; what a no-break space joins is one. */
export function widthsOf({ doc }: Pick<Sheet, 'doc'>, text: string, { font = 'regular', size }: TextLook) {
  const shown = showable(doc, text);
  doc.font(font).fontSize(size);
  const widest = (parts: string[]) => Math.max(0, ...parts.map((part) => doc.widthOfString(part)));
  return { line: widest(shown.split('\n')), word: widest(shown.split(/[ \n]+/)) };
}

/** Leaves `doc.y` below the text. */
export function drawText(
  { doc }: Pick<Sheet, 'doc'>,
  text: string,
  { font = 'regular', size, colour = look.text, x, y, ...place }: TextLook & TextPlace,
): void {
  const shown = showable(doc, text);
  doc.font(font).fontSize(size).fillColor(colour);
  doc.text(shown, x, y, { ...place, ellipsis: place.height !== undefined });
}

/** What must be free for a text to begin on a page: all of a short one, two lines of a long one. */
export function beginningOf(sheet: Sheet, text: string, look: TextLook & { width: number }): number {
  const height = heightOf(sheet, text, look);
  const line = sheet.doc.currentLineHeight(true);
  return height <= 4 * line ? height : 2 * line;
}
