import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type Database, type PatientRow, updateVersioned } from '../database/index.ts';
import type { Patient, PatientListItem, PatientSearch } from './types.ts';

export async function insertPatient(database: Database, row: Insertable<PatientRow>): Promise<void> {
  await database.insertInto('patients').values(row).execute();
}

export async function findPatient(database: Database, id: string): Promise<Patient | null> {
  const row = await database.selectFrom('patients').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toPatient(row) : null;
}

/** @throws AppError CONFLICT when it was changed meanwhile */
export async function updatePatient(
  database: Database,
  seen: { id: string; version: number; change: Omit<Updateable<PatientRow>, 'version'> },
): Promise<void> {
  await updateVersioned(database, 'patients', seen);
}

/** By name, then number. A search looks for part of either, `%` and `_` being letters like all others. */
export async function searchPatients(
  database: Database,
  { search, limit, offset }: PatientSearch,
): Promise<{ items: PatientListItem[]; total: number }> {
  const pattern = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const found = database
    .selectFrom('patients')
    .$if(Boolean(search), (query) =>
      query.where(
        sql<boolean>`("patients"."name" like ${pattern} escape '\\' or "patients"."number" like ${pattern} escape '\\')`,
      ),
    );
  const { total } = await found
    .select((all) => all.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('patients')
    .select((patients) => [
      patients
        .selectFrom('series')
        .select((all) => all.fn.countAll<number>().as('count'))
        .whereRef('series.patientId', '=', 'patients.id')
        .as('seriesCount'),
      patients
        .selectFrom('visits')
        .innerJoin('series', 'series.id', 'visits.seriesId')
        .innerJoin('photos', 'photos.visitId', 'visits.id')
        .select((all) => all.fn.max('visits.date').as('last'))
        .whereRef('series.patientId', '=', 'patients.id')
        .as('lastPhotoOn'),
    ])
    .orderBy(sql`"patients"."name" collate nocase`)
    .orderBy('patients.number')
    .orderBy('patients.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const items = rows.map(({ seriesCount, lastPhotoOn, ...row }) => ({
    ...toPatient(row),
    seriesCount: seriesCount ?? 0,
    lastPhotoOn: lastPhotoOn ?? null,
  }));
  return { items, total };
}

const toPatient = (row: Selectable<PatientRow>): Patient => ({ ...row, synthetic: row.synthetic === 1 });
