import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar.ts';
import type { Database, VisitRow } from '../database/index.ts';
import { AppError } from '../errors.ts';
import { listSessionDays, placeInTreatment, requireSeries, type Series } from '../series/index.ts';
import { findPhoto, findVisit, findVisitOn, insertVisit, listPhotos, listVisits } from './store.ts';
import type { Photo, Visit, VisitWithPhotos } from './types.ts';

/** The visit of a day, made when it is the day's first photo. */
export async function openVisit(
  database: Database,
  { seriesId, date }: { seriesId: string; date: Day },
): Promise<VisitRow> {
  const existing = await findVisitOn(database, { seriesId, date });
  if (existing) return existing;
  const visit = { id: randomUUID(), seriesId, date, note: '', state: null, version: 1 };
  await insertVisit(database, visit);
  return visit;
}

/** @throws AppError NOT_FOUND */
export async function requirePhoto(database: Database, photoId: string): Promise<Photo> {
  const photo = await findPhoto(database, photoId);
  if (photo) return photo;
  throw new AppError('NOT_FOUND', {
    userMessage: 'There is no such photo; it may have been removed. Reload the page.',
  });
}

/** A visit with its place in the treatment. @throws AppError NOT_FOUND */
export async function requireVisit(database: Database, visitId: string): Promise<Visit> {
  const row = await findVisit(database, visitId);
  if (!row) {
    throw new AppError('NOT_FOUND', {
      userMessage: 'There is no such visit; its photos may have been moved or removed. Reload the page.',
    });
  }
  const series = await requireSeries(database, row.seriesId);
  return place(row, { series, sessionDays: await listSessionDays(database, row.seriesId) });
}

/** All visits of a series with their photos, oldest first. */
export async function listVisitsWithPhotos(database: Database, series: Series): Promise<VisitWithPhotos[]> {
  const sessionDays = await listSessionDays(database, series.id);
  const photos = await listPhotos(database, series.id);
  const visits = await listVisits(database, series.id);
  return visits.map((row) => ({
    ...place(row, { series, sessionDays }),
    photos: photos.filter((photo) => photo.visitId === row.id),
  }));
}

function place(
  row: VisitRow,
  { series, sessionDays }: { series: Series; sessionDays: readonly Day[] },
): Visit {
  const placed = placeInTreatment(row.date, { sessionDays, protocol: series.protocol });
  const state = row.state === null ? null : JSON.parse(row.state);
  return { ...row, state, ...placed, healing: placed.phase === 'healing' };
}
