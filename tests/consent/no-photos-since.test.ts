import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePhoto, openTestClinic, startSeries, type TestClinic, uploadTo } from '../test-clinic.ts';
import { signedConsent, textOf } from './signed-consent.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

async function say(patientId: string, changes: object) {
  const consent = await signedConsent(test, changes);
  const { body } = await test.clinician.post(`/api/patients/${patientId}/consents`).send(consent).expect(201);
  return body.records[0].id as string;
}
const refuse = async (patientId: string, changes: object = {}) =>
  say(patientId, {
    source: 'told',
    signedName: undefined,
    signature: undefined,
    answers: [{ scope: 'own-record', decision: 'refused', text: await textOf(test, 'own-record') }],
    ...changes,
  });
const detailOf = async (seriesId: string) =>
  (await test.clinician.get(`/api/series/${seriesId}`).expect(200)).body;
const upload = async (seriesId: string, seed: number) =>
  uploadTo(test, { seriesId, bytes: await makePhoto(seed), takenOn: '2026-06-01' });

describe('photos on record', () => {
  it('are taken of whoever was never asked', async () => {
    const { seriesId } = await startSeries(test);
    expect((await detailOf(seriesId)).noPhotosSince).toBeNull();
    expect((await upload(seriesId, 1)).status).toBe(201);
  });

  it('are refused with the day and the way out after a no; those there stay; a later yes opens again', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const { body: first } = await upload(seriesId, 2);
    await refuse(patientId);
    const before = await test.storedFiles();

    const { status, body } = await upload(seriesId, 3);
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      'This patient said no to photos on record on 15 June 2026. If they have changed their mind, record that under Consent first, then add the photo again.',
    );
    expect(await test.storedFiles()).toEqual(before);
    const detail = await detailOf(seriesId);
    expect(detail.noPhotosSince).toBe('2026-06-15');
    expect(detail.visits[0].photos.map(({ id }: { id: string }) => id)).toEqual([first.photo.id]);

    await say(patientId, {});
    expect((await detailOf(seriesId)).noPhotosSince).toBeNull();
    expect((await upload(seriesId, 3)).status).toBe(201);
  });

  it('are refused after a withdrawal, and in the series that was spoken of only', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const { body: other } = await test.clinician
      .post(`/api/patients/${patientId}/series`)
      .send({ name: 'Forehead' })
      .expect(201);
    const consentId = await say(patientId, { seriesId });
    await test.clinician.post(`/api/consents/${consentId}/withdrawal`).send({}).expect(201);
    expect((await upload(seriesId, 4)).status).toBe(409);
    expect((await upload(other.id, 5)).status).toBe(201);
  });
});
