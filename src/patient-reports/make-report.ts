import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { PatientReportDeps } from './deps.ts';
import { type GatheredPair, gatherReport } from './gather-series.ts';
import { numbersCsv, numbersJson } from './number-files.ts';
import { requireReport } from './require-report.ts';
import { insertReport, type StoredReport } from './store.ts';
import type { ReportInput } from './types.ts';

/** A file of a report on its way to the disk. */
export interface MadeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  photoId: string | null;
}

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
  const id = randomUUID();
  const files: MadeFile[] = [
    ...pictures,
    textFile('numbers.json', { mediaType: 'application/json', text: numbersJson(document) }),
    textFile('numbers.csv', { mediaType: 'text/csv; charset=utf-8', text: numbersCsv(document) }),
  ];
  const stored: Parameters<typeof insertReport>[1]['files'][number][] = [];
  for (const { bytes, ...file } of files) stored.push({ ...file, blob: await blobs.addDerived(bytes) });
  const createdAt = clock().toISOString();
  await database.transaction().execute(async (transaction) => {
    await insertReport(transaction, {
      row: { id, seriesId, document: JSON.stringify(document), actorId: by.actor.userId, createdAt },
      files: stored,
    });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'patientReportMade',
        actorId: by.actor.userId,
        entityId: id,
        patientId,
        requestId: by.requestId,
        detail: { seriesId, pairs: document.pairs.length, metrics: input.metrics, leftOut: document.leftOut },
      },
    );
  });
  return requireReport(database, id);
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

const textFile = (name: string, { mediaType, text }: { mediaType: string; text: string }): MadeFile => ({
  name,
  mediaType,
  bytes: Buffer.from(text),
  photoId: null,
});
