import type { ConsentChannel } from '../consent/types.ts';
import type { FileAnswer } from '../route.ts';
import type { ServingDeps } from './deps.ts';
import { gone, requirePublished } from './require-published.ts';
import { findCase, findPicture } from './store.ts';

/**
 * A picture of a case, permitted anew each time. Views follow those of its page or list, which are written down.
 * @param channel the only one whose pictures are served; default: all, for staff
 * @throws AppError NOT_FOUND; GONE
 */
export async function readPicture(
  deps: ServingDeps,
  { name, channel }: { name: string; channel?: ConsentChannel },
): Promise<FileAnswer> {
  const picture = await findPicture(deps.database, name.replace(/\.jpg$/, ''));
  const found = picture && (await findCase(deps.database, { id: picture.caseId }));
  await requirePublished(deps, found && channel && found.channel !== channel ? null : found);
  return {
    bytes: await readBlob(deps, picture!.blob),
    mediaType: 'image/jpeg',
    etag: picture!.sha256,
    forOtherSites: channel === 'clinic-website',
  };
}

/** @throws AppError GONE when the case ends while it is read */
export async function readBlob({ blobs }: Pick<ServingDeps, 'blobs'>, blob: string): Promise<Buffer> {
  try {
    return await blobs.read({ kind: 'derived', blob });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw gone();
    throw error;
  }
}
