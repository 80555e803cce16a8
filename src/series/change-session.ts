import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { requireSeries, requireSession } from './require-series.ts';
import { updateSession } from './store.ts';
import type { Session, SessionChange } from './types.ts';

/** @throws AppError NOT_FOUND */
export async function changeSession(
  { database, clock, follow }: SeriesDeps,
  { sessionId, change, by }: { sessionId: string; change: SessionChange; by: Caller },
): Promise<Session> {
  return database.transaction().execute(async (transaction) => {
    const { seriesId } = await requireSession(transaction, sessionId);
    const { patientId } = await requireSeries(transaction, seriesId);
    await updateSession(transaction, { id: sessionId, change });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'sessionChanged',
        actorId: by.actor.userId,
        entityId: sessionId,
        patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(change) },
      },
    );
    return requireSession(transaction, sessionId);
  });
}
