import { recordAuditEvent } from '../audit/index.ts';
import type { Caller, FileAnswer } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { keepDerivative } from './keep-derivative.ts';
import { previewPx } from './tile-levels.ts';
import type { ImageSize } from './types.ts';
import { requirePhoto } from './visits.ts';

const longestSidePx = { thumbnail: 320, medium: 800, preview: previewPx } as const;

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
  const blob = await keepDerivative(deps, {
    photo,
    size,
    make: (original) => deps.imaging.shrink(original, { maxSidePx: longestSidePx[size] }),
  });
  return { bytes: await deps.blobs.read({ kind: 'derived', blob }), mediaType: 'image/jpeg', etag };
}
