import {
  type ExpressionBuilder,
  type Insertable,
  type Selectable,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely';
import { type Database, fold, type PatientRow, type Tables, updateVersioned } from '../database/index.ts';
import { toSkinTone } from './skin-tone.ts';
import type { Patient, PatientList, PatientSearch } from './types.ts';

export async function insertPatient(database: Database, row: Insertable<PatientRow>): Promise<void> {
  await database.insertInto('patients').values(row).execute();
}

export async function findPatient(database: Database, id: string): Promise<Patient | null> {
  const row = await database
    .selectFrom('patients')
    .selectAll()
    .select(skinItaDeg)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toPatient(row) : null;
}

/** @throws AppError CONFLICT when it was changed meanwhile */
export async function updatePatient(
  database: Database,
  seen: { id: string; version: number; change: Omit<Updateable<PatientRow>, 'version'> },
): Promise<void> {
  await updateVersioned(database, 'patients', seen);
}

/** So many are counted; whoever sees more than that types on. */
const countLimit = 200;

/** By name, then number. Each word of a search is part of some word of the name, or of the number. */
export async function searchPatients(
  database: Database,
  { search = '', number, limit, offset }: PatientSearch,
): Promise<PatientList> {
  const words = fold(search).split(' ').filter(Boolean);
  const found = selectFound(database, { words, number });
  const total = words.length === 0 && !number ? await countPatients(database) : await countFound(found);
  const more = words.length > 0 && total > countLimit;
  // A search that finds many finds a page soonest by walking through the names in order; one that finds few, by the index.
  const listed = more ? selectFound(database, { words, number, walk: true }) : found;
  const rows = await listed
    .selectAll('patients')
    .select((patients) => [
      skinItaDeg(patients),
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
    .orderBy('patients.searchText')
    .orderBy('patients.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const items = rows.map(({ seriesCount, lastPhotoOn, ...row }) => ({
    ...toPatient(row),
    seriesCount: seriesCount ?? 0,
    lastPhotoOn: lastPhotoOn ?? null,
  }));
  return { items, total: more ? countLimit : total, more };
}

interface Wanted {
  words: readonly string[];
  number: string | undefined;
  /** By looking at each name rather than in the index. */
  walk?: boolean;
}

/** The index knows runs of three letters; shorter words are looked for in the names themselves. */
function selectFound(database: Database, { words, number, walk = false }: Wanted) {
  const indexed = walk ? [] : words.filter((word) => [...word].length >= 3);
  const match = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  let found = database.selectFrom('patients');
  if (match !== '') {
    found = found.where(
      sql<SqlBool>`"patients".rowid in (select rowid from "patientWords" where "patientWords" match ${match})`,
    );
  }
  for (const word of words.filter((one) => !indexed.includes(one))) {
    found = found.where(sql<SqlBool>`instr("patients"."searchText", ${word}) > 0`);
  }
  if (number) found = found.where(sql<SqlBool>`"patients"."number" = ${number} collate nocase`);
  return found;
}

/** Up to one more than are counted. */
async function countFound(found: ReturnType<typeof selectFound>): Promise<number> {
  const rows = await found
    .select('patients.id')
    .limit(countLimit + 1)
    .execute();
  return rows.length;
}

async function countPatients(database: Database): Promise<number> {
  const { total } = await database
    .selectFrom('patients')
    .select((all) => all.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Of the first series whose baseline was measured. */
const skinItaDeg = (patients: ExpressionBuilder<Tables, 'patients'>) =>
  patients
    .selectFrom('series')
    .select('series.skinItaDeg')
    .whereRef('series.patientId', '=', 'patients.id')
    .where('series.skinItaDeg', 'is not', null)
    .orderBy('series.createdAt')
    .limit(1)
    .as('skinItaDeg');

function toPatient({
  skinItaDeg: angle,
  searchText: _searchText,
  ...row
}: Selectable<PatientRow> & { skinItaDeg: number | null }): Patient {
  return { ...row, skinTone: angle === null ? null : toSkinTone(angle), synthetic: row.synthetic === 1 };
}
