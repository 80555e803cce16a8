import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsentText, consentScopes } from '../../src/consent/types.ts';
import { openTestClinic, startSeries, type TestClinic } from '../test-clinic.ts';
import { signedConsent, textOf } from './signed-consent.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

const readTexts = async (): Promise<ConsentText[]> =>
  (await test.clinician.get('/api/consent-texts').expect(200)).body.texts;

describe('the texts that come with the program', () => {
  it('are version 1 of each scope, hashed over what is shown', async () => {
    const texts = await readTexts();
    expect(texts.map(({ scope }) => scope).sort()).toEqual([...consentScopes].sort());
    for (const { version, by, title, body, sha256 } of texts) {
      expect([version, by]).toEqual([1, null]);
      expect(sha256).toBe(createHash('sha256').update(`${title}\n\n${body}`).digest('hex'));
    }
  });

  it('each say that treatment does not depend on it and how to withdraw', async () => {
    for (const { body } of await readTexts()) {
      expect(body).toContain('not a condition of treatment');
      expect(body).toContain('You can change your mind on any day');
    }
  });

  it('that of publication says that covered faces are recognised and what can’t be called back', async () => {
    const { body } = (await readTexts()).find(({ scope }) => scope === 'publication')!;
    expect(body).toMatch(/58 to 69 of 100 faces/);
    expect(body).toContain('can’t be called back');
  });
});

describe('an edited text', () => {
  it('is a new version; what was signed before keeps its own, and two editors don’t overwrite each other', async () => {
    const { patientId } = await startSeries(test);
    const { body: signed } = await test.clinician
      .post(`/api/patients/${patientId}/consents`)
      .send(await signedConsent(test))
      .expect(201);
    const edit = { scope: 'own-record', title: 'Your photos', body: 'Read this.', basedOn: 1 };
    const { body: added } = await test.owner.post('/api/consent-texts').send(edit).expect(201);
    expect(added).toMatchObject({ version: 2, title: 'Your photos', by: 'Dr. Test' });
    expect(await textOf(test, 'own-record')).toEqual({ version: 2, sha256: added.sha256 });
    const { body: refused } = await test.owner.post('/api/consent-texts').send(edit).expect(409);
    expect(refused.error.message).toMatch(/Dr\. Test wrote version 2/);

    const { body } = await test.clinician.get(`/api/patients/${patientId}/consents`).expect(200);
    expect(body.records[0].text).toEqual(signed.records[0].text);
    expect((await readTexts()).filter(({ scope }) => scope === 'own-record')).toHaveLength(2);
  });

  it('is the owner’s to write', async () => {
    const clinician = await test.signInAs('clinician');
    const edit = { scope: 'teaching', title: 'x', body: 'x', basedOn: 1 };
    await clinician.post('/api/consent-texts').send(edit).expect(403);
  });
});
