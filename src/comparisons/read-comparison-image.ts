import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller, FileAnswer } from '../route.ts';
import { requireSeries } from '../series/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { requireComparison } from './read-comparison.ts';
import { listImages } from './store.ts';
import type { ResultImageName } from './types.ts';

/** @throws AppError NOT_FOUND */
export async function readComparisonImage(
  deps: ComparisonDeps,
  { comparisonId, name, by }: { comparisonId: string; name: ResultImageName; by: Caller },
): Promise<FileAnswer> {
  const { seriesId } = await requireComparison(deps.database, comparisonId);
  const { patientId } = await requireSeries(deps.database, seriesId);
  const image = (await listImages(deps.database, comparisonId)).find((row) => row.name === name);
  if (!image) {
    throw new AppError('NOT_FOUND', {
      userMessage: 'This image is not there yet: the comparison has not been measured.',
    });
  }
  await recordAuditEvent(deps, {
    name: 'comparisonImageViewed',
    actorId: by.actor.userId,
    entityId: comparisonId,
    patientId,
    requestId: by.requestId,
    detail: { image: name },
  });
  return {
    bytes: await deps.blobs.read({ kind: 'derived', blob: image.blob }),
    mediaType: image.mediaType,
    etag: image.blob,
  };
}
