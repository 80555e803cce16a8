import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { signChecklist } from './checklist.ts';
import type { SeriesDeps } from './deps.ts';
import { requireSeries, requireSession } from './require-series.ts';
import { updateSession } from './store.ts';
import type { Session, SessionChange } from './types.ts';

/** @throws AppError NOT_FOUND; CONFLICT when somebody else changed it meanwhile */
export async function changeSession(
  { database, clock, follow }: SeriesDeps,
  { sessionId, change, by }: { sessionId: string; change: SessionChange; by: Caller },
): Promise<Session> {
  const { version, checklist, ...plain } = change;
  return database.transaction().execute(async (transaction) => {
    const before = await requireSession(transaction, sessionId);
    const { seriesId } = before;
    const { patientId } = await requireSeries(transaction, seriesId);
    const signed =
      checklist && signChecklist(checklist, { before: before.checklist, actor: by.actor, now: clock() });
    await updateSession(transaction, {
      id: sessionId,
      version,
      change: { ...plain, ...(signed && { checklist: JSON.stringify(signed) }) },
    });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'sessionChanged',
        actorId: by.actor.userId,
        entityId: sessionId,
        patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(change).filter((field) => field !== 'version') },
      },
    );
    return requireSession(transaction, sessionId);
  });
}
