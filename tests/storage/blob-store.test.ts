import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BlobStore,
  createBlobStore,
  explainStorageError,
  sha256Of,
  storeWith,
  sweepOrphans,
} from '../../src/storage/index.ts';

let folder: string;
let blobs: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-storage-'));
  blobs = await createBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function addOriginal(text: string) {
  const temporaryPath = join(blobs.temporaryFolder, 'upload');
  await writeFile(temporaryPath, text);
  const name = { kind: 'originals', blob: sha256Of(Buffer.from(text)) } as const;
  await blobs.addFile(name, temporaryPath);
  return name;
}

describe('createBlobStore', () => {
  it('keeps an original by its hash and nothing in the temporary folder', async () => {
    const name = await addOriginal('a photo');
    expect((await blobs.read(name)).toString()).toBe('a photo');
    const path = join(folder, 'originals', name.blob.slice(0, 2), name.blob.slice(2));
    expect((await stat(path)).isFile()).toBe(true);
    expect(await readdir(blobs.temporaryFolder)).toEqual([]);
    await blobs.remove(name);
    expect(await blobs.has(name)).toBe(false);
  });

  it('is readable by its owner only', async () => {
    expect((await stat(join(folder, 'originals'))).mode & 0o077).toBe(0);
    expect((await stat(blobs.temporaryFolder)).mode & 0o077).toBe(0);
  });

  it('never shares what is derived', async () => {
    const bytes = Buffer.from('same picture');
    const [one, other] = [await blobs.addDerived(bytes), await blobs.addDerived(bytes)];
    expect(one).not.toBe(other);
    await blobs.remove({ kind: 'derived', blob: one });
    expect((await blobs.read({ kind: 'derived', blob: other })).toString()).toBe('same picture');
  });

  it.each(['../../etc/passwd', '', 'ABCDEF', '0'.repeat(63)])('refuses %j as a name', async (blob) => {
    expect(() => blobs.read({ kind: 'originals', blob })).toThrow(TypeError);
  });

  it('holds one blob for one piece of work at a time', async () => {
    const name = { kind: 'originals', blob: '0'.repeat(64) } as const;
    const order: string[] = [];
    const work = (label: string, waitMs: number) =>
      blobs.hold(name, async () => {
        order.push(`${label} begins`);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        order.push(`${label} ends`);
        if (label === 'first') throw new Error('does not stop the next');
      });
    await Promise.allSettled([work('first', 20), work('second', 0)]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('sweeps what was left unfinished', async () => {
    await writeFile(join(blobs.temporaryFolder, 'half'), 'x');
    expect(await blobs.sweepTemporaryFiles()).toBe(1);
    expect(await readdir(blobs.temporaryFolder)).toEqual([]);
  });
});

describe('sweepOrphans', () => {
  const soon = () => new Date(Date.now() + 60_000);

  it('removes files without a row, keeps the others and the young', async () => {
    const kept = await addOriginal('has a row');
    const orphan = await addOriginal('has none');
    const derived = await blobs.addDerived(Buffer.from('has none'));
    const isReferenced = async ({ blob }: { blob: string }) => blob === kept.blob;
    const early = new Date(Date.now() - 60_000);
    expect(await sweepOrphans(blobs, { isReferenced, olderThan: early })).toEqual({ removed: 0, kept: 0 });
    expect(await sweepOrphans(blobs, { isReferenced, olderThan: soon() })).toEqual({ removed: 2, kept: 0 });
    expect(await blobs.has(kept)).toBe(true);
    expect(await blobs.has(orphan)).toBe(false);
    expect(await blobs.has({ kind: 'derived', blob: derived })).toBe(false);
  });

  it('leaves many originals alone: that is another database, not an interrupted upload', async () => {
    for (let i = 0; i < 21; i += 1) await addOriginal(`photo ${i}`);
    const isReferenced = async () => false;
    expect(await sweepOrphans(blobs, { isReferenced, olderThan: soon() })).toEqual({ removed: 0, kept: 21 });
  });

  it('goes by the time of the last change', async () => {
    const name = await addOriginal('old');
    const path = join(folder, 'originals', name.blob.slice(0, 2), name.blob.slice(2));
    await utimes(path, new Date(0), new Date(0));
    const swept = await sweepOrphans(blobs, { isReferenced: async () => false, olderThan: new Date(1000) });
    expect(swept.removed).toBe(1);
  });
});

describe('explainStorageError', () => {
  it('says what to do when the disk is full, however deep the cause', () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    expect(explainStorageError(new Error('wrapped', { cause: full }))).toMatchObject({
      code: 'STORAGE_FULL',
      httpStatus: 507,
    });
    const other = Object.assign(new Error('denied'), { code: 'EACCES' });
    expect(explainStorageError(other)).toBe(other);
  });
});

describe('storeWith', () => {
  const listed = async () => {
    const names: string[] = [];
    for await (const { blob } of blobs.list('derived')) names.push(blob);
    return names.sort();
  };

  it('keeps the files of work that is done', async () => {
    const names = await storeWith(blobs, async (store) => [
      await store(Buffer.from('one')),
      await store(Buffer.from('two')),
    ]);
    expect(await listed()).toEqual([...names].sort());
  });

  it('leaves none of work that fails', async () => {
    const failing = storeWith(blobs, async (store) => {
      await store(Buffer.from('one'));
      throw new Error('The row was refused');
    });
    await expect(failing).rejects.toThrow('The row was refused');
    expect(await listed()).toEqual([]);
  });
});
