import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Day } from '../calendar.ts';
import {
  type Database,
  deleteVersioned,
  type OutcomeChangeRow,
  type PlanVersionRow,
  type SeriesRow,
  type SessionRow,
  updateVersioned,
} from '../database/index.ts';
import { toSkinTone } from '../patients/index.ts';
import type { OutcomeChange, PlanVersion, ScheduleItem, Series, SeriesListItem, Session } from './types.ts';

export async function insertSeries(database: Database, row: Insertable<SeriesRow>): Promise<void> {
  await database.insertInto('series').values(row).execute();
}

export async function findSeries(database: Database, id: string): Promise<Series | null> {
  const row = await database.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toSeries(row) : null;
}

/** @throws AppError CONFLICT when it was changed meanwhile */
export async function updateSeries(
  database: Database,
  seen: { id: string; version: number; change: Omit<Updateable<SeriesRow>, 'version'> },
): Promise<void> {
  await updateVersioned(database, 'series', seen);
}

export async function insertOutcomeChange(
  database: Database,
  row: Insertable<OutcomeChangeRow>,
): Promise<void> {
  await database.insertInto('outcomeChanges').values(row).execute();
}

/** Oldest first. */
export async function listOutcomeChanges(database: Database, seriesId: string): Promise<OutcomeChange[]> {
  const rows = await database
    .selectFrom('outcomeChanges')
    .select(['at', 'from', 'to', 'reason'])
    .where('seriesId', '=', seriesId)
    .orderBy('id')
    .execute();
  return rows.map(({ from, to, ...row }) => ({
    ...row,
    from: JSON.parse(from),
    to: JSON.parse(to),
  }));
}

export async function insertPlanVersion(database: Database, row: Insertable<PlanVersionRow>): Promise<void> {
  await database.insertInto('planVersions').values(row).execute();
}

export async function setPlanVersion(
  database: Database,
  { id, planVersion }: { id: string; planVersion: number },
): Promise<void> {
  await database.updateTable('series').set({ planVersion }).where('id', '=', id).execute();
}

/** Newest first. */
export async function listPlanVersions(database: Database, seriesId: string): Promise<PlanVersion[]> {
  const rows = await database
    .selectFrom('planVersions')
    .leftJoin('loginUser', 'loginUser.id', 'planVersions.actorId')
    .select(['version', 'plan', 'photoId', 'loginUser.name as by', 'planVersions.createdAt as at'])
    .where('seriesId', '=', seriesId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ plan, ...row }) => ({ ...row, plan: plan === null ? null : JSON.parse(plan) }));
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

function toSeries({ skinItaDeg, isScheduled: _isScheduled, ...row }: Selectable<SeriesRow>): Series {
  return {
    ...row,
    indication: row.indication as Series['indication'],
    areas: JSON.parse(row.areas),
    views: JSON.parse(row.views),
    primaryOutcome: row.primaryOutcome === null ? null : JSON.parse(row.primaryOutcome),
    plan: row.plan === null ? null : JSON.parse(row.plan),
    protocol: JSON.parse(row.protocol),
    usesCard: row.usesCard === 1,
    skinTone: skinItaDeg === null ? null : toSkinTone(skinItaDeg),
    synthetic: row.synthetic === 1,
  };
}

/** Of untreated skin at baseline; the first measurement counts. */
export async function noteSkinTone(
  database: Database,
  { seriesId, itaDeg }: { seriesId: string; itaDeg: number | null },
): Promise<void> {
  await database
    .updateTable('series')
    .set({ skinItaDeg: itaDeg })
    .where('id', '=', seriesId)
    .where('skinItaDeg', 'is', null)
    .execute();
}

export async function listPhotoDays(
  database: Database,
  { seriesId, leavingPhotoId }: { seriesId: string; leavingPhotoId?: string | undefined },
): Promise<Day[]> {
  const rows = await database
    .selectFrom('visits')
    .innerJoin('photos', 'photos.visitId', 'visits.id')
    .select('visits.date')
    .distinct()
    .where('visits.seriesId', '=', seriesId)
    .$if(leavingPhotoId !== undefined, (photos) => photos.where('photos.id', '!=', leavingPhotoId!))
    .execute();
  return rows.map(({ date }) => date);
}

/** In place of what was open before. */
export async function replaceDueItems(
  database: Database,
  { seriesId, items }: { seriesId: string; items: readonly ScheduleItem[] },
): Promise<void> {
  await database.deleteFrom('dueItems').where('seriesId', '=', seriesId).execute();
  const rows = items.map(({ kind, number, months, dueOn, dueUntil }) => ({
    seriesId,
    kind,
    number,
    months,
    dueOn,
    dueUntil,
  }));
  if (rows.length > 0) await database.insertInto('dueItems').values(rows).execute();
  await database.updateTable('series').set({ isScheduled: 1 }).where('id', '=', seriesId).execute();
}

export async function listUnscheduledSeries(database: Database): Promise<string[]> {
  const rows = await database.selectFrom('series').select('id').where('isScheduled', '=', 0).execute();
  return rows.map(({ id }) => id);
}

/** Oldest first. */
export async function listSessions(database: Database, seriesId: string): Promise<Session[]> {
  const rows = await database
    .selectFrom('sessions')
    .selectAll()
    .where('seriesId', '=', seriesId)
    .orderBy('date')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(toSession);
}

/** The days on which the skin was treated: those of sessions that were not postponed. */
export async function listSessionDays(database: Database, seriesId: string): Promise<Day[]> {
  return (await listSessions(database, seriesId)).filter(({ given }) => given).map(({ date }) => date);
}

export async function findSession(database: Database, id: string): Promise<Session | null> {
  const row = await database.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toSession(row) : null;
}

/** Most often first. */
export async function listUsed(database: Database, column: 'device' | 'numbing'): Promise<string[]> {
  const rows = await database
    .selectFrom('sessions')
    .select(column)
    .where(column, '!=', '')
    .groupBy(column)
    .orderBy((all) => all.fn.countAll(), 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => row[column] ?? '').filter(Boolean);
}

export async function insertSession(database: Database, row: Insertable<SessionRow>): Promise<void> {
  await database.insertInto('sessions').values(row).execute();
}

/** @throws AppError CONFLICT when it was changed meanwhile */
export async function updateSession(
  database: Database,
  seen: { id: string; version: number; change: Omit<Updateable<SessionRow>, 'version'> },
): Promise<void> {
  await updateVersioned(database, 'sessions', seen);
}

/** @throws AppError CONFLICT when it was changed meanwhile */
export async function deleteSession(
  database: Database,
  seen: { id: string; version: number },
): Promise<void> {
  await deleteVersioned(database, 'sessions', seen);
}

function toSession({ createdAt: _createdAt, checklist, ...row }: Selectable<SessionRow>): Session {
  const parsed: Session['checklist'] = checklist === null ? null : JSON.parse(checklist);
  const given = parsed?.kind !== 'asked' || parsed.decision?.decision !== 'postpone';
  return { ...row, checklist: parsed, given };
}
