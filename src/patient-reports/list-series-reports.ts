import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PatientReportDeps } from './deps.ts';
import { listReports, type StoredReport } from './store.ts';
import type { ReportList, ReportListItem } from './types.ts';

/** Newest first. @throws AppError NOT_FOUND */
export async function listSeriesReports(
  deps: PatientReportDeps,
  { seriesId, by }: { seriesId: string; by: Caller },
): Promise<ReportList> {
  const { patientId } = await requireSeries(deps.database, seriesId);
  const reports = await listReports(deps.database, seriesId);
  await recordAuditEvent(deps, {
    name: 'patientReportsListed',
    actorId: by.actor.userId,
    entityId: seriesId,
    patientId,
    requestId: by.requestId,
  });
  return { items: reports.map(toListItem) };
}

export function toListItem({ id, createdAt, by, document }: StoredReport): ReportListItem {
  const { pairs } = document;
  const distinct = <T>(values: T[]) => [...new Set(values)];
  return {
    id,
    createdAt,
    by,
    visits: distinct(pairs.map(({ afterOn }) => afterOn)),
    views: distinct(pairs.map(({ view }) => view)),
    metrics: distinct(pairs.flatMap(({ measurements }) => measurements.map(({ metric }) => metric))),
  };
}
