import { readFile, rename, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSigningKeys, type SigningKeys, signManifest } from '../../src/provenance/index.ts';
import type { SignedManifest } from '../../src/provenance/types.ts';
import { clock, exampleFiles, signedExample } from '../provenance/example-manifest.ts';
import { openTestClinic } from '../test-clinic.ts';
import { run, temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();
let keys: SigningKeys;
let names: string[];

beforeEach(async () => {
  vi.stubEnv('DERMALAPSE_DATA', place.folder);
  keys = await loadSigningKeys(place.path('signing-keys'), clock);
  const files = await exampleFiles();
  names = Object.keys(files).map(place.path);
  for (const [name, bytes] of Object.entries(files)) await writeFile(place.path(name), bytes);
  await place.file('manifest.json', JSON.stringify(signedExample(keys, files), null, 2));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const verify = (...args: string[]) => run(['verify', place.path('manifest.json'), ...args]);
async function alter(change: (manifest: SignedManifest) => void) {
  const path = place.path('manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as SignedManifest;
  change(manifest);
  await writeFile(path, JSON.stringify(manifest));
}

describe('dermalapse verify', () => {
  it('ends with 0 when all is genuine, and says who signed', async () => {
    const { status, stdout, stderr } = await verify(...names);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'Genuine. Manifest and files are exactly what was signed.',
      `Signed by Clinic “Sørensen” on 15 June 2026 at 09:30 UTC, key ${keys.current.id}.`,
      `  ${place.path('before.jpg')}: as signed, there called before.jpg (before, 240 × 240)`,
    ]);
    expect(stdout).toContain(
      'Photos of 1 Jan 2026 and 28 May 2026, measured change (and the range it lies in):\n  Texture, left cheek: −18.9\u00a0% (−22.0 to −15.1\u00a0%)\n',
    );
  });

  it('gives JSON and nothing else when asked', async () => {
    const { status, stdout } = await verify(...names, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'genuine', manifest: 'genuine' });
  });

  it('ends with 1 and says what is wrong', async () => {
    expect(await verify(names[0]!)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('2 files that the manifest names were not given'),
      stderr: 'dermalapse: Not proven genuine: incomplete.\n',
    });
    const [before, after, numbers] = names as [string, string, string];
    await rename(before, place.path('kept'));
    await rename(after, before);
    await rename(place.path('kept'), after);
    const swapped = await verify(before, after, numbers);
    expect(swapped).toMatchObject({ status: 1, stderr: 'dermalapse: Not proven genuine: altered.\n' });
    expect(swapped.stdout).toContain('swapped: this is what was signed as after.jpg');
    await alter(({ pairs }) => (pairs[0]!.measurements[0]!.before = 4.2));
    const altered = await verify(...names);
    expect(altered).toMatchObject({ status: 1, stderr: 'dermalapse: Not proven genuine: altered.\n' });
    expect(altered.stdout).toBe(
      'Altered. The manifest is not what was signed. Nothing that it says can be relied on; ask the clinic for the original.\n',
    );
  });

  it('trusts the keys it is given instead', async () => {
    const other = await loadSigningKeys(place.path('other'), clock);
    const pem = await place.file('other.pem', other.current.publicKey);
    const own = await place.file('own.pem', keys.current.publicKey);
    vi.stubEnv('DERMALAPSE_DATA', place.path('nowhere'));
    expect(await verify(...names)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('with --key'),
    });
    expect(await verify(...names, '--key', own)).toMatchObject({ status: 0 });
    const foreign = await verify(...names, '--key', pem);
    expect(foreign).toMatchObject({ status: 1, stderr: 'dermalapse: Not proven genuine: unknown-key.\n' });
    expect(await verify(...names, '--key', pem, '--key', own)).toMatchObject({ status: 0 });
    expect(await verify(...names, '--key', names[0]!)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no public key in PEM form'),
    });
  });

  it('prints no control characters that somebody put into a manifest', async () => {
    const other = await loadSigningKeys(place.path('other'), clock);
    const manifest = signedExample(other, {});
    manifest.clinic = '\u001b[2J\u202eevil';
    const { signature: _, ...unsigned } = manifest;
    await place.file('manifest.json', JSON.stringify(signManifest(other, unsigned)));
    const { stdout } = await verify();
    expect(stdout).toContain('Signed by �[2J�evil on');
    expect(stdout).not.toContain('\u001b');
  });

  it('tells wrong usage and what is no manifest', async () => {
    expect(await run(['verify'])).toMatchObject({ status: 2 });
    expect(await verify('--colour')).toMatchObject({ status: 2 });
    expect(await run(['verify', place.path('gone.json')])).toMatchObject({
      status: 1,
      stderr: `dermalapse: There is no manifest at ${place.path('gone.json')}. Check the path.\n`,
    });
    expect(await run(['verify', names[0]!])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not a manifest of Dermalapse: it is no text'),
    });
  });
});

describe('dermalapse signing-key', () => {
  it('lists the keys, without their private halves', async () => {
    const { status, stdout } = await run(['signing-key', 'list']);
    expect(status).toBe(0);
    expect(stdout).toContain(`${keys.current.id}  made 15 June 2026 at 09:30 UTC, current\n`);
    expect(stdout).toContain('BEGIN PUBLIC KEY');
    expect(stdout).not.toContain('PRIVATE');
    const { items } = JSON.parse((await run(['signing-key', 'list', '--json'])).stdout);
    expect(items).toEqual(keys.known);
  });

  it('rotates while the server stands still, and writes it down', async () => {
    expect(await run(['signing-key', 'rotate'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no clinic'),
    });
    const test = await openTestClinic({ folder: place.folder });
    expect(await run(['signing-key', 'rotate'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Stop it first'),
    });
    await test.close();
    const rotated = await run(['signing-key', 'rotate', '--json']);
    expect(rotated.status).toBe(0);
    const items = JSON.parse(rotated.stdout).items as { id: string }[];
    expect(items[0]!.id).toBe(keys.current.id);
    expect(items).toHaveLength(2);
    expect(await verify(...names)).toMatchObject({ status: 0 });
    const again = await openTestClinic({ folder: place.folder, signIn: false });
    expect(again.clinic.rooms.signingKeys.current.id).toBe(items[1]!.id);
    const events = await again.clinic.rooms.database
      .selectFrom('auditEvents')
      .select(['name', 'detail'])
      .where('name', '=', 'signingKeyRotated')
      .execute();
    expect(events).toEqual([{ name: 'signingKeyRotated', detail: JSON.stringify({ keyId: items[1]!.id }) }]);
    await again.close();
  });

  it('trusts a key no more that somebody may have copied, and writes it down', async () => {
    const test = await openTestClinic({ folder: place.folder });
    await test.close();
    expect(await run(['signing-key', 'distrust', '00ff'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no key 00ff'),
    });
    const { status, stdout } = await run(['signing-key', 'distrust', keys.current.id]);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${keys.current.id}  made .*, retired .*, not trusted any more\n`));
    expect(stdout).toContain(', current\n');
    expect(await verify(...names)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('which somebody may have copied'),
      stderr: 'dermalapse: Not proven genuine: unknown-key.\n',
    });
    const again = await openTestClinic({ folder: place.folder, signIn: false });
    const events = await again.clinic.rooms.database
      .selectFrom('auditEvents')
      .select('detail')
      .where('name', '=', 'signingKeyDistrusted')
      .execute();
    expect(events).toEqual([{ detail: JSON.stringify({ keyId: keys.current.id }) }]);
    const list = await place.file('keys.json', (await again.stranger.get('/api/signing-keys')).text);
    await again.close();
    vi.stubEnv('DERMALAPSE_DATA', place.path('nowhere'));
    expect(await verify(...names, '--key', list)).toMatchObject({
      stderr: 'dermalapse: Not proven genuine: unknown-key.\n',
    });
  });

  it('tells wrong usage, and a clinic that has none yet', async () => {
    expect(await run(['signing-key'])).toMatchObject({ status: 2 });
    expect(await run(['signing-key', 'distrust'])).toMatchObject({ status: 2 });
    expect(await run(['signing-key', 'list', 'more'])).toMatchObject({ status: 2 });
    vi.stubEnv('DERMALAPSE_SIGNING_KEYS', place.path('elsewhere'));
    expect(await run(['signing-key', 'list'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`no signing key in ${place.path('elsewhere')}`),
    });
  });
});
