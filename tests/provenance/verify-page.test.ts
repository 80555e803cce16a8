import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signManifest, verifyManifest } from '../../src/provenance/index.ts';
import type { SignedManifest } from '../../src/provenance/types.ts';
import { measurement } from '../reports/example-comparison.ts';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';
import { exampleFiles, exampleManifest, given, makeKeys, signedExample } from './example-manifest.ts';

let test: TestClinic;
let files: Record<string, Uint8Array>;
let manifest: SignedManifest;
beforeAll(async () => {
  test = await openTestClinic({ triesLimit: 7 });
  files = await exampleFiles();
  manifest = signedExample(test.clinic.rooms.signingKeys, files);
});
afterAll(() => test.close());

/** What the page says, as text. */
async function ask(chosen: unknown, shown = files, status = 200) {
  const request = test.stranger
    .post('/verify')
    .attach('file', Buffer.from(JSON.stringify(chosen)), 'manifest.json');
  for (const [name, bytes] of Object.entries(shown)) request.attach('file', Buffer.from(bytes), name);
  const { text } = await request.expect(status).expect('content-type', /text\/html/);
  const { document } = parseHTML(text);
  return {
    title: document.querySelector('h1')?.textContent,
    files: [...document.querySelectorAll('.files li')].map((item) => item.className),
    text: document.querySelector('main')?.textContent?.replaceAll(/\s+/g, ' '),
    source: text,
  };
}

describe('the page /verify', () => {
  it('is a form for anybody, without a script, that names the clinic’s keys', async () => {
    const { text } = await test.stranger.get('/verify').expect(200);
    expect(text).toContain('enctype="multipart/form-data"');
    expect(text).not.toContain('<script');
    expect(text).toContain(test.clinic.rooms.signingKeys.current.id);
  });

  it('says genuine, and who signed', async () => {
    const answer = await ask(manifest);
    expect(answer.title).toBe('Genuine');
    expect(answer.files).toEqual(['matches', 'matches', 'matches']);
    expect(answer.text).toContain('Clinic “Sørensen”');
    expect(answer.text).toContain('15 June 2026 at 09:30 UTC');
  });

  it('says what was measured, so that numbers shown elsewhere can be held against it', async () => {
    const { text } = await ask(manifest);
    expect(text).toContain('Photos of 1 Jan 2026 and 28 May 2026');
    expect(text).toContain('Texture, left cheek−18.9 % (−22.0 to −15.1 %)');
    const hostile = signManifest(test.clinic.rooms.signingKeys, {
      ...exampleManifest({}),
      pairs: exampleManifest({}).pairs.map((pair) => ({
        ...pair,
        measurements: [measurement({ metric: 'constructor', region: '<b>' })],
      })),
    });
    expect((await ask(hostile, {})).text).toContain('constructor, <b>−18.9 %');
  });

  it('takes the files of a long report, and refuses more than it can bear', async () => {
    const pictures = Array.from({ length: 44 }, (_, i) => [`${i}.jpg`, Buffer.from(`picture ${i}`)] as const);
    const many = Object.fromEntries(pictures);
    const long = signedExample(test.clinic.rooms.signingKeys, many);
    expect((await ask(long, many)).title).toBe('Genuine');
    const { text } = await test.stranger
      .post('/verify')
      .set('content-type', 'multipart/form-data; boundary=x')
      .set('content-length', String(501 * 1024 ** 2))
      .send('--x')
      .expect(413);
    expect(text).toContain('larger than 500 MB together');
  });

  it('says incomplete, altered and unknown key', async () => {
    const { 'before.jpg': before, 'after.jpg': after } = files as Record<string, Uint8Array>;
    const partial = await ask(manifest, { 'before.jpg': before! });
    expect(partial.title).toBe('Genuine, but not complete');
    expect(partial.files).toEqual(['matches', 'not-given', 'not-given']);
    const swapped = await ask(manifest, { ...files, 'before.jpg': after! });
    expect(swapped.title).toBe('Altered');
    expect(swapped.text).toContain('swapped: this is what was signed as after.jpg');
    const changed = await ask({ ...manifest, issuedAt: '2025-06-15T09:30:00.000Z' });
    expect(changed.title).toBe('Altered');
    expect(changed.text).not.toContain('Clinic “Sørensen”');
    expect(changed.files).toEqual([]);
    const foreign = await ask(signedExample((await makeKeys()).keys, files));
    expect(foreign.title).toBe('Unknown key');
    expect(foreign.text).toContain('Anybody can write a name');
    expect(foreign.text).not.toContain('What was measured');
  });

  it('shows hostile names as text', async () => {
    const { source } = await ask(manifest, { '<img src=x onerror=alert(1)>.jpg': Buffer.from('x') });
    expect(source).not.toContain('<img');
    expect(source).toContain('&lt;img src=x');
  });

  it('keeps nothing and writes nothing down', async () => {
    const [stored, before] = [await test.storedFiles(), await countEvents()];
    await ask(manifest);
    expect(await test.storedFiles()).toEqual(stored);
    expect(await readdir(join(test.folder, 'temp'))).toEqual([]);
    expect(await countEvents()).toBe(before);
  });

  it('refuses what is no manifest, on a page, and soon listens no more', async () => {
    const refused = await ask({ schema: 'else' }, {}, 400);
    expect(refused.title).toBe('This page can’t be shown');
    expect(refused.text).toContain('This is not a manifest of Dermalapse');
    for (let tries = 1; tries < 6; tries += 1) await ask([], {}, 400);
    await ask([], {}, 429);
  });
});

describe('/api/signing-keys', () => {
  it('gives everybody what they need to verify by themselves', async () => {
    const { body } = await test.stranger.get('/api/signing-keys').expect(200);
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('PRIVATE');
    expect(verifyManifest(manifest, { files: given(files), keys: body.items }).verdict).toBe('genuine');
  });
});

async function countEvents(): Promise<number> {
  const { database } = test.clinic.rooms;
  return (await database.selectFrom('auditEvents').select('id').execute()).length;
}
