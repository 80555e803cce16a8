import type { Insertable, Selectable } from 'kysely';
import type { Day } from '../calendar.ts';
import type { ConsentRecordRow, ConsentTextRow, Database } from '../database/index.ts';
import type { PatientBadge } from '../patients/index.ts';
import type { ConsentRecord, ConsentScope, ConsentText, Signature } from './types.ts';

/** The version in use first. */
export async function listConsentTexts(database: Database): Promise<ConsentText[]> {
  const rows = await database
    .selectFrom('consentTexts')
    .leftJoin('loginUser', 'loginUser.id', 'consentTexts.actorId')
    .select([
      'scope',
      'version',
      'title',
      'body',
      'sha256',
      'loginUser.name as by',
      'consentTexts.createdAt as at',
    ])
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, scope: row.scope as ConsentScope }));
}

export async function insertConsentText(database: Database, row: Insertable<ConsentTextRow>): Promise<void> {
  await database.insertInto('consentTexts').values(row).execute();
}

const selectRecords = (database: Database) =>
  database
    .selectFrom('consentRecords as record')
    .leftJoin('consentTexts as text', (join) =>
      join.onRef('text.scope', '=', 'record.scope').onRef('text.version', '=', 'record.textVersion'),
    )
    .leftJoin('loginUser', 'loginUser.id', 'record.actorId')
    .selectAll('record')
    .select(['text.title as textTitle', 'text.sha256 as textSha256', 'loginUser.name as by'])
    .orderBy('record.number');

/** Everything a patient ever said, oldest first. */
export async function listConsentRecords(database: Database, patientId: string): Promise<ConsentRecord[]> {
  const rows = await selectRecords(database).where('record.patientId', '=', patientId).execute();
  return rows.map(toRecord);
}

/** Everything all patients ever said about a scope, oldest first. */
export async function listRecordsOfScope(database: Database, scope: ConsentScope): Promise<ConsentRecord[]> {
  const rows = await selectRecords(database).where('record.scope', '=', scope).execute();
  return rows.map(toRecord);
}

/** Everything that was ever said by patients of whom a grant has its last day in a span, oldest first. */
export async function listRecordsOfEndingPatients(
  database: Database,
  { from, to }: { from: Day; to: Day },
): Promise<ConsentRecord[]> {
  const ending = database
    .selectFrom('consentRecords')
    .select('patientId')
    .where('expiresOn', '>=', from)
    .where('expiresOn', '<=', to);
  const rows = await selectRecords(database).where('record.patientId', 'in', ending).execute();
  return rows.map(toRecord);
}

/** Whose a record is. */
export async function findWhose(
  database: Database,
  recordId: string,
): Promise<{ patient: PatientBadge; seriesName: string | null }> {
  const { seriesName, synthetic, ...patient } = await database
    .selectFrom('consentRecords')
    .innerJoin('patients', 'patients.id', 'consentRecords.patientId')
    .leftJoin('series', 'series.id', 'consentRecords.seriesId')
    .select([
      'patients.id',
      'patients.name',
      'patients.number',
      'patients.synthetic',
      'series.name as seriesName',
    ])
    .where('consentRecords.id', '=', recordId)
    .executeTakeFirstOrThrow();
  return { patient: { ...patient, synthetic: synthetic === 1 }, seriesName };
}

export async function findConsentRecord(database: Database, id: string): Promise<ConsentRecord | null> {
  const row = await selectRecords(database).where('record.id', '=', id).executeTakeFirst();
  return row ? toRecord(row) : null;
}

export interface SignedMatter {
  signature: Signature | null;
  paper: { sha256: string; format: 'jpeg' | 'png' | 'pdf' } | null;
}

/** What a record was signed with. */
export async function findSignedMatter(database: Database, id: string): Promise<SignedMatter> {
  const { signature, paperSha256, paperFormat } = await database
    .selectFrom('consentRecords')
    .select(['signature', 'paperSha256', 'paperFormat'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    signature: signature === null ? null : JSON.parse(signature),
    paper: paperSha256 && paperFormat ? { sha256: paperSha256, format: paperFormat } : null,
  };
}

export async function insertConsentRecord(
  database: Database,
  row: Insertable<ConsentRecordRow>,
): Promise<void> {
  await database.insertInto('consentRecords').values(row).execute();
}

type FoundRow = Selectable<ConsentRecordRow> & {
  textTitle: string | null;
  textSha256: string | null;
  by: string | null;
};

const toRecord = (row: FoundRow): ConsentRecord => ({
  id: row.id,
  patientId: row.patientId,
  seriesId: row.seriesId,
  scope: row.scope as ConsentRecord['scope'],
  decision: row.decision as ConsentRecord['decision'],
  channels: JSON.parse(row.channels),
  identifiability: row.identifiability as ConsentRecord['identifiability'],
  expiresOn: row.expiresOn,
  expiresOnEvent: row.expiresOnEvent,
  text:
    row.textVersion === null
      ? null
      : { version: row.textVersion, title: row.textTitle!, sha256: row.textSha256! },
  concerns: row.concerns,
  source: row.source as ConsentRecord['source'],
  signedName: row.signedName,
  hasSignature: row.signature !== null,
  hasPaper: row.paperSha256 !== null,
  signedOn: row.signedOn,
  note: row.note,
  by: row.by,
  at: row.createdAt,
});
