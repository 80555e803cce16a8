import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { signChecklist } from './checklist.ts';
import type { SeriesDeps } from './deps.ts';
import { requireSeries, requireSession } from './require-series.ts';
import { insertSession } from './store.ts';
import type { Session, SessionInput } from './types.ts';

/** @throws AppError NOT_FOUND when there is no such series */
export async function createSession(
  { database, clock, follow }: SeriesDeps,
  { seriesId, input, by }: { seriesId: string; input: SessionInput; by: Caller },
): Promise<Session> {
  const id = randomUUID();
  return database.transaction().execute(async (transaction) => {
    const { patientId } = await requireSeries(transaction, seriesId);
    const now = clock();
    const checklist = signChecklist(input.checklist, { before: null, actor: by.actor, now });
    await insertSession(transaction, {
      id,
      seriesId,
      ...input,
      checklist: JSON.stringify(checklist),
      version: 1,
      createdAt: now.toISOString(),
    });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      { name: 'sessionCreated', actorId: by.actor.userId, entityId: id, patientId, requestId: by.requestId },
    );
    return requireSession(transaction, id);
  });
}
