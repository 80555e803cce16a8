import type { Insertable, Selectable, Updateable } from 'kysely';
import type { ComparisonImageRow, ComparisonRow, Database, SeriesOutcomeRow } from '../database/index.ts';
import type { Comparison } from '../imaging/comparison.ts';
import type { Plan } from '../imaging/plan.ts';

export interface StoredComparison {
  id: string;
  seriesId: string;
  baselinePhotoId: string;
  followUpPhotoId: string;
  plan: Plan | null;
  result: Comparison | null;
  engineVersion: string | null;
  /** A person asked for this pair: it is no part of the series' course. */
  asked: boolean;
}

export async function findComparison(database: Database, id: string): Promise<StoredComparison | null> {
  const row = await database.selectFrom('comparisons').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toStored(row) : null;
}

/** Those of the series' course, in the order they were made; callers order by day. */
export async function listComparisons(database: Database, seriesId: string): Promise<StoredComparison[]> {
  return (await listAllComparisons(database, seriesId)).filter(({ asked }) => !asked);
}

/** With those that somebody asked for. */
export async function listAllComparisons(database: Database, seriesId: string): Promise<StoredComparison[]> {
  const rows = await database
    .selectFrom('comparisons')
    .selectAll()
    .where('seriesId', '=', seriesId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(toStored);
}

export async function findComparisonOf(
  database: Database,
  { baselinePhotoId, followUpPhotoId }: Pick<StoredComparison, 'baselinePhotoId' | 'followUpPhotoId'>,
): Promise<StoredComparison | null> {
  const row = await database
    .selectFrom('comparisons')
    .selectAll()
    .where('baselinePhotoId', '=', baselinePhotoId)
    .where('followUpPhotoId', '=', followUpPhotoId)
    .executeTakeFirst();
  return row ? toStored(row) : null;
}

/** Measured by another version of the engine than this one. */
export async function listOutdatedComparisons(database: Database, engineVersion: string): Promise<string[]> {
  const rows = await database
    .selectFrom('comparisons')
    .select('id')
    .where('engineVersion', 'is not', null)
    .where('engineVersion', '!=', engineVersion)
    .execute();
  return rows.map((row) => row.id);
}

export async function insertComparison(database: Database, row: Insertable<ComparisonRow>): Promise<void> {
  await database.insertInto('comparisons').values(row).execute();
}

export async function updateComparison(
  database: Database,
  { id, change }: { id: string; change: Updateable<ComparisonRow> },
): Promise<void> {
  await database.updateTable('comparisons').set(change).where('id', '=', id).execute();
}

export async function deleteComparison(database: Database, id: string): Promise<void> {
  await database.deleteFrom('comparisons').where('id', '=', id).execute();
}

export async function setPlanPhoto(
  database: Database,
  { seriesId, photoId }: { seriesId: string; photoId: string },
): Promise<void> {
  await database.updateTable('series').set({ planPhotoId: photoId }).where('id', '=', seriesId).execute();
}

export async function listImages(
  database: Database,
  comparisonId: string,
): Promise<Selectable<ComparisonImageRow>[]> {
  return database
    .selectFrom('comparisonImages')
    .selectAll()
    .where('comparisonId', '=', comparisonId)
    .execute();
}

export async function insertImages(
  database: Database,
  rows: readonly Insertable<ComparisonImageRow>[],
): Promise<void> {
  if (rows.length > 0)
    await database
      .insertInto('comparisonImages')
      .values([...rows])
      .execute();
}

/** @returns the stored files the removed rows named */
export async function deleteImages(database: Database, comparisonId: string): Promise<string[]> {
  const rows = await database
    .deleteFrom('comparisonImages')
    .where('comparisonId', '=', comparisonId)
    .returning('blob')
    .execute();
  return rows.map((row) => row.blob);
}

export async function replaceOutcome(database: Database, row: SeriesOutcomeRow): Promise<void> {
  await database.replaceInto('seriesOutcomes').values(row).execute();
}

export async function listSeriesWithoutOutcome(database: Database): Promise<string[]> {
  const rows = await database
    .selectFrom('series')
    .leftJoin('seriesOutcomes', 'seriesOutcomes.seriesId', 'series.id')
    .select('series.id')
    .where('seriesOutcomes.seriesId', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

function toStored({ createdAt: _createdAt, ...row }: Selectable<ComparisonRow>): StoredComparison {
  return {
    ...row,
    asked: row.asked === 1,
    plan: row.plan === null ? null : JSON.parse(row.plan),
    result: row.result === null ? null : JSON.parse(row.result),
  };
}
