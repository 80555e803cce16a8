import { type BlobName, type BlobStore, blobKinds } from './blob-store.ts';

export interface OrphanSweep {
  removed: number;
  /** Originals without a row that were left alone because there were too many for an interrupted upload. */
  kept: number;
}

/** More originals without a row than this are no interrupted uploads: an older database was put back, say. */
const mostInterruptedUploads = 20;

/**
 * Removes blobs no row refers to: what is left when the process ended between storing a file and its row.
 * @param olderThan blobs younger than this are left alone, since their row may be on its way.
 */
export async function sweepOrphans(
  blobs: BlobStore,
  { isReferenced, olderThan }: { isReferenced(name: BlobName): Promise<boolean>; olderThan: Date },
): Promise<OrphanSweep> {
  const sweep: OrphanSweep = { removed: 0, kept: 0 };
  for (const kind of blobKinds) {
    const orphans: BlobName[] = [];
    for await (const { blob, modifiedAt } of blobs.list(kind)) {
      if (modifiedAt < olderThan && !(await isReferenced({ kind, blob }))) orphans.push({ kind, blob });
    }
    if (kind === 'originals' && orphans.length > mostInterruptedUploads) {
      sweep.kept = orphans.length;
      continue;
    }
    for (const name of orphans) {
      await blobs.hold(name, async () => {
        if (await isReferenced(name)) return;
        await blobs.remove(name);
        sweep.removed += 1;
      });
    }
  }
  return sweep;
}
