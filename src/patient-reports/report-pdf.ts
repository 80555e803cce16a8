import { type Paper, type PdfBlock, writePdf } from '../pdf/index.ts';
import { drawReportChart } from './report-chart.ts';
import type { ReportDocument } from './types.ts';
import type { PhotoWords, ReportBlock, ReportTable } from './words/blocks.ts';
import { describeReport } from './words/describe-report.ts';

export interface ReportPdfOptions {
  paper: Paper;
  createdAt: Date;
  /** By the names that the document has for them. */
  pictures: ReadonlyMap<string, Uint8Array>;
}

/** So wide a chart fills a page at the size it was drawn for. */
const chartWidth = 644;

/** The same report on paper: what is folded away on the page is written out. */
export function writeReportPdf(
  document: ReportDocument,
  { paper, createdAt, pictures }: ReportPdfOptions,
): Promise<Uint8Array> {
  const { title, lead, sections } = describeReport(document);
  const picture = (name: string, words: PhotoWords) => {
    const bytes = pictures.get(name);
    if (!bytes) throw new Error(`the report has no picture ${name}`);
    return { ...words, bytes };
  };
  const toPdf = (block: ReportBlock): PdfBlock[] => {
    switch (block.kind) {
      case 'paragraph': {
        const { text, quiet, strong } = block;
        const look = strong ? 'strong' : quiet ? 'quiet' : undefined;
        return [{ kind: 'paragraph', text, ...(look && { look }) }];
      }
      case 'subheading':
        return [{ kind: 'heading', level: 3, text: block.text }];
      case 'list':
        return [block];
      case 'photos': {
        const { before, after } = block.pictures;
        return [{ kind: 'pictures', pictures: [picture(before, block.before), picture(after, block.after)] }];
      }
      case 'chart':
        return chart(document);
      case 'table':
        return [table(block)];
    }
  };
  return writePdf({ paper, title, lang: 'en-GB', createdAt, footer: document.clinic }, [
    { kind: 'heading', level: 1, text: title },
    ...lead.flatMap(toPdf),
    ...sections.flatMap((section): PdfBlock[] => [
      { kind: 'heading', level: 2, text: section.title },
      ...section.blocks.flatMap(toPdf),
    ]),
  ]);
}

function chart(document: ReportDocument): PdfBlock[] {
  if (!document.chart) return [];
  return [
    {
      kind: 'chart',
      svg: drawReportChart(document, { chart: document.chart, width: chartWidth, id: 'course' }),
    },
  ];
}

const table = ({ head, rows }: ReportTable): PdfBlock => ({
  kind: 'table',
  columns: head.map((label) => ({ label })),
  rows,
});
