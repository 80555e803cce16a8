import type { Insertable } from 'kysely';
import type { Database, PatientReportFileRow, PatientReportRow } from '../database/index.ts';
import type { ReportDocument } from './types.ts';

export interface StoredReport {
  id: string;
  seriesId: string;
  patientId: string;
  createdAt: string;
  /** Who made it; null when that account is gone. */
  by: string | null;
  document: ReportDocument;
}

const selectReports = (database: Database) =>
  database
    .selectFrom('patientReports')
    .innerJoin('series', 'series.id', 'patientReports.seriesId')
    .leftJoin('loginUser', 'loginUser.id', 'patientReports.actorId')
    .select([
      'patientReports.id',
      'patientReports.seriesId',
      'series.patientId',
      'patientReports.createdAt',
      'loginUser.name as by',
      'patientReports.document',
    ]);

const toReport = <R extends { document: string }>(row: R) => ({
  ...row,
  document: JSON.parse(row.document) as ReportDocument,
});

export async function findReport(database: Database, id: string): Promise<StoredReport | null> {
  const row = await selectReports(database).where('patientReports.id', '=', id).executeTakeFirst();
  return row ? toReport(row) : null;
}

/** Newest first. */
export async function listReports(database: Database, seriesId: string): Promise<StoredReport[]> {
  const rows = await selectReports(database)
    .where('patientReports.seriesId', '=', seriesId)
    .orderBy('patientReports.createdAt', 'desc')
    .orderBy('patientReports.id')
    .execute();
  return rows.map(toReport);
}

/** Of every report that shows a photo. */
export async function listReportIdsOfPhoto(database: Database, photoId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('patientReportFiles')
    .select('reportId')
    .distinct()
    .where('photoId', '=', photoId)
    .execute();
  return rows.map(({ reportId }) => reportId);
}

export async function insertReport(
  database: Database,
  {
    row,
    files,
  }: {
    row: Insertable<PatientReportRow>;
    files: readonly Omit<PatientReportFileRow, 'reportId'>[];
  },
): Promise<void> {
  await database.insertInto('patientReports').values(row).execute();
  await database
    .insertInto('patientReportFiles')
    .values(files.map((file) => ({ ...file, reportId: row.id })))
    .execute();
}

export async function findReportFile(
  database: Database,
  { reportId, name }: Pick<PatientReportFileRow, 'reportId' | 'name'>,
): Promise<PatientReportFileRow | null> {
  const row = await database
    .selectFrom('patientReportFiles')
    .selectAll()
    .where('reportId', '=', reportId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns the stored files of the removed report */
export async function deleteReport(database: Database, id: string): Promise<string[]> {
  const files = await database
    .deleteFrom('patientReportFiles')
    .where('reportId', '=', id)
    .returning('blob')
    .execute();
  await database.deleteFrom('patientReports').where('id', '=', id).execute();
  return files.map(({ blob }) => blob);
}
