import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCase, publish } from './open-case.ts';

let test: TestClinic;
let marketing: Agent;
beforeAll(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
});
afterAll(() => test.close());

const takeDowns = async () => (await marketing.get('/api/gallery/take-downs').expect(200)).body.items;
const withdraw = (consentId: string) =>
  test.clinician.post(`/api/consents/${consentId}/withdrawal`).send({}).expect(201);

describe('the take-down list', () => {
  it('names each file that left the building, due when the case ends, done when somebody says so', async () => {
    const { published, consentId } = await openCase(test, {
      agreed: { granted: ['print'] },
      input: { channel: 'print', caption: 'Two sessions' },
    });
    const download = await marketing.get(`/api/gallery/cases/${published.id}/exports/after.jpg`).expect(200);
    expect(download.headers['content-disposition']).toMatch(
      /^attachment; filename="case-[0-9a-f]{8}-after.jpg"/,
    );
    test.pass(1000);
    await marketing.get(`/api/gallery/cases/${published.id}/exports/manifest.json`).expect(200);
    test.pass(1000);
    await marketing.get(`/api/gallery/cases/${published.id}/exports/case.json`).expect(200);
    const shown = await takeDowns();
    expect(shown.map((item: { what: string }) => item.what)).toEqual(['picture', 'manifest', 'facts']);
    expect(shown[0]).toMatchObject({
      channel: 'print',
      exportedBy: 'Test marketing',
      dueSince: null,
      doneAt: null,
    });
    const done = (id: string) => marketing.post(`/api/gallery/take-downs/${id}/done`);
    await done(shown[0].id).expect(409);

    await withdraw(consentId);
    const due = await takeDowns();
    expect(due[0]).toMatchObject({ dueSince: '2026-06-15T09:30:02.000Z', doneAt: null });
    const { body } = await done(shown[0].id).expect(200);
    expect(body).toMatchObject({ doneBy: 'Test marketing', doneAt: '2026-06-15T09:30:02.000Z' });
    await done(shown[0].id).expect(409);
    await done(randomUUID()).expect(404);
    expect((await takeDowns()).map((item: { what: string }) => item.what)).toEqual([
      'manifest',
      'facts',
      'picture',
    ]);
    await marketing.get(`/api/gallery/cases/${published.id}/exports/after.jpg`).expect(410);
  });

  it('can’t be shortened, whoever asks the database', async () => {
    const { database } = test.clinic.rooms;
    await expect(database.deleteFrom('galleryExports').execute()).rejects.toThrow(/stays listed/);
  });
});

describe('a case', () => {
  const stateOf = async (id: string) =>
    (await marketing.get(`/api/gallery/cases/${id}`).expect(200)).body.state;

  it('goes when a photo of it does, at once and with its files', async () => {
    const { course, published } = await openCase(test);
    const files = await test.storedFiles();
    const { body } = await test.clinician.get(`/api/series/${course.seriesId}`).expect(200);
    await test.clinician.delete(`/api/photos/${body.comparisons[0].followUpPhotoId}`).expect(204);
    // Four pictures of the case, the original and the registered pair.
    expect(await test.storedFiles()).toHaveLength(files.length - 7);
    expect(await stateOf(published.id)).toBe('comparison-changed');
  });

  it('goes when its comparison is measured anew', async () => {
    const { course, published } = await openCase(test);
    const { body } = await test.clinician.get(`/api/series/${course.seriesId}`).expect(200);
    const plan = { treated: [{ name: 'treated skin', polygon: [[0.1, 0.1], [0.9, 0.1], [0.5, 0.9]] }] }; // biome-ignore format: a triangle
    await test.clinician
      .patch(`/api/series/${course.seriesId}`)
      .send({ version: body.series.version, plan })
      .expect(200);
    expect(await stateOf(published.id)).toBe('comparison-changed');
  });

  it('stays when other consents of the patient change, and goes when less may be seen', async () => {
    const { course, published, consentId } = await openCase(test, {
      agreed: { granted: ['clinic-website', 'print'], identifiability: 'full-face' },
      input: { identifiability: 'full-face' },
    });
    await test.clinician
      .post(`/api/consents/${consentId}/withdrawal`)
      .send({ channels: ['print'] })
      .expect(201);
    expect(await stateOf(published.id)).toBe('published');
    await agree(test, course.patientId, { granted: ['clinic-website'], identifiability: 'region-crop' });
    expect(await stateOf(published.id)).toBe('consent-withdrawn');
    await publish(test, course, { identifiability: 'full-face' }).expect(410);
    await publish(test, course).expect(201);
  });
});
