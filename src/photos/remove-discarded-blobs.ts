import type { Database } from '../database/index.ts';
import type { BlobStore } from '../storage/index.ts';
import { deleteDiscardedBlob, isBlobReferenced, listDiscardedBlobs } from './store.ts';

/** Removes from the disk what nothing refers to any more. Safe at any time, and to be called again after a crash. */
export async function removeDiscardedBlobs({
  database,
  blobs,
}: {
  database: Database;
  blobs: BlobStore;
}): Promise<void> {
  for (const name of await listDiscardedBlobs(database)) {
    await blobs.hold(name, async () => {
      if (!(await isBlobReferenced(database, name))) await blobs.remove(name);
      await deleteDiscardedBlob(database, name);
    });
  }
}
