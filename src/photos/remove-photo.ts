import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { removeDiscardedBlobs } from './remove-discarded-blobs.ts';
import {
  deleteDerivatives,
  deletePhoto,
  deleteVisitIfEmpty,
  insertDiscardedBlobs,
  isBlobReferenced,
} from './store.ts';
import { requirePhoto } from './visits.ts';

/**
 * Takes a photo and its comparisons out of a series; its file goes too unless another series has the same one.
 * @throws AppError NOT_FOUND
 */
export async function removePhoto(
  { database, clock, blobs, follow }: PhotoDeps,
  { photoId, by }: { photoId: string; by: Caller },
): Promise<undefined> {
  await database.transaction().execute(async (transaction) => {
    const { seriesId, visitId, sha256, frames } = await requirePhoto(transaction, photoId);
    const { patientId } = await requireSeries(transaction, seriesId);
    await follow(transaction, seriesId, { leavingPhotoId: photoId });
    await deletePhoto(transaction, photoId);
    await deleteVisitIfEmpty(transaction, visitId);
    for (const blob of [sha256, ...frames]) {
      const original = { kind: 'originals', blob } as const;
      if (await isBlobReferenced(transaction, original)) continue;
      const derived = await deleteDerivatives(transaction, blob);
      await insertDiscardedBlobs(transaction, [
        original,
        ...derived.map((made) => ({ kind: 'derived' as const, blob: made })),
      ]);
    }
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'photoRemoved',
        actorId: by.actor.userId,
        entityId: photoId,
        patientId,
        requestId: by.requestId,
        detail: { seriesId, sha256 },
      },
    );
  });
  await removeDiscardedBlobs({ database, blobs });
}
