import { type Insertable, sql, type Updateable } from 'kysely';
import {
  type Database,
  type PhotoDerivativeRow,
  type PhotoFrameRow,
  type PhotoRow,
  updateVersioned,
  type VisitRow,
} from '../database/index.ts';
import type { BlobName } from '../storage/index.ts';
import type { Photo } from './types.ts';

const selectPhotos = (database: Database) =>
  database
    .selectFrom('photos')
    .innerJoin('visits', 'visits.id', 'photos.visitId')
    .innerJoin('series', 'series.id', 'photos.seriesId')
    .selectAll('photos')
    .select(['visits.date as takenOn', 'series.synthetic', framesOfPhoto.as('frames')]);

const framesOfPhoto = sql<string>`(select json_group_array("sha256") from (select "sha256" from "photoFrames"
  where "photoFrames"."photoId" = "photos"."id" order by "number"))`;

const toPhoto = <R extends { synthetic: 0 | 1; frames: string }>(row: R) => ({
  ...row,
  synthetic: row.synthetic === 1,
  frames: JSON.parse(row.frames) as string[],
});

export async function findPhoto(database: Database, id: string): Promise<Photo | null> {
  const row = await selectPhotos(database).where('photos.id', '=', id).executeTakeFirst();
  return row ? toPhoto(row) : null;
}

export async function findPhotoByContent(
  database: Database,
  { seriesId, sha256 }: { seriesId: string; sha256: string },
): Promise<Photo | null> {
  const row = await selectPhotos(database)
    .where('photos.seriesId', '=', seriesId)
    .where('photos.sha256', '=', sha256)
    .executeTakeFirst();
  return row ? toPhoto(row) : null;
}

/** Whether any of these files, as a photo or a frame of one, is in a series of somebody else. */
export async function isPhotoOfOther(
  database: Database,
  { patientId, sha256s }: { patientId: string; sha256s: readonly string[] },
): Promise<boolean> {
  const row = await database
    .selectFrom('photos')
    .innerJoin('series', 'series.id', 'photos.seriesId')
    .leftJoin('photoFrames', 'photoFrames.photoId', 'photos.id')
    .select('photos.id')
    .where('series.patientId', '<>', patientId)
    .where((photo) =>
      photo.or([photo('photos.sha256', 'in', sha256s), photo('photoFrames.sha256', 'in', sha256s)]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** By day, then in the order they came. */
export async function listPhotos(database: Database, seriesId: string): Promise<Photo[]> {
  const rows = await selectPhotos(database)
    .where('photos.seriesId', '=', seriesId)
    .orderBy('visits.date')
    .orderBy('photos.createdAt')
    .orderBy('photos.id')
    .execute();
  return rows.map(toPhoto);
}

export async function insertPhoto(database: Database, row: Insertable<PhotoRow>): Promise<void> {
  await database.insertInto('photos').values(row).execute();
}

export async function insertFrames(
  database: Database,
  rows: readonly Insertable<PhotoFrameRow>[],
): Promise<void> {
  if (rows.length > 0)
    await database
      .insertInto('photoFrames')
      .values([...rows])
      .execute();
}

export async function updatePhoto(
  database: Database,
  { id, change }: { id: string; change: Updateable<PhotoRow> },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await database.updateTable('photos').set(change).where('id', '=', id).execute();
}

/** The dates of a visit's photos have been typed in now, whatever the camera said. */
export async function markDatesGiven(database: Database, visitId: string): Promise<void> {
  await database.updateTable('photos').set({ dateSource: 'given' }).where('visitId', '=', visitId).execute();
}

export async function deletePhoto(database: Database, id: string): Promise<void> {
  await database.deleteFrom('photos').where('id', '=', id).execute();
}

export async function findVisit(database: Database, id: string): Promise<VisitRow | null> {
  const row = await database.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

export async function findVisitOn(
  database: Database,
  { seriesId, date }: { seriesId: string; date: string },
): Promise<VisitRow | null> {
  const row = await database
    .selectFrom('visits')
    .selectAll()
    .where('seriesId', '=', seriesId)
    .where('date', '=', date)
    .executeTakeFirst();
  return row ?? null;
}

/** Oldest first. */
export async function listVisits(database: Database, seriesId: string): Promise<VisitRow[]> {
  return database.selectFrom('visits').selectAll().where('seriesId', '=', seriesId).orderBy('date').execute();
}

export async function insertVisit(database: Database, row: Insertable<VisitRow>): Promise<void> {
  await database.insertInto('visits').values(row).execute();
}

/** @throws AppError CONFLICT when it was changed meanwhile */
export async function updateVisit(
  database: Database,
  seen: { id: string; version: number; change: Omit<Updateable<VisitRow>, 'version'> },
): Promise<void> {
  await updateVersioned(database, 'visits', seen);
}

export async function deleteVisitIfEmpty(database: Database, id: string): Promise<void> {
  await database
    .deleteFrom('visits')
    .where('id', '=', id)
    .where((visits) =>
      visits.not(
        visits.exists(
          visits.selectFrom('photos').select('photos.id').whereRef('photos.visitId', '=', 'visits.id'),
        ),
      ),
    )
    .execute();
}

/** Whether any row still needs a stored file. Every table that names one is in here. */
export async function isBlobReferenced(database: Database, { kind, blob }: BlobName): Promise<boolean> {
  if (kind === 'originals') {
    for (const table of ['photos', 'photoFrames'] as const) {
      const rows = database.selectFrom(table).select('sha256').where('sha256', '=', blob);
      if (await rows.limit(1).executeTakeFirst()) return true;
    }
    const papers = database
      .selectFrom('consentRecords')
      .select('paperSha256')
      .where('paperSha256', '=', blob);
    return (await papers.limit(1).executeTakeFirst()) !== undefined;
  }
  const tables = ['photoDerivatives', 'comparisonImages', 'patientReportFiles', 'galleryPictures'] as const;
  for (const table of tables) {
    const rows = database.selectFrom(table).select('blob').where('blob', '=', blob);
    if (await rows.limit(1).executeTakeFirst()) return true;
  }
  return false;
}

export async function insertDiscardedBlobs(database: Database, blobs: readonly BlobName[]): Promise<void> {
  if (blobs.length === 0) return;
  await database
    .insertInto('discardedBlobs')
    .values([...blobs])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listDiscardedBlobs(database: Database): Promise<BlobName[]> {
  return database.selectFrom('discardedBlobs').selectAll().execute();
}

export async function deleteDiscardedBlob(database: Database, { kind, blob }: BlobName): Promise<void> {
  await database.deleteFrom('discardedBlobs').where('kind', '=', kind).where('blob', '=', blob).execute();
}

export async function findDerivative(
  database: Database,
  { originalSha256, size }: Omit<PhotoDerivativeRow, 'blob'>,
): Promise<string | null> {
  const row = await database
    .selectFrom('photoDerivatives')
    .select('blob')
    .where('originalSha256', '=', originalSha256)
    .where('size', '=', size)
    .executeTakeFirst();
  return row?.blob ?? null;
}

export async function insertDerivative(database: Database, row: PhotoDerivativeRow): Promise<void> {
  await database
    .insertInto('photoDerivatives')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns the files the removed rows named */
export async function deleteDerivatives(database: Database, originalSha256: string): Promise<string[]> {
  const rows = await database
    .deleteFrom('photoDerivatives')
    .where('originalSha256', '=', originalSha256)
    .returning('blob')
    .execute();
  return rows.map((row) => row.blob);
}
