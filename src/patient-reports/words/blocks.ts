import type { ReportPair } from '../types.ts';

/** What a report consists of, whatever it is drawn as: a web page, a PDF. */
export type ReportBlock =
  | { kind: 'paragraph'; text: string; quiet?: boolean; strong?: boolean }
  | { kind: 'subheading'; text: string }
  | { kind: 'list'; items: string[] }
  | {
      kind: 'photos';
      pictures: NonNullable<ReportPair['pictures']>;
      before: PhotoWords;
      after: PhotoWords;
    }
  | { kind: 'chart' }
  | ReportTable;

export interface PhotoWords {
  caption: string;
  /** For those who don't see it. */
  alt: string;
}

export interface ReportTable {
  kind: 'table';
  caption: string;
  head: string[];
  rows: string[][];
}

export interface ReportSection {
  title: string;
  blocks: ReportBlock[];
}

export interface ReportText {
  title: string;
  lead: ReportBlock[];
  sections: ReportSection[];
}

export const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });
export const subheading = (text: string): ReportBlock => ({ kind: 'subheading', text });

/** A list under its heading; nothing when it is empty. */
export const titledList = (title: string, items: string[]): ReportBlock[] =>
  items.length === 0 ? [] : [subheading(title), { kind: 'list', items }];
