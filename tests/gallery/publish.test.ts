import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findComparison } from '../../src/comparisons/index.ts';
import type { CasePreview, GalleryCase } from '../../src/gallery/types.ts';
import { canonicalSha256, verifyManifest } from '../../src/provenance/index.ts';
import { sha256Of } from '../../src/storage/index.ts';
import { type Agent, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCase, openCourse, publish } from './open-case.ts';

let test: TestClinic;
let marketing: Agent;
beforeAll(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
});
afterAll(() => test.close());

const preview = (comparisonId: string, more: object = {}) =>
  marketing
    .post('/api/gallery/previews')
    .send({ comparisonId, channel: 'clinic-website', identifiability: 'region-crop', ...more });
const pictureOf = async (path: string) => (await marketing.get(path).buffer(true).expect(200)).body as Buffer;

describe('publishing', () => {
  it('is refused without consent, without a word of the patient or the comparison', async () => {
    const course = await openCourse(test);
    for (const refused of [await publish(test, course), await preview(course.comparisonId)]) {
      expect(refused.status).toBe(410);
      expect(refused.text).not.toContain('Unmistakable');
      expect(refused.text).not.toContain(course.patientId);
    }
    await agree(test, course.patientId, { granted: ['print'] });
    await publish(test, course).expect(410);
    await publish(test, course, { channel: 'print', identifiability: 'full-face' }).expect(410);
    await publish(test, course, { channel: 'print' }).expect(201);
  });

  it('freezes the facts to the last digit of the stored comparison', async () => {
    const { course, published } = await openCase(test);
    const { result } = (await findComparison(test.clinic.rooms.database, course.comparisonId))!;
    expect(published.facts.measurement).toEqual(result!.measurements[0]);
    expect(published.facts).toMatchObject({
      indication: 'acne-scars',
      sessions: 2,
      monthsSinceBaseline: 4,
      monthsSinceLastSession: 3,
      skinTone: 'intermediate',
      ageBand: null,
    });
    const manifest = await manifestOf(published);
    expect(manifest.pairs[0].measurements).toEqual(result!.measurements);
    expect(JSON.stringify(manifest)).toContain(JSON.stringify(result!.measurements[0]!.change!.ci95));
  });

  it('gives pictures random names, new pixels and nothing else', async () => {
    const { published } = await openCase(test);
    expect(published.pictures.map(({ side }) => side)).toEqual(['before', 'after', 'before', 'after']);
    expect(published.pictures.map(({ width }) => width > 480)).toEqual([false, false, true, true]);
    for (const { url, width, height } of published.pictures) {
      expect(url).toMatch(/^\/api\/gallery\/pictures\/[0-9a-f]{32}\.jpg$/);
      const metadata = await sharp(await pictureOf(url)).metadata();
      expect([metadata.width, metadata.height, metadata.exif, metadata.icc, metadata.xmp]).toEqual([
        width,
        height,
        undefined,
        undefined,
        undefined,
      ]);
    }
    expect(new Set(published.pictures.map(({ url }) => url)).size).toBe(4);
  });

  it('signs a manifest of originals, steps and each picture, without days unless they are chosen', async () => {
    const { course, published, consentId } = await openCase(test);
    const manifest = await manifestOf(published);
    const files = await Promise.all(
      published.pictures.map(async ({ url }) => ({
        name: url.split('/').at(-1)!,
        sha256: sha256Of(await pictureOf(url)),
      })),
    );
    const facts = await marketing.get(`/api/gallery/cases/${published.id}/exports/case.json`).expect(200);
    files.push({ name: 'case.json', sha256: canonicalSha256(facts.body) });
    const keys = { keys: test.clinic.rooms.signingKeys.known };
    expect(verifyManifest(manifest, { files, ...keys }).verdict).toBe('genuine');
    expect(verifyManifest({ ...manifest, clinic: 'Another' }, { files, ...keys }).verdict).toBe('altered');
    expect(manifest.consent).toEqual({
      recordId: consentId,
      scope: 'publication',
      channel: 'clinic-website',
    });
    expect(manifest.pairs[0].before.takenOn).toBeNull();
    expect(manifest.pairs[0].steps.map(({ name }: { name: string }) => name).slice(-3)).toEqual([
      'mask',
      'crop',
      'encode',
    ]);
    expect(JSON.stringify([manifest, published])).not.toMatch(/2026-0[15]-|Unmistakable/);
    expect(JSON.stringify([manifest, published])).not.toContain(course.patientId);

    const dated = await openCase(test, { input: { showsDates: true } });
    expect((await manifestOf(dated.published)).pairs[0].after.takenOn).toBe('2026-05-15');
  });

  it('exports what verifies as genuine by itself, and as altered with the photos swapped', async () => {
    const { published } = await openCase(test);
    const exported = (file: string) => marketing.get(`/api/gallery/cases/${published.id}/exports/${file}`);
    const download = async (file: string) => {
      const { headers, body } = await exported(file).responseType('blob').expect(200);
      const name = /filename="([^"]+)"/.exec(headers['content-disposition']!)![1]!;
      return { name, sha256: sha256Of(body) };
    };
    const [before, after] = [await download('before.jpg'), await download('after.jpg')];
    const facts = await download('case.json');
    const manifest = await manifestOf(published);
    const verdictOf = (...files: { name: string; sha256: string }[]) =>
      verifyManifest(manifest, { files, keys: test.clinic.rooms.signingKeys.known }).verdict;
    expect(verdictOf(before, after, facts)).toBe('genuine');
    expect(verdictOf(before, after)).toBe('incomplete');
    expect(verdictOf(before, facts)).toBe('incomplete');
    const swapped = [
      { ...before, sha256: after.sha256 },
      { ...after, sha256: before.sha256 },
    ] as const;
    expect(verdictOf(...swapped, facts)).toBe('altered');
  });

  it('refuses to mask a face that is not found, in a view with a name of its own too', async () => {
    const course = await openCourse(test);
    await agree(test, course.patientId);
    const masked = { identifiability: 'masked-face' };
    for (const refused of [await preview(course.comparisonId, masked), await publish(test, course, masked)]) {
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toContain('Show the region only');
    }
  });

  it('signs what is told beside the pictures: one changed word of it shows', async () => {
    const { published } = await openCase(test, { input: { caption: 'Two sessions' } });
    const { body, text } = await test.stranger.get(`/gallery/cases/${published.slug}/case.json`).expect(200);
    expect(body).toEqual({
      schema: 'dermalapse.gallery-case/1',
      id: published.id,
      identifiability: 'region-crop',
      facts: published.facts,
      caption: 'Two sessions',
      overrideReason: null,
      shownDays: null,
    });
    const manifest = await manifestOf(published);
    const stateOf = (content: string) =>
      verifyManifest(manifest, {
        files: [{ name: 'case.json', sha256: sha256Of(Buffer.from(content)) }],
        keys: test.clinic.rooms.signingKeys.known,
      }).files[0]!.state;
    expect(stateOf(text)).toBe('matches');
    for (const [from, to] of [
      ['Two sessions', 'One session'],
      ['"monthsSinceBaseline":4', '"monthsSinceBaseline":3'],
      ['"overrideReason":null', '"overrideReason":""'],
    ] as const) {
      expect(text).toContain(from);
      expect(stateOf(text.replace(from, to))).toBe('differs');
    }
  });

  it('leaves no file when the disk fails at a later one', async () => {
    const course = await openCourse(test);
    await agree(test, course.patientId);
    const files = await test.storedFiles();
    const { blobs } = test.clinic.rooms;
    const { addDerived } = blobs;
    let left = 2;
    blobs.addDerived = async (bytes) => {
      if (left === 0) throw new Error('The disk failed');
      left -= 1;
      return addDerived(bytes);
    };
    await publish(test, course).expect(500);
    blobs.addDerived = addDerived;
    expect(await test.storedFiles()).toEqual(files);
  });

  it('happens once for a comparison and channel', async () => {
    const { course, published } = await openCase(test, { agreed: { granted: ['clinic-website', 'print'] } });
    await publish(test, course).expect(409);
    await publish(test, course, { channel: 'print' }).expect(201);
    await marketing.delete(`/api/gallery/cases/${published.id}`).expect(204);
    await marketing.delete(`/api/gallery/cases/${published.id}`).expect(409);
    await publish(test, course).expect(201);
  });

  it('is of what the series came to, never of a better visit', async () => {
    const course = await openCourse(test);
    await agree(test, course.patientId);
    const { body } = await test.clinician.get(`/api/series/${course.seriesId}`).expect(200);
    const { version } = body.series;
    await test.clinician
      .patch(`/api/series/${course.seriesId}`)
      .send({ version, primaryOutcome: null, outcomeReason: 'A test' })
      .expect(200);
    const refused = await publish(test, course).expect(409);
    expect(refused.body.error.message).toContain('not what the series came to');
  });
});

describe('what a case is judged by, changed after results', () => {
  it('is said on its page, its embed, the gallery and the feed, without the reason', async () => {
    const course = await openCourse(test);
    await agree(test, course.patientId, { granted: ['clinic-website', 'in-clinic-screen'] });
    const { body } = await test.clinician.get(`/api/series/${course.seriesId}`).expect(200);
    const outcomeReason = 'Unmistakable Name asked for it.';
    const views = ['chin', 'left cheek'];
    await test.clinician
      .patch(`/api/series/${course.seriesId}`)
      .send({ version: body.series.version, views, indication: 'texture', outcomeReason })
      .expect(200);
    const candidate = await marketing.get(`/api/gallery/candidates/clinic-website/${course.comparisonId}`);
    expect(candidate.body.candidate.changedAfterResults).toEqual(['views', 'indication']);
    const { body: published } = await publish(test, course).expect(201);
    const said =
      'When first results were in, the clinic changed which view counts first and what it was treated for.';
    for (const path of [`/gallery/cases/${published.slug}`, `/gallery/embed/${published.slug}`]) {
      const { text } = await test.stranger.get(path).expect(200);
      expect(text).toContain(said);
      expect(text).not.toContain('no better result was picked');
      expect(text).not.toContain('Unmistakable');
    }
    const { body: answer } = await test.stranger.get('/gallery/feed.json').expect(200);
    const inFeed = answer.feed.cases.find(({ id }: GalleryCase) => id === published.id);
    expect([inFeed.changes, JSON.stringify(inFeed).includes('Unmistakable')]).toEqual([said, false]);
    expect((await test.stranger.get('/gallery').expect(200)).text).toContain('changed after first results');
  });

  it('is not said where nothing was changed', async () => {
    const { published } = await openCase(test);
    const { text } = await test.stranger.get(`/gallery/cases/${published.slug}`).expect(200);
    expect(text).toContain('no better result was picked');
    expect(text).not.toContain('When first results were in');
  });
});

describe('a preview', () => {
  it('shows exactly what would be published and stores nothing', async () => {
    const course = await openCourse(test);
    await agree(test, course.patientId, { granted: ['clinic-website'], expiresOn: '2027-01-31' });
    const files = await test.storedFiles();
    const { body }: { body: CasePreview } = await preview(course.comparisonId).expect(200);
    expect(await test.storedFiles()).toEqual(files);
    expect(body).toMatchObject({ isMatched: true, consentUntil: '2027-01-31' });
    const { body: published }: { body: GalleryCase } = await publish(test, course).expect(201);
    expect(body.facts).toEqual(published.facts);
    for (const { side, url } of body.pictures) {
      const largest = published.pictures.findLast((picture) => picture.side === side)!;
      expect(url).toBe(`data:image/jpeg;base64,${(await pictureOf(largest.url)).toString('base64')}`);
    }
  });
});

async function manifestOf({ id }: GalleryCase) {
  const { body } = await marketing.get(`/api/gallery/cases/${id}/exports/manifest.json`).expect(200);
  return body;
}
