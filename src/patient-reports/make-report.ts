import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { storeWith } from '../storage/index.ts';
import type { PatientReportDeps } from './deps.ts';
import { type GatheredPair, gatherReport } from './gather-report.ts';
import { type MadeFile, makeFiles } from './make-files.ts';
import { requireReport } from './require-report.ts';
import { insertReport, type StoredReport } from './store.ts';
import type { ReportInput } from './types.ts';

/**
 * Makes a report of a series as it stands: numbers and pictures are copied, so that nothing changes it later.
 * @throws AppError NOT_FOUND; BAD_REQUEST for a choice that the series does not have, or without the primary outcome
 */
export async function makeReport(
  deps: PatientReportDeps,
  { seriesId, input, by }: { seriesId: string; input: ReportInput; by: Caller },
): Promise<StoredReport> {
  const { database, clock, blobs } = deps;
  const { gathered, pictures } = await database.transaction().execute(async (transaction) => {
    const gathered = await gatherReport({ ...deps, database: transaction }, { seriesId, input });
    return { gathered, pictures: await readPictures(deps, gathered.pairs) };
  });
  const { document, patientId } = gathered;
  const reportId = randomUUID();
  const createdAt = clock();
  const made = await makeFiles(deps, { reportId, createdAt, gathered, pictures });
  await storeWith(blobs, async (store) => {
    const files: (Omit<MadeFile, 'bytes'> & { blob: string })[] = [];
    for (const { bytes, ...file } of made) files.push({ ...file, blob: await store(bytes) });
    await database.transaction().execute(async (transaction) => {
      const row = {
        id: reportId,
        seriesId,
        document: JSON.stringify(document),
        actorId: by.actor.userId,
        createdAt: createdAt.toISOString(),
      };
      await insertReport(transaction, { row, files });
      await recordAuditEvent(
        { database: transaction, clock },
        {
          name: 'patientReportMade',
          actorId: by.actor.userId,
          entityId: reportId,
          patientId,
          requestId: by.requestId,
          detail: { seriesId, pairs: document.pairs.length, metrics: input.metrics },
        },
      );
    });
  });
  return requireReport(database, reportId);
}

async function readPictures(
  { blobs }: Pick<PatientReportDeps, 'blobs'>,
  pairs: readonly GatheredPair[],
): Promise<MadeFile[]> {
  const pictures: MadeFile[] = [];
  for (const { pair, comparison, blobs: sources } of pairs) {
    if (!pair.pictures || !sources) continue;
    const { before, after } = pair.pictures;
    for (const [name, blob, photoId] of [
      [before, sources.before, comparison.baselinePhotoId],
      [after, sources.after, comparison.followUpPhotoId],
    ] as const) {
      const bytes = await blobs.read({ kind: 'derived', blob });
      pictures.push({ name, mediaType: 'image/jpeg', bytes, photoId });
    }
  }
  return pictures;
}
