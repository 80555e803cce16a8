import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import type { DatabaseTransaction, GalleryExportRow } from '../database/index.ts';
import type { Caller, FileAnswer } from '../route.ts';
import { caseDocumentAnswer } from './case-document.ts';
import type { ServingDeps } from './deps.ts';
import { pictureOf } from './pictures.ts';
import { requireCase } from './read-case.ts';
import { readBlob } from './read-picture.ts';
import { gone, isStillShown, requirePublished } from './require-published.ts';
import { insertExport, listPictures, type StoredCase } from './store.ts';
import type { ExportFile, Side } from './types.ts';

/** A file of a case to be used outside, e.g. in print; listed for the day on which consent ends. @throws AppError NOT_FOUND; GONE */
export async function exportCase(
  deps: ServingDeps,
  { caseId, file, by }: { caseId: string; file: ExportFile; by: Caller },
): Promise<FileAnswer> {
  const { database, clock } = deps;
  const stored = await requirePublished(deps, await requireCase(deps, caseId));
  const { what, answer } = await fileOf(deps, { stored, file });
  await database.transaction().execute(async (transaction) => {
    if (!(await isStillShown({ database: transaction, clock }, caseId))) throw gone();
    await recordExport({ transaction, clock }, { exported: stored, what, by });
  });
  return { ...answer, downloadName: `case-${stored.slug.slice(0, 8)}-${file}`, attachment: true };
}

async function fileOf(
  deps: ServingDeps,
  { stored, file }: { stored: StoredCase; file: ExportFile },
): Promise<{ what: GalleryExportRow['what']; answer: FileAnswer }> {
  switch (file) {
    case 'manifest.json':
      return { what: 'manifest', answer: manifestAnswer(stored) };
    case 'case.json':
      return { what: 'facts', answer: caseDocumentAnswer(stored) };
    case 'before.jpg':
      return { what: 'picture', answer: await pictureAnswer(deps, { caseId: stored.id, side: 'before' }) };
    case 'after.jpg':
      return { what: 'picture', answer: await pictureAnswer(deps, { caseId: stored.id, side: 'after' }) };
  }
}

/** Writes down that something of a case leaves the building. */
export async function recordExport(
  { transaction, clock }: { transaction: DatabaseTransaction; clock: ServingDeps['clock'] },
  {
    exported,
    what,
    by,
  }: { exported: Pick<StoredCase, 'id' | 'patientId'>; what: GalleryExportRow['what']; by: Caller },
): Promise<void> {
  await insertExport(transaction, {
    id: randomUUID(),
    caseId: exported.id,
    what,
    exportedAt: clock().toISOString(),
    exportedBy: by.actor.userId,
    doneAt: null,
    doneBy: null,
  });
  await recordAuditEvent(
    { database: transaction, clock },
    {
      name: 'galleryCaseExported',
      actorId: by.actor.userId,
      entityId: exported.id,
      patientId: exported.patientId,
      requestId: by.requestId,
      detail: { what },
    },
  );
}

export const manifestAnswer = ({ manifest }: Pick<StoredCase, 'manifest'>): FileAnswer => ({
  bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
  mediaType: 'application/json; charset=utf-8',
});

async function pictureAnswer(
  deps: ServingDeps,
  { caseId, side }: { caseId: string; side: Side },
): Promise<FileAnswer> {
  const picture = pictureOf(await listPictures(deps.database, [caseId]), {
    side,
    longestSidePx: Number.POSITIVE_INFINITY,
  });
  return { bytes: await readBlob(deps, picture.blob), mediaType: 'image/jpeg' };
}
