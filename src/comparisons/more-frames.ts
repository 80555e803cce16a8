import type { Database } from '../database/index.ts';
import { requirePhoto } from '../photos/index.ts';
import type { StoredComparison } from './store.ts';

/** SHA-256 of what was measured beside the first photo of each visit. */
export interface MoreFrames {
  before: readonly string[];
  after: readonly string[];
}

/**
 * The further frames that a comparison averages. Its result only counts them, but a photo keeps the frames it came with for
 * as long as it is there.
 * @throws AppError NOT_FOUND when a photo is gone; Error when these are not the files that were compared
 */
export async function readMoreFrames(
  database: Database,
  { baselinePhotoId, followUpPhotoId, result }: StoredComparison,
): Promise<MoreFrames> {
  const read = async (side: 'before' | 'after', photoId: string) => {
    const { sha256, frames } = await requirePhoto(database, photoId);
    const isCompared = result?.photos[side].sha256 === sha256;
    if (isCompared && frames.length + 1 === (result.frames?.[side] ?? 1)) return frames;
    throw new Error(`the ${side} photo of a comparison is not what was compared`);
  };
  return { before: await read('before', baselinePhotoId), after: await read('after', followUpPhotoId) };
}
