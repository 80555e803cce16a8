import type { Paper } from '../pdf/index.ts';
import type { PatientReportDeps } from './deps.ts';
import type { GatheredReport } from './gather-report.ts';
import { numbersCsv } from './numbers-csv.ts';
import { signReport } from './report-manifest.ts';
import { writeReportPdf } from './report-pdf.ts';
import type { ReportFileName } from './types.ts';

/** A file of a report on its way to the disk. */
export interface MadeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Whose picture it is; null of what is no picture. */
  photoId: string | null;
}

interface Making {
  reportId: string;
  createdAt: Date;
  gathered: GatheredReport;
  pictures: readonly MadeFile[];
}

/** Everything that can be looked at or downloaded, with a manifest of it all. */
export async function makeFiles(
  deps: PatientReportDeps,
  { reportId, createdAt, gathered, pictures }: Making,
): Promise<MadeFile[]> {
  const { document } = gathered;
  const pdf = (paper: Paper) =>
    writeReportPdf(document, {
      paper,
      createdAt,
      pictures: new Map(pictures.map(({ name, bytes }) => [name, bytes])),
    });
  const files = [
    ...pictures,
    file('report-a4.pdf', 'application/pdf', await pdf('a4')),
    file('report-letter.pdf', 'application/pdf', await pdf('letter')),
    file('numbers.json', 'application/json', json(document)),
    file('numbers.csv', 'text/csv; charset=utf-8', Buffer.from(numbersCsv(document))),
  ];
  const manifest = await signReport(deps, { reportId, createdAt, gathered, files });
  return [...files, file('manifest.json', 'application/json', json(manifest))];
}

function file(name: ReportFileName, ...[mediaType, bytes]: [string, Uint8Array]): MadeFile {
  return { name, mediaType, bytes, photoId: null };
}

const json = (content: unknown): Uint8Array => Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
