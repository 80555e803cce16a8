import PDFDocument from 'pdfkit';
import { chart } from './chart.ts';
import { registerFonts } from './fonts.ts';
import { pictures } from './pictures.ts';
import { type BlockWriter, decorate, isAtTop, look, type Sheet } from './sheet.ts';
import { table } from './table.ts';
import { drawText } from './text.ts';
import { heading, list, paragraph } from './text-blocks.ts';
import type { PdfBlock, PdfOptions } from './types.ts';

/**
 * Writes a tagged PDF with embedded fonts. The same options and blocks give the same bytes.
 * @throws Error when a picture or a chart can't be drawn
 */
export async function writePdf(options: PdfOptions, blocks: readonly PdfBlock[]): Promise<Uint8Array> {
  const doc = openDocument(options);
  const whole = collect(doc);
  const sheet = openSheet(doc);
  const headings: PDFKit.PDFOutline[] = [doc.outline];
  blocks.forEach((block, i) => {
    if (block.kind === 'page-break') {
      if (!isAtTop(sheet)) doc.addPage();
      return;
    }
    sheet.ensureRoom(leastFrom(sheet, blocks.slice(i)));
    if (block.kind === 'heading') noteHeading(headings, block);
    writers[block.kind].draw(sheet, block as never);
  });
  sheet.root.end();
  writeFooters(doc, options.footer);
  doc.end();
  return whole;
}

const writers: { [K in Exclude<PdfBlock['kind'], 'page-break'>]: BlockWriter<K> } = {
  heading,
  paragraph,
  list,
  table,
  pictures,
  chart,
};

function openDocument({ paper, landscape, title, lang, createdAt }: PdfOptions): PDFKit.PDFDocument {
  const { side, top, bottom } = look.margin;
  const doc = new PDFDocument({
    size: paper === 'a4' ? 'A4' : 'LETTER',
    layout: landscape ? 'landscape' : 'portrait',
    margins: { left: side, right: side, top, bottom },
    pdfVersion: '1.7',
    tagged: true,
    lang,
    displayTitle: true,
    bufferPages: true,
    font: '', // or a font of the reader's would be named
    info: { Title: title, Producer: 'Dermalapse', Creator: 'Dermalapse', CreationDate: createdAt },
  });
  registerFonts(doc);
  return doc;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}

function openSheet(doc: PDFKit.PDFDocument): Sheet {
  const { width, margins } = doc.page;
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet: Sheet = {
    doc,
    root,
    left: margins.left,
    width: width - margins.left - margins.right,
    pageRoom: doc.page.maxY() - margins.top,
    ensureRoom(height) {
      if (doc.y + height > doc.page.maxY() && !isAtTop(sheet)) doc.addPage();
    },
  };
  return sheet;
}

/** What must be free for the first of these blocks: headings take what follows them along. */
function leastFrom(sheet: Sheet, [block, ...rest]: readonly PdfBlock[]): number {
  if (!block || block.kind === 'page-break') return 0;
  const own = writers[block.kind].least(sheet, block as never);
  return block.kind === 'heading' ? own + leastFrom(sheet, rest) : own;
}

/** Bookmarks, nested as the headings are. @param open the last one of each level, the document's own first */
function noteHeading(
  open: PDFKit.PDFOutline[],
  { level, text }: Extract<PdfBlock, { kind: 'heading' }>,
): void {
  open.length = Math.min(open.length, level);
  open.push(open.at(-1)!.addItem(text, { expanded: true }));
}

/** Last, when it is known how many pages there are. */
function writeFooters(doc: PDFKit.PDFDocument, footer = ''): void {
  const { count } = doc.bufferedPageRange();
  const { size } = look.small;
  for (let number = 1; number <= count; number += 1) {
    doc.switchToPage(number - 1);
    const { width, height, margins } = doc.page;
    margins.bottom = 0; // or the text would turn the page
    const place = {
      x: margins.left,
      y: height - 44,
      width: width - 2 * margins.left,
      height: 2 * size,
      size,
    };
    decorate({ doc }, 'Pagination', () => {
      drawText({ doc }, footer, { ...place, width: place.width - 80, colour: look.quiet });
      drawText({ doc }, `Page ${number} of ${count}`, { ...place, align: 'right', colour: look.quiet });
    });
  }
}
