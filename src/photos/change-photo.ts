import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { deleteVisitIfEmpty, updatePhoto } from './store.ts';
import type { PhotoAnswer, PhotoChange } from './types.ts';
import { openVisit, requirePhoto, requireVisit } from './visits.ts';

/** Corrects a photo's day or view; the picture itself never changes. @throws AppError NOT_FOUND */
export async function changePhoto(
  { database, clock, follow }: PhotoDeps,
  { photoId, change, by }: { photoId: string; change: PhotoChange; by: Caller },
): Promise<PhotoAnswer> {
  return database.transaction().execute(async (transaction) => {
    const { seriesId, visitId } = await requirePhoto(transaction, photoId);
    const { patientId } = await requireSeries(transaction, seriesId);
    if (change.view) await updatePhoto(transaction, { id: photoId, change: { view: change.view } });
    if (change.takenOn) {
      const visit = await openVisit(transaction, { seriesId, date: change.takenOn });
      await updatePhoto(transaction, { id: photoId, change: { visitId: visit.id, dateSource: 'given' } });
      await deleteVisitIfEmpty(transaction, visitId);
    }
    await follow(transaction, seriesId);
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'photoChanged',
        actorId: by.actor.userId,
        entityId: photoId,
        patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(change) },
      },
    );
    const photo = await requirePhoto(transaction, photoId);
    return { photo, visit: await requireVisit(transaction, photo.visitId) };
  });
}
