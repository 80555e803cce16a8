import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { moveDurably } from './durable-file.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { explainStorageError } from './storage-full.ts';

/** `originals` are what people entrusted to us; `derived` can be made again. */
export type BlobKind = 'originals' | 'derived';
export const blobKinds: readonly BlobKind[] = ['originals', 'derived'];

/** Originals are named by their SHA-256; what is derived has a name of its own, so that no two rows ever share one. */
export interface BlobName {
  kind: BlobKind;
  /** 64 lower-case hex digits. */
  blob: string;
}

export interface StoredBlob extends BlobName {
  modifiedAt: Date;
}

/**
 * Files in a local folder: `originals/ab/cdef...`. A file is there whole or not at all. Adding an original, and removing
 * what nothing refers to any more, must hold the blob meanwhile (`hold`), so that neither happens between the other's
 * look and its deed.
 */
export interface BlobStore {
  /** A private place for an unfinished file, on the same disk. */
  readonly temporaryFolder: string;
  hold<T>(name: BlobName, work: () => Promise<T>): Promise<T>;
  /** Takes over a finished temporary file. Returns only when it would survive a power cut. */
  addFile(name: BlobName, temporaryPath: string): Promise<void>;
  /** Stores something derived, as durably. @returns its name */
  addDerived(bytes: Uint8Array): Promise<string>;
  read(name: BlobName): Promise<Buffer>;
  /** So many bytes from a place on. @throws RangeError when the file ends before */
  readRange(name: BlobName, range: { start: number; length: number }): Promise<Buffer>;
  has(name: BlobName): Promise<boolean>;
  remove(name: BlobName): Promise<void>;
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
  const pathOf = ({ kind, blob }: BlobName): string => {
    if (!/^[0-9a-f]{64}$/.test(blob)) throw new TypeError('Expected a name of 64 lower-case hex digits');
    return join(folder, kind, blob.slice(0, 2), blob.slice(2));
  };

  return {
    temporaryFolder,
    hold: (name, work) => lock.run(pathOf(name), work),
    has: (name) =>
      stat(pathOf(name)).then(
        (found) => found.isFile(),
        () => false,
      ),

    async addFile(name, temporaryPath) {
      try {
        await moveDurably({ from: temporaryPath, to: pathOf(name) });
      } catch (error) {
        throw explainStorageError(error);
      }
    },

    async addDerived(bytes) {
      const blob = randomBytes(32).toString('hex');
      const temporaryPath = join(temporaryFolder, blob);
      try {
        const handle = await open(temporaryPath, 'wx', 0o600);
        await handle.writeFile(bytes).finally(() => handle.close());
        await moveDurably({ from: temporaryPath, to: pathOf({ kind: 'derived', blob }) });
        return blob;
      } catch (error) {
        await rm(temporaryPath, { force: true });
        throw explainStorageError(error);
      }
    },

    read: (name) => readFile(pathOf(name)),

    async readRange(name, { start, length }) {
      const handle = await open(pathOf(name), 'r');
      try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
        if (bytesRead < length)
          throw new RangeError(`Expected ${length} bytes from ${start} on, got ${bytesRead}`);
        return buffer;
      } finally {
        await handle.close();
      }
    },

    remove: (name) => rm(pathOf(name), { force: true }),

    async *list(kind) {
      for (const shard of await readdir(join(folder, kind))) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for (const rest of await readdir(join(folder, kind, shard))) {
          const blob = shard + rest;
          if (!/^[0-9a-f]{64}$/.test(blob)) continue;
          const found = await stat(join(folder, kind, shard, rest)).catch(() => null);
          if (found?.isFile()) yield { kind, blob, modifiedAt: found.mtime };
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
