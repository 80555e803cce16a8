import { dayOf } from '../calendar.ts';
import type { ConsentRecordRow, Database, DatabaseTransaction } from '../database/index.ts';
import { AppError } from '../errors.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { ConsentDeps } from './deps.ts';
import { listConsentTexts } from './store.ts';
import type { ConsentAnswer, ConsentRecord, ConsentSource } from './types.ts';
import { emptyRecord, writeRecords } from './write-records.ts';

export interface Answered {
  patientId: string;
  seriesId: string | null;
  answers: readonly ConsentAnswer[];
  note: string;
  source: ConsentSource;
  /** How they were signed. */
  signed: Partial<
    Pick<ConsentRecordRow, 'signedName' | 'signature' | 'paperSha256' | 'paperFormat' | 'signedOn'>
  >;
  by: Caller;
}

/**
 * Writes down a patient's answers, each as a record of its own.
 * @throws AppError NOT_FOUND; BAD_REQUEST for a day that has passed; CONFLICT when the text that was read is not the one
 *   that is stored, or on the screen is no longer the one in use
 */
export async function recordAnswers(
  deps: Pick<ConsentDeps, 'clock' | 'consentFollower'>,
  { transaction, answered }: { transaction: DatabaseTransaction; answered: Answered },
): Promise<ConsentRecord[]> {
  const { patientId, seriesId, answers, note, source, signed, by } = answered;
  await requirePatient({ database: transaction }, patientId);
  if (seriesId !== null) await requireSeriesOf(transaction, { patientId, seriesId });
  await requireTexts(transaction, answered);
  for (const { expiresOn } of answers) {
    if (expiresOn !== null && expiresOn < dayOf(deps.clock()))
      throw new AppError('BAD_REQUEST', {
        userMessage: 'The last day has passed already. Choose a later day.',
      });
  }
  const records = answers.map(({ text, channels, ...answer }) => ({
    ...emptyRecord,
    ...signed,
    ...answer,
    patientId,
    seriesId,
    channels: JSON.stringify(channels),
    textVersion: text.version,
    source,
    note,
  }));
  return writeRecords(deps, {
    transaction,
    records: records as [(typeof records)[number]],
    event: 'consentRecorded',
    by,
  });
}

async function requireSeriesOf(
  database: Database,
  { patientId, seriesId }: { patientId: string; seriesId: string },
): Promise<void> {
  const series = await requireSeries(database, seriesId);
  if (series.patientId !== patientId)
    throw new AppError('NOT_FOUND', { userMessage: 'There is no such series of this patient.' });
}

/** Paper may bear an older version; on the screen it is the one in use. */
async function requireTexts(database: Database, { answers, source }: Answered): Promise<void> {
  const texts = await listConsentTexts(database);
  for (const { scope, text } of answers) {
    const ofScope = texts.filter((one) => one.scope === scope);
    const known = source === 'paper' ? ofScope : ofScope.slice(0, 1);
    if (known.some(({ version, sha256 }) => version === text.version && sha256 === text.sha256)) continue;
    throw new AppError('CONFLICT', {
      message: `text of ${scope} is not version ${text.version}`,
      userMessage:
        'The text was changed meanwhile. Nothing was recorded: let the patient read and answer the new one.',
    });
  }
}
