import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { requireSeries, requireSession } from './require-series.ts';
import { deleteSession } from './store.ts';

/** @throws AppError NOT_FOUND; CONFLICT when somebody else changed it meanwhile */
export async function removeSession(
  { database, clock, follow }: SeriesDeps,
  { sessionId, version, by }: { sessionId: string; version: number; by: Caller },
): Promise<undefined> {
  await database.transaction().execute(async (transaction) => {
    const { seriesId, date } = await requireSession(transaction, sessionId);
    const { patientId } = await requireSeries(transaction, seriesId);
    await deleteSession(transaction, { id: sessionId, version });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'sessionRemoved',
        actorId: by.actor.userId,
        entityId: sessionId,
        patientId,
        requestId: by.requestId,
        detail: { seriesId, date },
      },
    );
  });
}
