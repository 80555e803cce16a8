import { AppError } from '../errors.ts';
import type { FileAnswer } from '../route.ts';
import type { PatientReportDeps } from './deps.ts';
import { findReportFile, type StoredReport } from './store.ts';
import type { ReportFileName } from './types.ts';

type Deps = Pick<PatientReportDeps, 'database' | 'blobs'>;

/** A registered before or after photo. Who asks is the caller's business. @throws AppError NOT_FOUND */
export async function readReportPicture(
  deps: Deps,
  { report, name }: { report: StoredReport; name: string },
): Promise<FileAnswer> {
  const isPicture = report.document.pairs.some(
    ({ pictures }) => pictures?.before === name || pictures?.after === name,
  );
  if (!isPicture) throw noFile();
  return readFile(deps, { reportId: report.id, name });
}

/** A file to download. Who asks is the caller's business. @throws AppError NOT_FOUND */
export async function readReportFile(
  deps: Deps,
  { report, file }: { report: StoredReport; file: ReportFileName },
): Promise<FileAnswer> {
  const answer = await readFile(deps, { reportId: report.id, name: file });
  return { ...answer, downloadName: file, attachment: true };
}

async function readFile(
  { database, blobs }: Deps,
  { reportId, name }: { reportId: string; name: string },
): Promise<FileAnswer> {
  const file = await findReportFile(database, { reportId, name });
  if (!file) throw noFile();
  const { blob, mediaType } = file;
  return { bytes: await blobs.read({ kind: 'derived', blob }), mediaType, etag: blob };
}

const noFile = () => new AppError('NOT_FOUND', { userMessage: 'There is no such file in this report.' });
