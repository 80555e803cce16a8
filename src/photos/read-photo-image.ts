import { recordAuditEvent } from '../audit/index.ts';
import type { Caller, FileAnswer } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { findDerivative, insertDerivative, isBlobReferenced } from './store.ts';
import type { ImageSize, Photo } from './types.ts';
import { requirePhoto } from './visits.ts';

const longestSidePx = { thumbnail: 320, preview: 2000 } as const;

/** @throws AppError NOT_FOUND */
export async function readPhotoImage(
  deps: PhotoDeps,
  { photoId, size, by }: { photoId: string; size: ImageSize; by: Caller },
): Promise<FileAnswer> {
  const photo = await requirePhoto(deps.database, photoId);
  // Thumbnails come a dozen at a time with the page whose view is an event already.
  if (size !== 'thumbnail') {
    const { patientId } = await requireSeries(deps.database, photo.seriesId);
    await recordAuditEvent(deps, {
      name: size === 'original' ? 'originalExported' : 'photoViewed',
      actorId: by.actor.userId,
      entityId: photoId,
      patientId,
      requestId: by.requestId,
    });
  }
  const etag = `${photo.sha256}-${size}`;
  if (size === 'original') {
    return {
      bytes: await deps.blobs.read({ kind: 'originals', blob: photo.sha256 }),
      mediaType: `image/${photo.format}`,
      etag,
      downloadName: photo.fileName,
      attachment: true,
    };
  }
  return { bytes: await readDerivative(deps, { photo, size }), mediaType: 'image/jpeg', etag };
}

/** Made the first time it is asked for, then kept. */
async function readDerivative(
  { database, blobs, imaging }: PhotoDeps,
  { photo, size }: { photo: Photo; size: 'thumbnail' | 'preview' },
): Promise<Uint8Array> {
  const originalSha256 = photo.sha256;
  const original = { kind: 'originals', blob: originalSha256 } as const;
  const made = await findDerivative(database, { originalSha256, size });
  if (made) return blobs.read({ kind: 'derived', blob: made });

  return blobs.hold(original, async () => {
    const madeMeanwhile = await findDerivative(database, { originalSha256, size });
    if (madeMeanwhile) return blobs.read({ kind: 'derived', blob: madeMeanwhile });

    const bytes = await imaging.shrink(await blobs.read(original), { maxSidePx: longestSidePx[size] });
    const blob = await blobs.addDerived(bytes);
    const kept = await database.transaction().execute(async (transaction) => {
      // Removed while it was being made smaller? Then nothing of it is to stay.
      const isWanted = await isBlobReferenced(transaction, original);
      if (isWanted) await insertDerivative(transaction, { originalSha256, size, blob });
      return isWanted;
    });
    if (!kept) await blobs.remove({ kind: 'derived', blob });
    return bytes;
  });
}
