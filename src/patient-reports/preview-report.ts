import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { PatientReportDeps } from './deps.ts';
import { gatherReport } from './gather-report.ts';
import { reportPage } from './page/report-page.ts';
import type { ReportInput } from './types.ts';

/**
 * The page that a patient would see, without making a report.
 * @throws AppError NOT_FOUND; BAD_REQUEST for a choice that the series does not have, or without the primary outcome
 */
export async function previewReport(
  deps: PatientReportDeps,
  { seriesId, input, by }: { seriesId: string; input: ReportInput; by: Caller },
): Promise<{ html: string }> {
  const { document, patientId } = await gatherReport(deps, { seriesId, input });
  await recordAuditEvent(deps, {
    name: 'patientReportPreviewed',
    actorId: by.actor.userId,
    entityId: seriesId,
    patientId,
    requestId: by.requestId,
  });
  const sources = new Map(
    document.pairs.flatMap(({ comparisonId, pictures }) =>
      pictures
        ? [
            [pictures.before, `/api/comparisons/${comparisonId}/images/before`] as const,
            [pictures.after, `/api/comparisons/${comparisonId}/images/after`] as const,
          ]
        : [],
    ),
  );
  return { html: reportPage({ document }, { address: (picture) => sources.get(picture)! }).html };
}
