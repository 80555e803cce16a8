import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { findVisitOn, markDatesGiven, updateVisit } from './store.ts';
import type { Visit, VisitChange } from './types.ts';
import { requireVisit } from './visits.ts';

/** @throws AppError NOT_FOUND; CONFLICT when somebody else changed it meanwhile, or the other day has a visit of its own */
export async function changeVisit(
  { database, clock, follow }: PhotoDeps,
  { visitId, change, by }: { visitId: string; change: VisitChange; by: Caller },
): Promise<Visit> {
  const { version, state, ...plain } = change;
  return database.transaction().execute(async (transaction) => {
    const { seriesId, date } = await requireVisit(transaction, visitId);
    const { patientId } = await requireSeries(transaction, seriesId);
    if (change.date && change.date !== date) {
      if (await findVisitOn(transaction, { seriesId, date: change.date })) {
        throw new AppError('CONFLICT', {
          userMessage: `There is a visit on ${change.date} already. Move the photos to that day one by one instead.`,
        });
      }
      await markDatesGiven(transaction, visitId);
    }
    await updateVisit(transaction, {
      id: visitId,
      version,
      change: { ...plain, ...(state && { state: JSON.stringify(state) }) },
    });
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'visitChanged',
        actorId: by.actor.userId,
        entityId: visitId,
        patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(change).filter((field) => field !== 'version') },
      },
    );
    return requireVisit(transaction, visitId);
  });
}
