import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import { ImagingError } from '../imaging/errors.ts';
import { requirePhoto } from '../photos/index.ts';
import type { Caller } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import type { ProposedRegions } from './types.ts';

/** Regions, scale and card that a plan on this photo could begin with. @throws AppError NOT_FOUND; those of a photo that can't be read */
export async function proposeRegions(
  deps: ComparisonDeps,
  { photoId, by }: { photoId: string; by: Caller },
): Promise<ProposedRegions> {
  const photo = await requirePhoto(deps.database, photoId);
  const { patientId } = await requireSeries(deps.database, photo.seriesId);
  const bytes = await deps.blobs.read({ kind: 'originals', blob: photo.sha256 });
  const proposals = await deps.pool.proposeRegions(bytes).catch((error: unknown) => {
    if (!(error instanceof ImagingError)) throw error;
    throw new AppError(error.code, { userMessage: error.userMessage, cause: error });
  });
  await recordAuditEvent(deps, {
    name: 'regionsProposed',
    actorId: by.actor.userId,
    entityId: photoId,
    patientId,
    requestId: by.requestId,
  });
  return proposals;
}
