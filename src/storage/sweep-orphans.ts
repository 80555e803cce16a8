import { type BlobStore, blobKinds } from './blob-store.ts';

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
  { isReferenced, olderThan }: { isReferenced(sha256: string): Promise<boolean>; olderThan: Date },
): Promise<OrphanSweep> {
  const sweep: OrphanSweep = { removed: 0, kept: 0 };
  for (const kind of blobKinds) {
    const orphans: string[] = [];
    for await (const blob of blobs.list(kind)) {
      if (blob.modifiedAt < olderThan && !(await isReferenced(blob.sha256))) orphans.push(blob.sha256);
    }
    if (kind === 'originals' && orphans.length > mostInterruptedUploads) {
      sweep.kept = orphans.length;
      continue;
    }
    for (const sha256 of orphans) {
      await blobs.hold(sha256, async () => {
        if (await isReferenced(sha256)) return;
        await blobs.remove(kind, sha256);
        sweep.removed += 1;
      });
    }
  }
  return sweep;
}
