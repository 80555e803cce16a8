import { type ExpressionBuilder, type Insertable, type Selectable, type SqlBool, sql } from 'kysely';
import type { Day } from '../calendar.ts';
import type { CalendarFeedRow, Database, DueItemRow, Tables } from '../database/index.ts';
import type { AnalysisLine, DueLine, Overview, RefusedLine } from './types.ts';

const shown = 50;

const place = [
  'patients.id as patientId',
  'patients.name',
  'patients.number as patientNumber',
  'patients.synthetic',
  'series.id as seriesId',
  'series.name as seriesName',
] as const;

interface PlaceRow {
  patientId: string;
  name: string;
  patientNumber: string | null;
  synthetic: 0 | 1;
  seriesId: string;
  seriesName: string;
}

const toPlace = ({ patientId, name, patientNumber, synthetic, seriesId, seriesName }: PlaceRow) => ({
  patient: { id: patientId, name, number: patientNumber, synthetic: synthetic === 1 },
  seriesId,
  seriesName,
});

export async function hasPatients(database: Database): Promise<boolean> {
  return (await database.selectFrom('patients').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Series with a session or a visit on a day, by name of the patient. */
export async function listHere(database: Database, day: Day): Promise<Overview['here']> {
  const sessions = database.selectFrom('sessions').select('seriesId').where('date', '=', day);
  const visits = database.selectFrom('visits').select('seriesId').where('date', '=', day);
  const rows = await database
    .selectFrom('series')
    .innerJoin('patients', 'patients.id', 'series.patientId')
    .select(place)
    .select((series) => [
      series('series.id', 'in', sessions).as('session'),
      series('series.id', 'in', visits).as('visit'),
    ])
    .where('series.id', 'in', sessions.union(visits))
    .orderBy('patients.searchText')
    .orderBy('series.id')
    .limit(shown)
    .execute();
  return rows.map((row) => ({
    ...toPlace(row),
    session: Boolean(row.session),
    visit: Boolean(row.visit),
  }));
}

export interface DueRange {
  from: Day;
  to: Day;
  except?: Day;
  /** Only what may still be done in time on this day. */
  openOn?: Day;
  /** Only what should have been done before this day. */
  endedBefore?: Day;
}

const inRange =
  ({ from, to, except, openOn, endedBefore }: DueRange) =>
  (due: ExpressionBuilder<Tables, 'dueItems'>) =>
    due.and([
      due('dueItems.dueOn', '>=', from),
      due('dueItems.dueOn', '<=', to),
      ...(except ? [due('dueItems.dueOn', '!=', except)] : []),
      ...(openOn ? [due.or([due('dueUntil', 'is', null), due('dueUntil', '>=', openOn)])] : []),
      ...(endedBefore ? [due('dueUntil', '<', endedBefore)] : []),
    ]);

/** What is open, earliest first. Its state is for the caller to say. */
export async function listDue(
  database: Database,
  range: DueRange,
): Promise<(Omit<DueLine, 'item'> & { item: Omit<DueLine['item'], 'state'> })[]> {
  const rows = await database
    .selectFrom('dueItems')
    .innerJoin('series', 'series.id', 'dueItems.seriesId')
    .innerJoin('patients', 'patients.id', 'series.patientId')
    .select(place)
    .select(['kind', 'dueItems.number', 'months', 'dueOn', 'dueUntil'])
    .where(inRange(range))
    .orderBy('dueOn')
    .orderBy('dueItems.seriesId')
    .limit(shown)
    .execute();
  return rows.map((row) => {
    const { kind, number, months, dueOn, dueUntil } = row;
    return { ...toPlace(row), item: { kind, number, months, dueOn, dueUntil } };
  });
}

export async function countDue(database: Database, range: DueRange): Promise<number> {
  const { total } = await database
    .selectFrom('dueItems')
    .select((all) => all.fn.countAll<number>().as('total'))
    .where(inRange(range))
    .executeTakeFirstOrThrow();
  return total;
}

export async function countOpenAnalyses(database: Database): Promise<{ running: number; queued: number }> {
  const rows = await database
    .selectFrom('jobs')
    .select((jobs) => ['status', jobs.fn.countAll<number>().as('total')])
    .where('kind', '=', 'compare-photos')
    .where('status', 'in', ['running', 'queued'])
    .groupBy('status')
    .execute();
  const of = (status: string) => rows.find((row) => row.status === status)?.total ?? 0;
  return { running: of('running'), queued: of('queued') };
}

const selectAnalysed = (database: Database) =>
  database
    .selectFrom('jobs')
    .innerJoin('comparisons', 'comparisons.id', 'jobs.subjectId')
    .innerJoin('photos', 'photos.id', 'comparisons.followUpPhotoId')
    .innerJoin('visits', 'visits.id', 'photos.visitId')
    .innerJoin('series', 'series.id', 'comparisons.seriesId')
    .innerJoin('patients', 'patients.id', 'series.patientId')
    .select(place)
    .select(['comparisons.id as comparisonId', 'photos.view', 'visits.date as takenOn'])
    .where('jobs.kind', '=', 'compare-photos');

/** What is measured now, then what waits, oldest first. */
export async function listOpenAnalyses(database: Database): Promise<AnalysisLine[]> {
  const rows = await selectAnalysed(database)
    .select('jobs.status')
    .where('jobs.status', 'in', ['running', 'queued'])
    .orderBy('jobs.status', 'desc')
    .orderBy('jobs.createdAt')
    .limit(10)
    .execute();
  return rows.map(({ comparisonId, view, takenOn, status, ...row }) => ({
    ...toPlace(row),
    comparisonId,
    view,
    takenOn,
    status: status === 'running' ? 'running' : 'queued',
  }));
}

/** Measured since, and found not to be comparable; or not measured at all. Newest first. */
export async function listRefused(database: Database, { since }: { since: string }): Promise<RefusedLine[]> {
  const rows = await selectAnalysed(database)
    .select(['jobs.finishedAt as at', 'jobs.errorCode', 'jobs.errorMessage'])
    .select(sql<string | null>`json_extract("comparisons"."result", '$.comparability.reasons')`.as('reasons'))
    .where('jobs.finishedAt', '>=', since)
    .where(
      sql<SqlBool>`("jobs"."status" = 'failed' or json_extract("comparisons"."result", '$.comparability.verdict') = 'not-comparable')`,
    )
    .orderBy('jobs.finishedAt', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ comparisonId, view, takenOn, at, errorCode, errorMessage, reasons, ...row }) => {
    const found: RefusedLine['reasons'] = reasons ? JSON.parse(reasons) : [];
    return {
      ...toPlace(row),
      comparisonId,
      view,
      takenOn,
      at: at!,
      reasons: errorCode
        ? [{ code: errorCode, message: errorMessage ?? '' }]
        : found.map(({ code, message }) => ({ code, message })),
    };
  });
}

/** For the calendar: what is open, with the patients' numbers. */
export async function listCalendarItems(
  database: Database,
  { from, to }: { from: Day; to: Day },
): Promise<(DueItemRow & { patientNumber: string | null })[]> {
  return database
    .selectFrom('dueItems')
    .innerJoin('series', 'series.id', 'dueItems.seriesId')
    .innerJoin('patients', 'patients.id', 'series.patientId')
    .selectAll('dueItems')
    .select('patients.number as patientNumber')
    .where('dueOn', '>=', from)
    .where('dueOn', '<=', to)
    .orderBy('dueOn')
    .orderBy('dueItems.seriesId')
    .execute();
}

export async function findCalendarFeed(database: Database): Promise<Selectable<CalendarFeedRow> | null> {
  return (await database.selectFrom('calendarFeeds').selectAll().executeTakeFirst()) ?? null;
}

/** A clinic has one: the one before goes. */
export async function replaceCalendarFeed(
  database: Database,
  row: Insertable<CalendarFeedRow> | null,
): Promise<void> {
  await database.deleteFrom('calendarFeeds').execute();
  if (row) await database.insertInto('calendarFeeds').values(row).execute();
}

export async function updateCalendarFeed(
  database: Database,
  change: { showsNumbers: 0 | 1 } | { readAt: string },
): Promise<void> {
  await database.updateTable('calendarFeeds').set(change).execute();
}
