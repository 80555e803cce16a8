import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../cli/watched-cli.ts';
import { openTestClinic } from '../test-clinic.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-test-'));
  vi.stubEnv('DERMALAPSE_DATA', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Starts the clinic and stops it. @returns the id of the key that it signed with meanwhile */
async function startOnce(): Promise<string> {
  const { clinic, close } = await openTestClinic({ folder, signIn: false });
  await close();
  return clinic.rooms.signingKeys.current.id;
}

describe('a clinic whose signing keys are not where they were', () => {
  it('does not start, makes no new key, and goes on once they are back', async () => {
    const id = await startOnce();
    const place = join(folder, 'signing-keys');
    await rename(place, join(folder, 'unmounted'));
    await expect(startOnce()).rejects.toThrow(
      new RegExp(`signed with the key ${id}, which is not in .*keys.json. Mount the disk`),
    );
    expect(await readdir(folder)).not.toContain('signing-keys');
    await rename(join(folder, 'unmounted'), place);
    expect(await startOnce()).toBe(id);
  });

  it('does not start with the keys of another clinic', async () => {
    const id = await startOnce();
    const place = join(folder, 'signing-keys');
    await rename(place, join(folder, 'kept'));
    await openTestClinic({ folder: join(folder, 'other'), signIn: false }).then(({ close }) => close());
    await rename(join(folder, 'other', 'signing-keys'), place);
    await expect(startOnce()).rejects.toThrow(id);
  });

  it('begins anew when told to', async () => {
    const id = await startOnce();
    await rm(join(folder, 'signing-keys'), { recursive: true });
    expect((await run(['signing-key', 'rotate'])).status).toBe(0);
    const begun = await startOnce();
    expect(begun).not.toBe(id);
    expect(await startOnce()).toBe(begun);
  });

  it('writes down when a key is made', async () => {
    const { clinic, close } = await openTestClinic({ folder, signIn: false });
    const { database, signingKeys } = clinic.rooms;
    const events = await database
      .selectFrom('auditEvents')
      .select('detail')
      .where('name', '=', 'signingKeyMade')
      .execute();
    expect(events).toEqual([{ detail: JSON.stringify({ keyId: signingKeys.current.id }) }]);
    await close();
  });
});
