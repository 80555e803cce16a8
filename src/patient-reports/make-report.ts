import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { PatientReportDeps } from './deps.ts';
import { type GatheredPair, gatherReport } from './gather-report.ts';
import { numbersCsv } from './numbers-csv.ts';
import { signReport } from './report-manifest.ts';
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
    jsonFile('numbers.json', document),
    {
      name: 'numbers.csv',
      mediaType: 'text/csv; charset=utf-8',
      bytes: Buffer.from(numbersCsv(document)),
      photoId: null,
    },
  ];
  const createdAt = clock().toISOString();
  const manifest = await signReport(deps, { id, issuedAt: createdAt, gathered, files });
  files.push(jsonFile('manifest.json', manifest));
  const stored: Parameters<typeof insertReport>[1]['files'][number][] = [];
  for (const { bytes, ...file } of files) stored.push({ ...file, blob: await blobs.addDerived(bytes) });
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

const jsonFile = (name: string, content: unknown): MadeFile => ({
  name,
  mediaType: 'application/json',
  bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`),
  photoId: null,
});
