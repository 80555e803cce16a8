import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { recordAuditEvent } from '../audit/index.ts';
import { dayOf, dayWords } from '../calendar.ts';
import { noPhotosSince } from '../consent/index.ts';
import { AppError } from '../errors.ts';
import type { Caller, UploadedFile } from '../route.ts';
import { requireSeries, type Series } from '../series/index.ts';
import { type BlobName, type BlobStore, sha256Of } from '../storage/index.ts';
import { type ChosenView, chooseView } from './choose-view.ts';
import type { PhotoDeps } from './deps.ts';
import {
  findPhotoByContent,
  insertFrames,
  insertPhoto,
  isBlobReferenced,
  isPhotoOfOther,
  updateVisit,
} from './store.ts';
import { readTakenDay } from './taken-day.ts';
import type { Photo, UploadAnswer, UploadFields } from './types.ts';
import { openVisit, requirePhoto, requireVisit } from './visits.ts';

export interface Upload {
  seriesId: string;
  /** The photo, and further frames of the same moment. */
  files: readonly [UploadedFile, ...UploadedFile[]];
  fields: UploadFields;
  by: Caller;
}

interface Frame {
  file: UploadedFile;
  bytes: Uint8Array;
  sha256: string;
  format: string;
  width: number;
  height: number;
}

type Frames = readonly [Frame, ...Frame[]];

/**
 * Adds a photo to a series. When this returns, files and rows would survive a power cut; when it throws, none is there.
 * @throws AppError NOT_FOUND; CONFLICT when the patient said no to photos on record, or a file is in another patient's
 *   series; UNSUPPORTED_IMAGE, DAMAGED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL; STORAGE_FULL
 */
export async function uploadPhoto(deps: PhotoDeps, upload: Upload): Promise<UploadAnswer> {
  const { database, blobs } = deps;
  const series = await requireSeries(database, upload.seriesId);
  const read = await readDistinct(upload.files);
  const names = read.map(({ sha256 }): BlobName => ({ kind: 'originals', blob: sha256 }));

  return holdAll(blobs, names, async () => {
    const [{ sha256 }] = read;
    const existing = await findPhotoByContent(database, { seriesId: series.id, sha256 });
    if (existing) return answer(deps, { photo: existing, viewSource: 'given', duplicate: true });
    await refuseAgainstWill(deps, series);
    await refuseOther(deps, { series, names });

    const frames = await checkAll(deps, read);
    const day = await chooseDay(deps, { bytes: frames[0].bytes, given: upload.fields.takenOn });
    const chosen = await chooseView(deps, {
      given: upload.fields.view,
      series,
      bytes: frames[0].bytes,
      takenOn: day.takenOn,
    });
    const row = { upload, series, frames, day, view: chosen.view };
    const photo = await store(deps, row).catch(async (error: unknown) => {
      for (const name of names) if (!(await isBlobReferenced(database, name))) await blobs.remove(name);
      throw error;
    });
    return answer(deps, { photo, viewSource: chosen.viewSource, duplicate: false });
  });
}

type ReadFile = Pick<Frame, 'file' | 'bytes' | 'sha256'>;

/** Of equal files one: a camera that stood still gives no second frame. */
async function readDistinct(
  files: readonly [UploadedFile, ...UploadedFile[]],
): Promise<[ReadFile, ...ReadFile[]]> {
  const readOne = async (file: UploadedFile): Promise<ReadFile> => {
    const bytes = await readFile(file.path);
    return { file, bytes, sha256: sha256Of(bytes) };
  };
  const [first, ...others] = await Promise.all([readOne(files[0]), ...files.slice(1).map(readOne)]);
  const seen = new Set([first.sha256]);
  return [first, ...others.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256))];
}

/** Holds several blobs, always in the same order, so that no two uploads wait for each other. */
function holdAll<T>(blobs: BlobStore, names: readonly BlobName[], work: () => Promise<T>): Promise<T> {
  const sorted = [...names].sort((a, b) => a.blob.localeCompare(b.blob));
  return sorted.reduceRight<() => Promise<T>>((inner, name) => () => blobs.hold(name, inner), work)();
}

async function refuseAgainstWill(deps: PhotoDeps, { id, patientId }: Series): Promise<void> {
  const since = await noPhotosSince(deps, { patientId, seriesId: id });
  if (since === null) return;
  throw new AppError('CONFLICT', {
    userMessage: `This patient said no to photos on record on ${dayWords(since)}. If they have changed their mind, record that under Consent first, then add the photo again.`,
  });
}

async function refuseOther(
  { database }: PhotoDeps,
  { series, names }: { series: Series; names: readonly BlobName[] },
): Promise<void> {
  const sha256s = names.map(({ blob }) => blob);
  if (!(await isPhotoOfOther(database, { patientId: series.patientId, sha256s }))) return;
  throw new AppError('CONFLICT', {
    userMessage:
      'This very file is in another patient’s series already, so one of the two is a mix-up. Check whose photo it is; if it belongs here, remove it there first.',
  });
}

async function checkAll({ imaging }: PhotoDeps, [first, ...others]: readonly [ReadFile, ...ReadFile[]]) {
  const check = async (frame: ReadFile): Promise<Frame> => ({
    ...frame,
    ...(await imaging.check(frame.bytes)),
  });
  const checked: [Frame, ...Frame[]] = [await check(first)];
  for (const frame of others) checked.push(await check(frame));
  return checked;
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

interface NewPhoto {
  upload: Upload;
  series: Series;
  frames: Frames;
  day: ChosenDay;
  view: string;
}

async function store(deps: PhotoDeps, photo: NewPhoto): Promise<Photo> {
  const { blobs } = deps;
  for (const { sha256, file } of photo.frames) {
    const name = { kind: 'originals', blob: sha256 } as const;
    if (!(await blobs.has(name))) await blobs.addFile(name, file.path);
  }
  return storeRows(deps, photo);
}

function storeRows({ database, clock, follow }: PhotoDeps, { upload, series, frames, day, view }: NewPhoto) {
  const { fields, by } = upload;
  const [{ file, bytes, sha256, format, width, height }, ...further] = frames;
  const id = randomUUID();
  return database.transaction().execute(async (transaction) => {
    const { patientId } = await requireSeries(transaction, series.id);
    const visit = await openVisit(transaction, { seriesId: series.id, date: day.takenOn });
    const state = fields.visitState && JSON.stringify(fields.visitState);
    if (state && state !== visit.state) await updateVisit(transaction, { ...visit, change: { state } });
    await insertPhoto(transaction, {
      id,
      seriesId: series.id,
      visitId: visit.id,
      view,
      dateSource: day.dateSource,
      fileName: file.name.slice(-200),
      format,
      width,
      height,
      byteSize: bytes.length,
      sha256,
      overrideReason: fields.overrideReason ?? null,
      createdAt: clock().toISOString(),
    });
    await insertFrames(
      transaction,
      further.map((frame, index) => ({
        photoId: id,
        number: index + 2,
        sha256: frame.sha256,
        format: frame.format,
        byteSize: frame.bytes.length,
      })),
    );
    await follow(transaction, series.id);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'photoUploaded',
        actorId: by.actor.userId,
        entityId: id,
        patientId,
        requestId: by.requestId,
        detail: {
          seriesId: series.id,
          sha256,
          byteSize: bytes.length,
          frames: frames.length,
          override: fields.overrideReason !== undefined,
        },
      },
    );
    return requirePhoto(transaction, id);
  });
}

async function answer(
  { database }: PhotoDeps,
  { photo, viewSource, duplicate }: Pick<ChosenView, 'viewSource'> & { photo: Photo; duplicate: boolean },
): Promise<UploadAnswer> {
  return {
    photo,
    visit: await requireVisit(database, photo.visitId),
    dateSource: photo.dateSource,
    viewSource,
    duplicate,
  };
}
