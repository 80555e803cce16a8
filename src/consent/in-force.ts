import { stateOf } from './state-of.ts';
import type { ConsentChannel, ConsentRecord, ConsentState } from './types.ts';

interface StateOnChannel {
  /** Null for scopes that have none. */
  channel: ConsentChannel | null;
  state: ConsentState;
}

interface At {
  /** Of the patient, oldest first. */
  records: readonly ConsentRecord[];
  now: Date;
}

/** What counts at a moment on all that a record speaks of, whoever said it last. */
export function statesOn(
  { patientId, seriesId, scope, channels }: ConsentRecord,
  { records, now }: At,
): StateOnChannel[] {
  const spokenOf = scope === 'publication' ? channels : [null];
  return spokenOf.map((channel) => ({
    channel,
    state: stateOf(records, { patientId, seriesId, scope, channel, identifiability: null }, now),
  }));
}

/** What a record has the last word on, with what it says there at a moment. */
export const lastWordsOf = (record: ConsentRecord, at: At): StateOnChannel[] =>
  statesOn(record, at).filter(({ state }) => state.record?.id === record.id);

/** Channels on which a grant permits now; `[null]` for a scope without channels, nothing when it permits no more. */
export const channelsInForce = (record: ConsentRecord, at: At): (ConsentChannel | null)[] =>
  lastWordsOf(record, at)
    .filter(({ state }) => state.permits)
    .map(({ channel }) => channel);

/** Records by whose they are, each patient's in their order. */
export function byPatient(records: readonly ConsentRecord[]): ConsentRecord[][] {
  const ofPatients = new Map<string, ConsentRecord[]>();
  for (const record of records) {
    const known = ofPatients.get(record.patientId);
    if (known) known.push(record);
    else ofPatients.set(record.patientId, [record]);
  }
  return [...ofPatients.values()];
}
