import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  distrustSigningKey,
  loadSigningKeys,
  readSigningKeys,
  rotateSigningKey,
  type SigningKeys,
} from '../../src/provenance/index.ts';
import { clock, makeKeys } from './example-manifest.ts';

describe('signing keys', () => {
  it('are made once, for the server’s own user alone', async () => {
    const { folder, keys } = await makeKeys();
    expect((await loadSigningKeys(folder, clock)).known).toEqual(keys.known);
    expect(keys.known).toEqual([
      {
        id: keys.current.id,
        publicKey: keys.current.publicKey,
        madeAt: '2026-06-15T09:30:00.000Z',
        retiredAt: null,
        distrusted: false,
      },
    ]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('are not made by looking', async () => {
    const { folder } = await makeKeys();
    expect(await readSigningKeys(join(folder, 'elsewhere'))).toBeNull();
  });

  it('forget the private half of a retired key', async () => {
    const { folder, keys } = await makeKeys();
    await rotateSigningKey(folder, clock);
    const { known } = await rotateSigningKey(folder, clock);
    expect(known.map(({ retiredAt }) => retiredAt !== null)).toEqual([true, true, false]);
    expect(known[0]!.id).toBe(keys.current.id);
    const text = await readFile(join(folder, 'keys.json'), 'utf8');
    expect(text.match(/BEGIN PRIVATE KEY/g)).toHaveLength(1);
  });

  it('outlive a rotation that is cut off', async () => {
    const { folder, keys } = await makeKeys();
    await writeFile(join(folder, 'keys.json.new'), '{"current": {"id": "12');
    expect((await loadSigningKeys(folder, clock)).current.id).toBe(keys.current.id);
    const rotated = await rotateSigningKey(folder, clock);
    expect(rotated.known.map(({ id }) => id)).toEqual([keys.current.id, rotated.current.id]);
  });

  it('are replaced when the current one is trusted no more; a retired one is marked', async () => {
    const { folder, keys } = await makeKeys();
    const first = keys.current.id;
    const second = (await rotateSigningKey(folder, clock)).current.id;
    const states = ({ known }: SigningKeys) =>
      known.map(({ id, retiredAt, distrusted }) => [id, retiredAt === null, distrusted]);
    expect(states(await distrustSigningKey(folder, { id: first, clock }))).toEqual([
      [first, false, true],
      [second, true, false],
    ]);
    const after = await distrustSigningKey(folder, { id: second, clock });
    expect(states(after)).toEqual([
      [first, false, true],
      [second, false, true],
      [after.current.id, true, false],
    ]);
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toContain(
      keys.current.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().split('\n')[1],
    );
    await expect(distrustSigningKey(folder, { id: '00ff', clock })).rejects.toThrow(/There is no key 00ff/);
  });

  it('from before keys could be distrusted are read', async () => {
    const { folder, keys } = await makeKeys();
    const path = join(folder, 'keys.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/\s*"distrusted": false,/, ''));
    expect((await loadSigningKeys(folder, clock)).known).toEqual(keys.known);
  });

  it('say what to do when their file is damaged, and leave it alone', async () => {
    const { folder } = await makeKeys();
    await rotateSigningKey(folder, clock);
    const path = join(folder, 'keys.json');
    const whole = await readFile(path, 'utf8');
    const { current, retired } = JSON.parse(whole);
    const { publicKey } = (await makeKeys()).keys.current;
    const foreign = [
      { current: { ...current, publicKey }, retired },
      { current, retired: [{ ...retired[0], publicKey }] },
      { current, retired: [{ ...retired[0], publicKey: retired[0].publicKey.replace('MCow', 'MCov') }] },
    ].map((file) => JSON.stringify(file));
    for (const damaged of [whole.slice(0, -40), '{}', whole.replace(/"id": "./, '"id": "_'), ...foreign]) {
      await writeFile(path, damaged);
      await expect(loadSigningKeys(folder, clock)).rejects.toThrow(/Put this file back from a back-up/);
      await expect(rotateSigningKey(folder, clock)).rejects.toThrow(/is damaged/);
      expect(await readFile(path, 'utf8')).toBe(damaged);
    }
  });
});
