import { recordAuditEvent } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { insertDiscardedBlobs, removeDiscardedBlobs } from '../photos/index.ts';
import type { Caller } from '../route.ts';
import type { ServingDeps } from './deps.ts';
import { endCase, type StoredCase } from './store.ts';
import type { CaseState } from './types.ts';

export interface Ending {
  ended: Pick<StoredCase, 'id' | 'patientId'>;
  state: Exclude<CaseState, 'published'>;
  /** Null: the system itself. */
  by: Caller | null;
}

/**
 * Takes a case down in the caller's transaction: from its commit on nothing of it is served. Its files are removed after it
 * (`removeDiscardedBlobs`), or at the next start.
 */
export async function endInTransaction(
  { transaction, clock }: { transaction: DatabaseTransaction; clock: ServingDeps['clock'] },
  { ended, state, by }: Ending,
): Promise<void> {
  const files = await endCase(transaction, { id: ended.id, state, endedAt: clock().toISOString() });
  if (!files) return;
  await insertDiscardedBlobs(
    transaction,
    files.map((blob) => ({ kind: 'derived', blob })),
  );
  await recordAuditEvent(
    { database: transaction, clock },
    {
      name: 'galleryCaseEnded',
      actorId: by?.actor.userId ?? null,
      entityId: ended.id,
      patientId: ended.patientId,
      requestId: by?.requestId ?? null,
      detail: { state, files: files.length },
    },
  );
}

/** Takes cases down and their files off the disk. */
export async function endCases(deps: ServingDeps, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return;
  const { database, clock } = deps;
  await database.transaction().execute(async (transaction) => {
    for (const ending of endings) await endInTransaction({ transaction, clock }, ending);
  });
  await removeDiscardedBlobs(deps);
}
