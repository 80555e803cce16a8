import { type AuditEventName, recordAuditEvent } from '../audit/index.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller, FileAnswer } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PatientReportDeps } from './deps.ts';
import { toListItem } from './list-series-reports.ts';
import { reportPage } from './page/report-page.ts';
import { readReportFile, readReportPicture } from './read-report-file.ts';
import { requireReport } from './require-report.ts';
import type { StoredReport } from './store.ts';
import type { ReportDetail, ReportFileName } from './types.ts';

/** @throws AppError NOT_FOUND */
export async function readReport(
  deps: PatientReportDeps,
  { reportId, by }: { reportId: string; by: Caller },
): Promise<ReportDetail> {
  const report = await requireReport(deps.database, reportId);
  await record(deps, { name: 'patientReportViewed', report, by });
  const series = await requireSeries(deps.database, report.seriesId);
  const { id, name, number, synthetic } = await requirePatient(deps, report.patientId);
  const address = (picture: string) => `/api/reports/${reportId}/pictures/${picture}`;
  return {
    ...toListItem(report),
    series: { id: series.id, name: series.name },
    patient: { id, name, number, synthetic },
    html: reportPage(report, { address }).html,
  };
}

/** @throws AppError NOT_FOUND */
export async function viewReportPicture(
  deps: PatientReportDeps,
  { reportId, picture, by }: { reportId: string; picture: string; by: Caller },
): Promise<FileAnswer> {
  const report = await requireReport(deps.database, reportId);
  const answer = await readReportPicture(deps, { report, name: picture });
  await record(deps, { name: 'patientReportViewed', report, by, detail: { picture } });
  return answer;
}

/** @throws AppError NOT_FOUND */
export async function exportReportFile(
  deps: PatientReportDeps,
  { reportId, file, by }: { reportId: string; file: ReportFileName; by: Caller },
): Promise<FileAnswer> {
  const report = await requireReport(deps.database, reportId);
  const answer = await readReportFile(deps, { report, file });
  await record(deps, { name: 'patientReportExported', report, by, detail: { file } });
  return answer;
}

interface Reading {
  name: AuditEventName;
  report: StoredReport;
  by: Caller;
  detail?: Record<string, unknown>;
}

const record = (deps: PatientReportDeps, { name, report, by, detail }: Reading): Promise<void> =>
  recordAuditEvent(deps, {
    name,
    actorId: by.actor.userId,
    entityId: report.id,
    patientId: report.patientId,
    requestId: by.requestId,
    detail,
  });
