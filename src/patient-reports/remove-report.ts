import { recordAuditEvent } from '../audit/index.ts';
import type { Clock } from '../calendar.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { insertDiscardedBlobs, removeDiscardedBlobs } from '../photos/index.ts';
import type { Caller } from '../route.ts';
import type { SeriesFollower } from '../series/index.ts';
import type { PatientReportDeps } from './deps.ts';
import { requireReport } from './require-report.ts';
import { deleteReport, listReportIdsOfPhoto } from './store.ts';

/** Takes a report away with its files; every link to it dies with it. @throws AppError NOT_FOUND */
export async function removeReport(
  { database, clock, blobs }: PatientReportDeps,
  { reportId, by }: { reportId: string; by: Caller },
): Promise<undefined> {
  await database.transaction().execute((transaction) => discardReport(transaction, { reportId, clock, by }));
  await removeDiscardedBlobs({ database, blobs });
}

/** A photo that leaves a series takes the reports along that show it: what is removed must not stay behind a link. */
export function createReportFollower({ clock }: { clock: Clock }): SeriesFollower {
  return async (transaction, _seriesId, { leavingPhotoId } = {}) => {
    if (leavingPhotoId === undefined) return;
    for (const reportId of await listReportIdsOfPhoto(transaction, leavingPhotoId)) {
      await discardReport(transaction, { reportId, clock, by: null });
    }
  };
}

/** @param by null: it goes with a photo, whose removal says who did it */
async function discardReport(
  transaction: DatabaseTransaction,
  { reportId, clock, by }: { reportId: string; clock: Clock; by: Caller | null },
): Promise<void> {
  const { seriesId, patientId } = await requireReport(transaction, reportId);
  const names = await deleteReport(transaction, reportId);
  await insertDiscardedBlobs(
    transaction,
    names.map((blob) => ({ kind: 'derived', blob })),
  );
  await recordAuditEvent(
    { database: transaction, clock },
    {
      name: 'patientReportRemoved',
      actorId: by?.actor.userId ?? null,
      entityId: reportId,
      patientId,
      requestId: by?.requestId ?? null,
      detail: { seriesId },
    },
  );
}
