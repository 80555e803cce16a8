import type { BlobStore } from './blob-store.ts';

/**
 * Stores derived files for some work that writes down what they are. When it fails, or one of them can't be stored, none is left.
 * @param work is given what stores a file and answers its name
 */
export async function storeWith<T>(
  blobs: Pick<BlobStore, 'addDerived' | 'remove'>,
  work: (store: BlobStore['addDerived']) => Promise<T>,
): Promise<T> {
  const stored: string[] = [];
  try {
    return await work(async (bytes) => {
      const blob = await blobs.addDerived(bytes);
      stored.push(blob);
      return blob;
    });
  } catch (error) {
    for (const blob of stored) await blobs.remove({ kind: 'derived', blob });
    throw error;
  }
}
