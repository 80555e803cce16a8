import type { DatabaseTransaction } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { ConsentDeps } from './deps.ts';
import { channelsInForce } from './in-force.ts';
import { findConsentRecord, listConsentRecords } from './store.ts';
import type { ConsentChannel, ConsentRecord } from './types.ts';
import { emptyRecord, type PatientByLink, writeRecords } from './write-records.ts';

interface Withdrawal {
  recordId: string;
  /** Of a publication; left out: all that are in force. */
  channels?: readonly ConsentChannel[];
  note?: string;
  by: Caller | PatientByLink;
}

type Deps = Pick<ConsentDeps, 'database' | 'clock' | 'consentFollower'>;

/**
 * Takes back a grant from this moment on; the record of it stays.
 * @throws AppError NOT_FOUND; CONFLICT when it is not in force (any more), or not on these channels
 */
export async function withdrawConsent(
  deps: Deps,
  { recordId, channels, note = '', by }: Withdrawal,
): Promise<ConsentRecord> {
  const withdrawal = await deps.database.transaction().execute(async (transaction) => {
    const granted = await requireInForce(deps, { transaction, recordId });
    const left = channels ? granted.channels.filter((one) => channels.includes(one)) : granted.channels;
    if (channels && left.length === 0) throw notInForce();
    return writeEnd(deps, {
      transaction,
      granted: { ...granted, channels: left },
      decision: 'withdrawn',
      note,
      by,
    });
  });
  await deps.consentFollower.afterwards();
  return withdrawal;
}

/**
 * Records that the event came after which a grant no longer counts.
 * @throws AppError NOT_FOUND; CONFLICT when it is not in force or names no event
 */
export async function endConsent(
  deps: Deps,
  { recordId, note, by }: { recordId: string; note: string; by: Caller },
): Promise<ConsentRecord> {
  const end = await deps.database.transaction().execute(async (transaction) => {
    const granted = await requireInForce(deps, { transaction, recordId });
    if (granted.record.expiresOnEvent === null)
      throw new AppError('CONFLICT', {
        userMessage: 'This consent does not end with an event. If the patient took it back, withdraw it.',
      });
    return writeEnd(deps, { transaction, granted, decision: 'ended', note, by });
  });
  await deps.consentFollower.afterwards();
  return end;
}

interface Granted {
  record: ConsentRecord;
  /** On which it is in force; none where the scope has none. */
  channels: ConsentChannel[];
}

async function requireInForce(
  { clock }: Deps,
  { transaction, recordId }: { transaction: DatabaseTransaction; recordId: string },
): Promise<Granted> {
  const record = await requireConsentRecord(transaction, recordId);
  const records = await listConsentRecords(transaction, record.patientId);
  const inForce = channelsInForce(record, { records, now: clock() });
  if (inForce.length === 0) throw notInForce();
  return { record, channels: inForce.flatMap((channel) => channel ?? []) };
}

const notInForce = (): AppError =>
  new AppError('CONFLICT', {
    userMessage: 'This consent is not in force any more. Reload the page to see what counts now.',
  });

/** @throws AppError NOT_FOUND */
export async function requireConsentRecord(
  database: ConsentDeps['database'],
  recordId: string,
): Promise<ConsentRecord> {
  const record = await findConsentRecord(database, recordId);
  if (record) return record;
  throw new AppError('NOT_FOUND', { userMessage: 'There is no such consent. Go back to the patient.' });
}

interface End {
  transaction: DatabaseTransaction;
  granted: Granted;
  decision: 'withdrawn' | 'ended';
  note: string;
  by: Caller | PatientByLink;
}

async function writeEnd(
  deps: Deps,
  { transaction, granted, decision, note, by }: End,
): Promise<ConsentRecord> {
  const { id, patientId, seriesId, scope } = granted.record;
  const [end] = await writeRecords(deps, {
    transaction,
    records: [
      {
        ...emptyRecord,
        patientId,
        seriesId,
        scope,
        decision,
        channels: JSON.stringify(granted.channels),
        concerns: id,
        source: 'linkId' in by ? 'share-link' : 'told',
        note,
      },
    ],
    event: decision === 'withdrawn' ? 'consentWithdrawn' : 'consentEnded',
    by,
  });
  return end!;
}
