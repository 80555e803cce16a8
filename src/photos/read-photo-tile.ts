import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller, FileAnswer } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { keepDerivative } from './keep-derivative.ts';
import { tileLevels, tileNumber } from './tile-levels.ts';
import { readTile } from './tile-pack.ts';
import type { TilePlace } from './types.ts';
import { requirePhoto } from './visits.ts';

/**
 * A piece of a photo at its own resolution or a half of it. Zooming asks for dozens of them: the first of a photo and a
 * sign-in is the audit event.
 * @throws AppError NOT_FOUND
 */
export async function readPhotoTile(
  deps: PhotoDeps,
  { photoId, place, by }: { photoId: string; place: TilePlace; by: Caller },
): Promise<FileAnswer> {
  const photo = await requirePhoto(deps.database, photoId);
  const number = tileNumber(tileLevels(photo), place);
  if (number === null) {
    throw new AppError('NOT_FOUND', { userMessage: 'The photo has no such piece. Reload the page.' });
  }
  if (deps.tileViews.isFirst({ signInId: by.actor.signInId, photoId })) {
    const { patientId } = await requireSeries(deps.database, photo.seriesId);
    await recordAuditEvent(deps, {
      name: 'photoViewed',
      actorId: by.actor.userId,
      entityId: photoId,
      patientId,
      requestId: by.requestId,
      detail: { tiles: true },
    });
  }
  const blob = await keepDerivative(deps, {
    photo,
    size: 'tiles',
    make: (original) => deps.imaging.cutTiles(original, photo),
  });
  return {
    bytes: await readTile(number, (range) => deps.blobs.readRange({ kind: 'derived', blob }, range)),
    mediaType: 'image/jpeg',
    etag: `${photo.sha256}-tile-${number}`,
  };
}
