import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePhoto, openTestClinic, startSeries, uploadTo } from '../test-clinic.ts';

/** A disk of its own that can be filled; needs the right to mount one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'dermalapse-full-'));
const isMounted = mountSmallDisk(folder);
beforeAll(() => {
  if (!isMounted) console.log('Skipped: a small disk can not be mounted here.');
});
afterAll(() => {
  if (isMounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(isMounted)('a full disk', () => {
  it('refuses an upload with 507, leaves nothing, and goes on once there is room', async () => {
    const test = await openTestClinic({ folder });
    const { seriesId } = await startSeries(test);
    const kept = await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-01-01' }).expect(
      201,
    );
    const before = await test.storedFiles();
    const filler = join(folder, 'filler');
    try {
      writeFileSync(filler, Buffer.alloc(9 * 1024 * 1024));
    } catch {
      // that is the point: it stops where the disk ends
    }
    const big = await makePhoto(2, { side: 1600 });
    const refused = await uploadTo(test, { seriesId, bytes: big, takenOn: '2026-02-01' });
    expect([refused.status, refused.body.error?.code]).toEqual([507, 'STORAGE_FULL']);
    expect(refused.body.error.message).toMatch(/Make room/);
    expect(await readdir(join(folder, 'temp'))).toEqual([]);
    expect((await test.storedFiles()).filter((name) => name !== 'filler')).toEqual(before);

    await rm(filler);
    await test.clinician.get(`/api/photos/${kept.body.photo.id}/image?size=original`).expect(200);
    await uploadTo(test, { seriesId, bytes: big, takenOn: '2026-02-01' }).expect(201);
    await test.close();
  });
});
