import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { recordAuditEvent } from '../audit/index.ts';
import { dayOf } from '../calendar.ts';
import type { Caller, UploadedFile } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import { sha256Of } from '../storage/index.ts';
import type { PhotoDeps } from './deps.ts';
import { findPhotoByContent, insertPhoto, isBlobReferenced } from './store.ts';
import { readTakenDay } from './taken-day.ts';
import type { Photo, UploadAnswer, UploadFields } from './types.ts';
import { openVisit, requirePhoto, requireVisit } from './visits.ts';

export interface Upload {
  seriesId: string;
  file: UploadedFile;
  fields: UploadFields;
  by: Caller;
}

/**
 * Adds a photo to a series. When this returns, file and row would survive a power cut; when it throws, neither is there.
 * @throws AppError NOT_FOUND; UNSUPPORTED_IMAGE, DAMAGED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL; STORAGE_FULL
 */
export async function uploadPhoto(deps: PhotoDeps, upload: Upload): Promise<UploadAnswer> {
  const { database, blobs, imaging } = deps;
  await requireSeries(database, upload.seriesId);
  const bytes = await readFile(upload.file.path);
  const sha256 = sha256Of(bytes);

  const name = { kind: 'originals', blob: sha256 } as const;

  return blobs.hold(name, async () => {
    const existing = await findPhotoByContent(database, { seriesId: upload.seriesId, sha256 });
    if (existing) return answer(deps, { photo: existing, duplicate: true });

    const facts = await imaging.check(bytes);
    const day = await chooseDay(deps, { bytes, given: upload.fields.takenOn });
    if (!(await blobs.has(name))) await blobs.addFile(name, upload.file.path);
    const photo = await storeRow(deps, { upload, facts, day, sha256, byteSize: bytes.length }).catch(
      async (error: unknown) => {
        if (!(await isBlobReferenced(database, name))) await blobs.remove(name);
        throw error;
      },
    );
    return answer(deps, { photo, duplicate: false });
  });
}

interface ChosenDay {
  takenOn: string;
  dateSource: Photo['dateSource'];
}

async function chooseDay(
  { clock }: PhotoDeps,
  { bytes, given }: { bytes: Uint8Array; given: string | undefined },
): Promise<ChosenDay> {
  if (given) return { takenOn: given, dateSource: 'given' };
  const today = dayOf(clock());
  const taken = await readTakenDay(bytes, { today });
  return taken ? { takenOn: taken, dateSource: 'exif' } : { takenOn: today, dateSource: 'upload' };
}

interface NewRow {
  upload: Upload;
  facts: { format: string; width: number; height: number };
  day: ChosenDay;
  sha256: string;
  byteSize: number;
}

function storeRow({ database, clock, follow }: PhotoDeps, row: NewRow): Promise<Photo> {
  const { upload, facts, day, sha256, byteSize } = row;
  const { seriesId, fields, file, by } = upload;
  const id = randomUUID();
  return database.transaction().execute(async (transaction) => {
    const { patientId } = await requireSeries(transaction, seriesId);
    const visit = await openVisit(transaction, { seriesId, date: day.takenOn });
    await insertPhoto(transaction, {
      id,
      seriesId,
      visitId: visit.id,
      view: fields.view,
      dateSource: day.dateSource,
      fileName: file.name.slice(-200),
      format: facts.format,
      width: facts.width,
      height: facts.height,
      byteSize,
      sha256,
      createdAt: clock().toISOString(),
    });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'photoUploaded',
        actorId: by.actor.userId,
        entityId: id,
        patientId,
        requestId: by.requestId,
        detail: { seriesId, sha256, byteSize },
      },
    );
    return requirePhoto(transaction, id);
  });
}

async function answer(
  { database }: PhotoDeps,
  { photo, duplicate }: { photo: Photo; duplicate: boolean },
): Promise<UploadAnswer> {
  return {
    photo,
    visit: await requireVisit(database, photo.visitId),
    dateSource: photo.dateSource,
    duplicate,
  };
}
