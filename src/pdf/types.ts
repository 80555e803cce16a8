export type Paper = 'a4' | 'letter';

export interface PdfOptions {
  paper: Paper;
  /** Lying; default: standing. */
  landscape?: boolean;
  /** In the viewer's title bar and in the properties; names no patient. */
  title: string;
  /** BCP 47, e.g. en-GB. */
  lang: string;
  /** When what it says was made: the same blocks and moment give the same file. */
  createdAt: Date;
  /** At the foot of each page, beside its number. */
  footer?: string;
}

export interface Picture {
  /** JPEG or PNG. */
  bytes: Uint8Array;
  /** What it shows, for who can't see it. */
  alt: string;
  caption?: string;
}

export interface TableColumn {
  label: string;
  align?: 'left' | 'right';
}

/** What a document is made of, in reading order. */
export type PdfBlock =
  /** Stays with what follows, and is a bookmark. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; look?: 'quiet' | 'strong' }
  | { kind: 'list'; items: readonly string[] }
  /** The first cell of a row names the row; the header comes again on each page. */
  | { kind: 'table'; columns: readonly TableColumn[]; rows: readonly (readonly string[])[] }
  /** Side by side, equally wide; at most so much of a page high, by default 0.7. */
  | { kind: 'pictures'; pictures: readonly Picture[]; mostOfPage?: number }
  /** SVG text of src/charts: drawn as vectors, read out by its title and description. */
  | { kind: 'chart'; svg: string }
  | { kind: 'page-break' };
