import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { moveDurably } from './durable-file.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { explainStorageError } from './storage-full.ts';

/** `originals` are what people entrusted to us; `derived` can be made again. */
export type BlobKind = 'originals' | 'derived';
export const blobKinds: readonly BlobKind[] = ['originals', 'derived'];

export interface StoredBlob {
  kind: BlobKind;
  sha256: string;
  modifiedAt: Date;
}

/**
 * Files by the SHA-256 of their content in a local folder: `originals/ab/cdef...`. A file is there whole or not at all.
 * Adding, and removing what nothing refers to any more, must hold the blob meanwhile (`hold`), so that neither happens
 * between the other's look and its deed.
 */
export interface BlobStore {
  /** A private place for an unfinished file, on the same disk. */
  readonly temporaryFolder: string;
  hold<T>(sha256: string, work: () => Promise<T>): Promise<T>;
  /** Takes over a finished temporary file. Returns only when it would survive a power cut. */
  addFile(blob: { kind: BlobKind; sha256: string; temporaryPath: string }): Promise<void>;
  addBytes(blob: { kind: BlobKind; sha256: string; bytes: Uint8Array }): Promise<void>;
  read(kind: BlobKind, sha256: string): Promise<Buffer>;
  has(kind: BlobKind, sha256: string): Promise<boolean>;
  remove(kind: BlobKind, sha256: string): Promise<void>;
  list(kind: BlobKind): AsyncIterable<StoredBlob>;
  /** Removes what an earlier process left unfinished. Call before any upload. */
  sweepTemporaryFiles(): Promise<number>;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @param folder the data folder; made when missing, readable by its owner only. */
export async function createBlobStore(folder: string): Promise<BlobStore> {
  const temporaryFolder = join(folder, 'temp');
  await mkdir(temporaryFolder, { recursive: true, mode: 0o700 });
  for (const kind of blobKinds) await mkdir(join(folder, kind), { recursive: true, mode: 0o700 });

  const lock = createKeyedLock();
  const pathOf = (kind: BlobKind, sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('Expected a SHA-256 in lower-case hex');
    return join(folder, kind, sha256.slice(0, 2), sha256.slice(2));
  };
  const has = async (kind: BlobKind, sha256: string): Promise<boolean> =>
    stat(pathOf(kind, sha256)).then(
      (found) => found.isFile(),
      () => false,
    );

  return {
    temporaryFolder,
    hold: (sha256, work) => lock.run(sha256, work),
    has,

    async addFile({ kind, sha256, temporaryPath }) {
      try {
        await moveDurably({ from: temporaryPath, to: pathOf(kind, sha256) });
      } catch (error) {
        throw explainStorageError(error);
      }
    },

    async addBytes({ kind, sha256, bytes }) {
      if (await has(kind, sha256)) return;
      const temporaryPath = join(temporaryFolder, randomUUID());
      try {
        const handle = await open(temporaryPath, 'wx', 0o600);
        await handle.writeFile(bytes).finally(() => handle.close());
        await moveDurably({ from: temporaryPath, to: pathOf(kind, sha256) });
      } catch (error) {
        await rm(temporaryPath, { force: true });
        throw explainStorageError(error);
      }
    },

    read: (kind, sha256) => readFile(pathOf(kind, sha256)),
    remove: (kind, sha256) => rm(pathOf(kind, sha256), { force: true }),

    async *list(kind) {
      for (const shard of await readdir(join(folder, kind))) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for (const rest of await readdir(join(folder, kind, shard))) {
          const sha256 = shard + rest;
          if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
          const found = await stat(join(folder, kind, shard, rest)).catch(() => null);
          if (found?.isFile()) yield { kind, sha256, modifiedAt: found.mtime };
        }
      }
    },

    async sweepTemporaryFiles() {
      const names = await readdir(temporaryFolder);
      for (const name of names) await rm(join(temporaryFolder, name), { recursive: true, force: true });
      return names.length;
    },
  };
}
