import type PDFDocument from 'pdfkit';
import type { PdfBlock } from './types.ts';

export type Pdf = InstanceType<typeof PDFDocument>;
export type Structure = PDFKit.PDFStructureElement;

/** In points; `after` is the space that follows. */
export const look = {
  margin: { side: 56, top: 56, bottom: 72 },
  text: '#1a1b1c',
  quiet: '#55595e',
  line: '#c4c6c9',
  body: { size: 10.5, after: 7 },
  small: { size: 9, after: 5 },
  headings: {
    1: { size: 22, before: 0, after: 8 },
    2: { size: 14.5, before: 14, after: 5 },
    3: { size: 11.5, before: 8, after: 3 },
  },
  gap: 14,
} as const;

/** The document that is being written: where there is room, and in what everything is tagged. */
export interface Sheet {
  doc: Pdf;
  /** Of the text, all pages alike. */
  left: number;
  width: number;
  /** The structure element that holds all others. */
  root: Structure;
  /** Of an empty page, top to bottom. */
  pageRoom: number;
  /** Turns the page unless so much is free. */
  ensureRoom(height: number): void;
}

export type BlockOf<K extends PdfBlock['kind']> = Extract<PdfBlock, { kind: K }>;

export interface BlockWriter<K extends PdfBlock['kind']> {
  /** What must be free on a page for the block to begin there. */
  least(sheet: Sheet, block: BlockOf<K>): number;
  /** Draws at `doc.y`, and leaves it where the next block may begin. */
  draw(sheet: Sheet, block: BlockOf<K>): void;
}

export const isAtTop = ({ doc }: Sheet): boolean => doc.y <= doc.page.margins.top;

interface Tag {
  type: string;
  parent: Structure;
  /** What a figure shows. */
  alt?: string;
  /** What a header cell is the header of. */
  scope?: 'Row' | 'Column';
}

/** Draws something that belongs to the text. */
export function tag({ doc }: Sheet, { type, parent, ...options }: Tag, draw: () => void): void {
  const element = doc.struct(type, options);
  parent.add(element);
  element.add(draw);
  element.end();
}

/** A structure element that only holds others; the caller ends it. */
export function group({ doc }: Sheet, { type, parent }: Pick<Tag, 'type' | 'parent'>): Structure {
  const element = doc.struct(type);
  parent.add(element);
  return element;
}

/** Draws what says nothing: lines, page numbers, headers that come again. */
export function decorate({ doc }: Pick<Sheet, 'doc'>, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}
