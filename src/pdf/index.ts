export type { Paper, PdfBlock, PdfOptions, Picture, TableColumn } from './types.ts';
export { writePdf } from './write-pdf.ts';
