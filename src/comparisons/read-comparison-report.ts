import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import { renderComparisonReport, reportContentSecurityPolicy } from '../reports/index.ts';
import type { Caller, FileAnswer } from '../route.ts';
import type { ComparisonDeps, ResultImage } from './deps.ts';
import { describeComparison, listImagesInOrder } from './read-comparison.ts';

/** The report from stored numbers; nothing is measured again. @throws AppError NOT_FOUND; CONFLICT before it is done */
export async function readComparisonReport(
  deps: ComparisonDeps,
  { comparisonId, by }: { comparisonId: string; by: Caller },
): Promise<FileAnswer> {
  const { comparison, before, after, healing, series } = await describeComparison(deps, comparisonId);
  if (!comparison) {
    throw new AppError('CONFLICT', {
      userMessage: 'There is no report yet: the comparison has not been measured. Wait for it, or retry it.',
    });
  }
  const images: ResultImage[] = [];
  for (const row of await listImagesInOrder(deps.database, comparisonId)) {
    images.push({
      name: row.name as ResultImage['name'],
      mediaType: row.mediaType as ResultImage['mediaType'],
      width: row.width,
      height: row.height,
      bytes: await deps.blobs.read({ kind: 'derived', blob: row.blob }),
    });
  }
  await recordAuditEvent(deps, {
    name: 'reportExported',
    actorId: by.actor.userId,
    entityId: comparisonId,
    patientId: series.patientId,
    requestId: by.requestId,
  });
  const html = renderComparisonReport({
    comparison,
    images,
    beforeDate: before.photo.takenOn,
    afterDate: after.photo.takenOn,
    healing,
    synthetic: series.synthetic,
  });
  return {
    bytes: Buffer.from(html),
    mediaType: 'text/html; charset=utf-8',
    contentSecurityPolicy: reportContentSecurityPolicy,
    downloadName: `dermalapse-report-${comparisonId.slice(0, 8)}.html`,
  };
}
