import { AppError } from '../errors.ts';
import type { ConsentDeps } from './deps.ts';
import { byPatient, channelsInForce, statesOn } from './in-force.ts';
import { stateOf } from './state-of.ts';
import { listConsentRecords, listRecordsOfScope } from './store.ts';
import type { ConsentChannel, ConsentRecord, ConsentScope, ConsentState, ConsentUse } from './types.ts';

/** Whether a use is permitted now. Asked each time a byte of it is served, never remembered. */
export async function consentFor(
  { database, clock }: Pick<ConsentDeps, 'database' | 'clock'>,
  use: ConsentUse,
): Promise<ConsentState> {
  return stateOf(await listConsentRecords(database, use.patientId), use, clock());
}

/** @returns the record that permits a use now @throws AppError GONE when none does */
export async function requireConsent(
  deps: Pick<ConsentDeps, 'database' | 'clock'>,
  use: ConsentUse,
): Promise<ConsentRecord> {
  const state = await consentFor(deps, use);
  if (state.permits) return state.record;
  throw new AppError('GONE', {
    message: `no consent: ${state.why}`,
    userMessage: 'This is no longer shown. If you have questions, ask the clinic.',
  });
}

/**
 * All grants that permit a use on a channel at a moment, of all patients. One of all series may be narrowed by another word
 * on some series: whoever serves one asks {@link consentFor}.
 */
export async function listConsentsInForce(
  database: ConsentDeps['database'],
  { scope, channel, at }: { scope: ConsentScope; channel: ConsentChannel | null; at: Date },
): Promise<ConsentRecord[]> {
  return byPatient(await listRecordsOfScope(database, scope)).flatMap((records) =>
    records.filter((record) => channelsInForce(record, { records, now: at }).includes(channel)),
  );
}

/** A grant that counts now, with the channels on which it does; none where its scope has none. */
export interface GrantInForce {
  record: ConsentRecord;
  channels: ConsentChannel[];
}

/** All that a patient agreed to and still counts, oldest first. */
export async function listGrantsInForce(
  { database, clock }: Pick<ConsentDeps, 'database' | 'clock'>,
  patientId: string,
): Promise<GrantInForce[]> {
  const records = await listConsentRecords(database, patientId);
  return records.flatMap((record) => {
    const channels = channelsInForce(record, { records, now: clock() });
    return channels.length === 0 ? [] : [{ record, channels: channels.flatMap((channel) => channel ?? []) }];
  });
}

/** A patient's grant that was taken back, all of it, with nothing said since; null where it is not so. */
export async function findTakenBack(
  { database, clock }: Pick<ConsentDeps, 'database' | 'clock'>,
  { patientId, recordId }: { patientId: string; recordId: string },
): Promise<ConsentRecord | null> {
  const records = await listConsentRecords(database, patientId);
  const granted = records.find(({ id, decision }) => id === recordId && decision === 'granted');
  if (!granted) return null;
  const states = statesOn(granted, { records, now: clock() });
  return states.every(({ state }) => !state.permits && state.why === 'withdrawn') ? granted : null;
}
