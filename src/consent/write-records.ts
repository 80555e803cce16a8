import { randomUUID } from 'node:crypto';
import { type AuditEventName, recordAuditEvent } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { Caller } from '../route.ts';
import { sha256Of } from '../storage/index.ts';
import type { ConsentDeps } from './deps.ts';
import { findConsentRecord, insertConsentRecord } from './store.ts';
import type { ConsentRecord } from './types.ts';

type NewRecord = Omit<Parameters<typeof insertConsentRecord>[1], 'id' | 'number' | 'actorId' | 'createdAt'>;

/** What a record says of nothing. */
export const emptyRecord = {
  seriesId: null,
  channels: '[]',
  identifiability: null,
  expiresOn: null,
  expiresOnEvent: null,
  textVersion: null,
  concerns: null,
  signedName: null,
  signature: null,
  paperSha256: null,
  paperFormat: null,
  signedOn: null,
  note: '',
} satisfies Partial<NewRecord>;

/** A patient who speaks by a share link of theirs. */
export interface PatientByLink {
  linkId: string;
  requestId: string;
}

interface Writing {
  transaction: DatabaseTransaction;
  records: readonly [NewRecord, ...NewRecord[]];
  event: Extract<AuditEventName, 'consentRecorded' | 'consentWithdrawn' | 'consentEnded'>;
  by: Caller | PatientByLink;
}

/**
 * Writes words of one patient down, each with an audit event that proves the record: what was said of what, and hashes of what was
 * read and signed. Lets follow what must.
 */
export async function writeRecords(
  { clock, consentFollower }: Pick<ConsentDeps, 'clock' | 'consentFollower'>,
  { transaction, records, event, by }: Writing,
): Promise<ConsentRecord[]> {
  const written: ConsentRecord[] = [];
  const actorId = 'actor' in by ? by.actor.userId : null;
  for (const record of records) {
    const id = randomUUID();
    await insertConsentRecord(transaction, { ...record, id, actorId, createdAt: clock().toISOString() });
    const said = (await findConsentRecord(transaction, id))!;
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: event,
        actorId,
        entityId: id,
        patientId: said.patientId,
        requestId: by.requestId,
        detail: {
          ...factsOf(said),
          paperSha256: record.paperSha256,
          ...('linkId' in by && { linkId: by.linkId }),
        },
      },
    );
    written.push(said);
  }
  await consentFollower.consentChanged(transaction, { patientId: records[0].patientId });
  return written;
}

function factsOf(said: ConsentRecord) {
  const { seriesId, scope, decision, channels, identifiability, expiresOn, expiresOnEvent } = said;
  const { text, concerns, source, signedOn } = said;
  return {
    scope,
    decision,
    channels,
    identifiability,
    seriesId,
    expiresOn,
    // Free words may name somebody; the trail names nobody.
    expiresOnEventSha256: expiresOnEvent && sha256Of(Buffer.from(expiresOnEvent)),
    textVersion: text?.version ?? null,
    textSha256: text?.sha256 ?? null,
    concerns,
    source,
    signedOn,
  };
}
