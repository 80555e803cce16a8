import { randomUUID } from 'node:crypto';
import { type AuditEventName, recordAuditEvent } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { Caller } from '../route.ts';
import type { ConsentDeps } from './deps.ts';
import { insertConsentRecord } from './store.ts';

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

/** Writes words of one patient down, each with its audit event, and lets follow what must. @returns their ids */
export async function writeRecords(
  { clock, consentFollower }: Pick<ConsentDeps, 'clock' | 'consentFollower'>,
  {
    transaction,
    records,
    event,
    by,
  }: {
    transaction: DatabaseTransaction;
    records: readonly [NewRecord, ...NewRecord[]];
    event: Extract<AuditEventName, 'consentRecorded' | 'consentWithdrawn' | 'consentEnded'>;
    /** Null: the patient, by their link. */
    by: Caller | null;
  },
): Promise<string[]> {
  const ids: string[] = [];
  for (const record of records) {
    const id = randomUUID();
    const actorId = by?.actor.userId ?? null;
    await insertConsentRecord(transaction, { ...record, id, actorId, createdAt: clock().toISOString() });
    const { patientId, seriesId, scope, decision, channels, textVersion, source, concerns } = record;
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: event,
        actorId,
        entityId: id,
        patientId,
        requestId: by?.requestId ?? null,
        detail: { scope, decision, channels: JSON.parse(channels), seriesId, textVersion, source, concerns },
      },
    );
    ids.push(id);
  }
  await consentFollower.consentChanged(transaction, { patientId: records[0].patientId });
  return ids;
}
