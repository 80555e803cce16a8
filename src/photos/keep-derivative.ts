import type { PhotoDerivativeRow } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { PhotoDeps } from './deps.ts';
import { findDerivative, insertDerivative, isBlobReferenced } from './store.ts';
import type { Photo } from './types.ts';

interface DerivativeOrder {
  photo: Photo;
  size: PhotoDerivativeRow['size'];
  make(original: Uint8Array): Promise<Uint8Array>;
}

/**
 * What is derived from a photo: made the first time it is asked for, then kept.
 * @returns the stored file's name
 * @throws AppError NOT_FOUND when the photo is removed meanwhile
 */
export async function keepDerivative(
  { database, blobs }: PhotoDeps,
  { photo, size, make }: DerivativeOrder,
): Promise<string> {
  const originalSha256 = photo.sha256;
  const original = { kind: 'originals', blob: originalSha256 } as const;
  const made = await findDerivative(database, { originalSha256, size });
  if (made) return made;

  return blobs.hold(original, async () => {
    const madeMeanwhile = await findDerivative(database, { originalSha256, size });
    if (madeMeanwhile) return madeMeanwhile;

    const blob = await blobs.addDerived(await make(await blobs.read(original)));
    const kept = await database.transaction().execute(async (transaction) => {
      // Removed while it was being made? Then nothing of it is to stay.
      const isWanted = await isBlobReferenced(transaction, original);
      if (isWanted) await insertDerivative(transaction, { originalSha256, size, blob });
      return isWanted;
    });
    if (kept) return blob;
    await blobs.remove({ kind: 'derived', blob });
    throw new AppError('NOT_FOUND', {
      userMessage: 'There is no such photo; it was removed just now. Reload the page.',
    });
  });
}
