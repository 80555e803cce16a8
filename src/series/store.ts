import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, SeriesRow, SessionRow } from '../database/index.ts';
import type { Series, SeriesListItem, Session } from './types.ts';

export async function insertSeries(database: Database, row: Insertable<SeriesRow>): Promise<void> {
  await database.insertInto('series').values(row).execute();
}

export async function findSeries(database: Database, id: string): Promise<Series | null> {
  const row = await database.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toSeries(row) : null;
}

export async function updateSeries(
  database: Database,
  { id, change }: { id: string; change: Updateable<SeriesRow> },
): Promise<void> {
  await database.updateTable('series').set(change).where('id', '=', id).execute();
}

/** Newest first. */
export async function listSeriesOfPatient(database: Database, patientId: string): Promise<SeriesListItem[]> {
  const rows = await database
    .selectFrom('series')
    .selectAll()
    .select((series) => [
      series
        .selectFrom('sessions')
        .select((all) => all.fn.countAll<number>().as('count'))
        .whereRef('sessions.seriesId', '=', 'series.id')
        .as('sessionCount'),
      series
        .selectFrom('photos')
        .select((all) => all.fn.countAll<number>().as('count'))
        .whereRef('photos.seriesId', '=', 'series.id')
        .as('photoCount'),
      series
        .selectFrom('visits')
        .select((all) => all.fn.countAll<number>().as('count'))
        .whereRef('visits.seriesId', '=', 'series.id')
        .as('visitCount'),
      series
        .selectFrom('visits')
        .select((all) => all.fn.min('visits.date').as('first'))
        .whereRef('visits.seriesId', '=', 'series.id')
        .as('firstPhotoOn'),
      series
        .selectFrom('visits')
        .select((all) => all.fn.max('visits.date').as('last'))
        .whereRef('visits.seriesId', '=', 'series.id')
        .as('lastPhotoOn'),
    ])
    .where('patientId', '=', patientId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ sessionCount, photoCount, visitCount, firstPhotoOn, lastPhotoOn, ...row }) => {
    const { plan: _plan, planPhotoId: _planPhotoId, ...series } = toSeries(row);
    return {
      ...series,
      sessionCount: sessionCount ?? 0,
      visitCount: visitCount ?? 0,
      photoCount: photoCount ?? 0,
      firstPhotoOn: firstPhotoOn ?? null,
      lastPhotoOn: lastPhotoOn ?? null,
    };
  });
}

/** Whether anything of the series has been measured already. */
export async function seriesHasResults(database: Database, id: string): Promise<boolean> {
  const row = await database
    .selectFrom('comparisons')
    .select('id')
    .where('seriesId', '=', id)
    .where('result', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function photoIsInSeries(
  database: Database,
  { photoId, seriesId }: { photoId: string; seriesId: string },
): Promise<boolean> {
  const row = await database
    .selectFrom('photos')
    .select('id')
    .where('id', '=', photoId)
    .where('seriesId', '=', seriesId)
    .executeTakeFirst();
  return row !== undefined;
}

function toSeries(row: Selectable<SeriesRow>): Series {
  return {
    ...row,
    areas: JSON.parse(row.areas),
    views: JSON.parse(row.views),
    primaryOutcome: row.primaryOutcome === null ? null : JSON.parse(row.primaryOutcome),
    plan: row.plan === null ? null : JSON.parse(row.plan),
    synthetic: row.synthetic === 1,
  };
}

/** Oldest first. */
export async function listSessions(database: Database, seriesId: string): Promise<Session[]> {
  return database
    .selectFrom('sessions')
    .select(sessionColumns)
    .where('seriesId', '=', seriesId)
    .orderBy('date')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function findSession(database: Database, id: string): Promise<Session | null> {
  const row = await database
    .selectFrom('sessions')
    .select(sessionColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertSession(database: Database, row: Insertable<SessionRow>): Promise<void> {
  await database.insertInto('sessions').values(row).execute();
}

export async function updateSession(
  database: Database,
  { id, change }: { id: string; change: Updateable<SessionRow> },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await database.updateTable('sessions').set(change).where('id', '=', id).execute();
}

export async function deleteSession(database: Database, id: string): Promise<void> {
  await database.deleteFrom('sessions').where('id', '=', id).execute();
}

const sessionColumns = ['id', 'seriesId', 'date', 'device', 'needleDepthMm', 'passes', 'notes'] as const;
