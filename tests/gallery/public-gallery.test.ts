import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GalleryCase } from '../../src/gallery/types.ts';
import { readSigned, verifyManifest } from '../../src/provenance/index.ts';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';
import { openCase, publish } from './open-case.ts';

let test: TestClinic;
let onWebsite: GalleryCase;
let inPrint: GalleryCase;
beforeAll(async () => {
  test = await openTestClinic();
  const { course, published } = await openCase(test, { agreed: { granted: ['clinic-website', 'print'] } });
  onWebsite = published;
  inPrint = (await publish(test, course, { channel: 'print' }).expect(201)).body;
});
afterAll(() => test.close());

const nameOf = ({ pictures }: GalleryCase) => pictures[0]!.url.split('/').at(-1);

describe('the public gallery', () => {
  it('serves cases of the website’s channel and no other', async () => {
    await test.stranger.get(`/gallery/pictures/${nameOf(onWebsite)}`).expect(200);
    for (const path of [
      `/gallery/pictures/${nameOf(inPrint)}`,
      `/gallery/cases/${inPrint.slug}`,
      `/gallery/embed/${inPrint.slug}`,
      `/gallery/cases/${inPrint.slug}/manifest.json`,
      `/gallery/cases/${inPrint.slug}/case.json`,
    ])
      expect([path, (await test.stranger.get(path)).status]).toEqual([path, 404]);
    const { text } = await test.stranger.get('/gallery').expect(200);
    expect(text).toContain(onWebsite.slug);
    expect(text).not.toContain(inPrint.slug);
  });

  it('says of the photos what was done to them, not what should have been', async () => {
    const page = async () => (await test.stranger.get(`/gallery/cases/${onWebsite.slug}`).expect(200)).text;
    expect(await page()).toContain('Only the treated region is shown.');
    const { published } = await openCase(test, {
      agreed: { granted: ['clinic-website'], identifiability: 'full-face' },
      input: { identifiability: 'full-face' },
    });
    const { database } = test.clinic.rooms;
    await database
      .updateTable('galleryCases')
      .set({ identifiability: 'masked-face' })
      .where('id', '=', published.id)
      .execute();
    const { text } = await test.stranger.get(`/gallery/cases/${published.slug}`).expect(200);
    expect(text).toContain('otherwise as taken');
    expect(text).not.toContain('are covered');
    await test.clinician.delete(`/api/gallery/cases/${published.id}`).expect(204);
  });

  it('lets other websites show what is for them and nothing else', async () => {
    const headers = async (path: string) => (await test.stranger.get(path).expect(200)).headers;
    for (const path of ['/gallery/embed', `/gallery/embed/${onWebsite.slug}`])
      expect((await headers(path))['content-security-policy']).toMatch(/frame-ancestors \*$/);
    for (const path of ['/gallery', `/gallery/cases/${onWebsite.slug}`])
      expect((await headers(path))['content-security-policy']).toMatch(/frame-ancestors 'none'$/);
    for (const path of ['/gallery/feed.json', `/gallery/pictures/${nameOf(onWebsite)}`]) {
      expect((await headers(path))['cross-origin-resource-policy']).toBe('cross-origin');
      expect((await headers(path))['cache-control']).toMatch(/^private, no-/);
    }
  });

  it('signs its feed: whoever changes a digit of it is found out', async () => {
    const { body, text } = await test.stranger.get('/gallery/feed.json').expect(200);
    expect(body.feed.cases.map(({ facts }: GalleryCase) => facts)).toEqual([onWebsite.facts]);
    const keys = test.clinic.rooms.signingKeys.known;
    const verdictOf = (downloaded: string) => {
      const { manifest, enclosed } = readSigned(Buffer.from(downloaded));
      return verifyManifest(manifest, { files: enclosed, keys }).verdict;
    };
    expect(verdictOf(text)).toBe('genuine');
    const { percent } = onWebsite.facts.measurement.change!;
    expect(verdictOf(text.replaceAll(`"percent":${percent}`, `"percent":${percent - 1}`))).toBe('altered');
    const page = (downloaded: string) =>
      test.stranger.post('/verify').attach('file', Buffer.from(downloaded), 'feed.json').expect(200);
    expect((await page(text)).text).toContain('<h1>Genuine</h1>');
    expect((await page(text.replace(onWebsite.slug, 'f'.repeat(32)))).text).toContain('<h1>Altered</h1>');
  });

  it('signs no address that a visitor made up', async () => {
    const { text } = await test.stranger
      .get('/gallery/feed.json')
      .set('host', 'evil.example')
      .set('x-forwarded-host', 'evil.example')
      .expect(200);
    expect(text).not.toContain('evil.example');
    expect(JSON.parse(text).feed.cases[0].page).toBe(`/gallery/cases/${onWebsite.slug}`);
  });

  it('finds cases by what was chosen, takes what was not for any, and refuses what nobody can choose', async () => {
    const find = (query: object) => test.stranger.get('/gallery').query(query);
    const isFound = async (query: object) => (await find(query).expect(200)).text.includes(onWebsite.slug);
    expect(await isFound({ indication: 'acne-scars', skinTone: '', ageBand: '', sessions: 2 })).toBe(true);
    expect(await isFound({ indication: 'pores' })).toBe(false);
    expect(await isFound({ sessions: 3 })).toBe(false);
    expect(await isFound({ page: 7 })).toBe(true);
    await find({ indication: 'anything' }).expect(400);
    await find({ name: 'Unmistakable' }).expect(400);
  });
});
