import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepCases } from '../../src/gallery/index.ts';
import type { GalleryCase } from '../../src/gallery/types.ts';
import { signInAgain } from '../access/own-records.ts';
import { type Agent, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';
import { askAll, type Caller, crawlCase, isListed } from './crawl-case.ts';
import { agree, openCase, openCourse, publish } from './open-case.ts';

const dayMs = 86_400_000;

let test: TestClinic;
let callers: Record<'stranger' | 'marketing' | 'clinician' | 'owner', Caller>;
let marketing: Agent;
let clinician: Agent;
beforeAll(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
  clinician = await test.signInAs('clinician');
  callers = { stranger: test.stranger, marketing, clinician, owner: test.owner };
});
afterAll(() => test.close());

const seriesOf = async (seriesId: string) =>
  (await test.clinician.get(`/api/series/${seriesId}`).expect(200)).body;
const crawl = (published: GalleryCase) => crawlCase({ visitor: test.stranger, staff: marketing }, published);

/** Nobody gets at anything of it, in any way, and none of its files is left. */
async function expectGone(published: GalleryCase, found: Awaited<ReturnType<typeof crawl>>): Promise<void> {
  for (const [who, caller] of Object.entries(callers)) {
    const staffOnly = who === 'stranger' ? found.filter(({ path }) => !path.startsWith('/api/')) : found;
    const answers = await askAll(caller, staffOnly);
    expect([who, [...answers].filter((status) => status !== 404 && status !== 410)]).toEqual([who, []]);
    expect([who, await isListed(caller, published)]).toEqual([who, false]);
  }
}

describe('after a withdrawal', () => {
  it('every address the case ever had is gone on the next request, its files too; the clinical record stays', async () => {
    const course = await openCourse(test);
    const consentId = await agree(test, course.patientId);
    const files = await test.storedFiles();
    const record = await seriesOf(course.seriesId);
    const { body: published }: { body: GalleryCase } = await publish(test, course).expect(201);
    const found = await crawl(published);
    // Page, embedded page, manifest, facts, four pictures; for staff four pictures and four exports.
    expect(found).toHaveLength(16);
    expect([...(await askAll(marketing, found))].sort()).toEqual([200, 304]);
    expect(await isListed(test.stranger, published)).toBe(true);
    expect(await test.storedFiles()).toHaveLength(files.length + 4);

    await test.clinician.post(`/api/consents/${consentId}/withdrawal`).send({}).expect(201);
    expect(await test.storedFiles()).toEqual(files);
    await expectGone(published, found);
    expect(await seriesOf(course.seriesId)).toEqual(record);
    expect((await marketing.get(`/api/gallery/cases/${published.id}`)).body).toEqual({
      id: published.id,
      channel: 'clinic-website',
      indication: 'acne-scars',
      areas: ['left-cheek'],
      state: 'consent-withdrawn',
      publishedAt: published.publishedAt,
      publishedBy: published.publishedBy,
      endedAt: expect.any(String),
    });
  });

  it('is the same when the patient refuses anew', async () => {
    const { course, published } = await openCase(test);
    const found = await crawl(published);
    await agree(test, course.patientId, { granted: [] });
    await expectGone(published, found);
  });

  it('the refusal tells nothing of the case', async () => {
    const { published, consentId } = await openCase(test);
    await test.clinician.post(`/api/consents/${consentId}/withdrawal`).send({}).expect(201);
    const { text } = await test.stranger.get(`/gallery/cases/${published.slug}`).expect(410);
    expect(text).toContain('no longer shown');
    expect(text).not.toMatch(/consent|withdr|Acne|cheek|Unmistakable/i);
  });
});

describe('when consent expires', () => {
  /** Days later everybody has to sign in again. */
  const passDays = async (days: number) => {
    test.pass(days * dayMs);
    await signInAgain(marketing, 'marketing');
    await signInAgain(clinician, 'clinician');
    await test.owner
      .post('/api/auth/sign-in/email')
      .send({ email: testAccount.email, password: testAccount.password })
      .expect(200);
  };

  it('every address is gone on the first request after the last moment of its day', async () => {
    const opened = await openCase(test, { agreed: { granted: ['clinic-website'], expiresOn: '2026-06-15' } });
    const found = await crawl(opened.published);
    const files = await test.storedFiles();
    test.pass(dayMs);
    // The very first request is the one that is refused.
    await test.stranger.get(found[0]!.path).expect(410);
    expect(await test.storedFiles()).toHaveLength(files.length - 4);
    await passDays(0);
    await expectGone(opened.published, found);
    expect((await marketing.get(`/api/gallery/cases/${opened.published.id}`)).body.state).toBe(
      'consent-expired',
    );
  });

  it('the files go though nobody asks', async () => {
    await openCase(test, { agreed: { granted: ['clinic-website'], expiresOn: '2026-06-17' } });
    const files = await test.storedFiles();
    await sweepCases(test.clinic.rooms);
    expect(await test.storedFiles()).toEqual(files);
    await passDays(3);
    await sweepCases(test.clinic.rooms);
    expect(await test.storedFiles()).toHaveLength(files.length - 4);
  });
});

describe('a program that ends between the withdrawal and the removal of files', () => {
  it('removes them at its next start, and serves nothing of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dermalapse-test-'));
    const first = await openTestClinic({ folder });
    const { published, consentId } = await openCase(first);
    const files = await first.storedFiles();
    const { rooms } = first.clinic;
    // What comes after the transaction never runs.
    const { consentFollower } = rooms;
    consentFollower.afterwards = async () => undefined;
    await first.clinician.post(`/api/consents/${consentId}/withdrawal`).send({}).expect(201);
    expect(await first.storedFiles()).toEqual(files);
    await first.stranger.get(`/gallery/cases/${published.slug}`).expect(410);
    await first.close();

    const second = await openTestClinic({ folder, signIn: false });
    expect(await second.storedFiles()).toHaveLength(files.length - 4);
    await second.stranger.get(`/gallery/cases/${published.slug}`).expect(410);
    await second.close();
    await rm(folder, { recursive: true });
  });
});
