import { afterAll, beforeAll, expect, it } from 'vitest';
import { listEndingConsents } from '../../src/consent/index.ts';
import type { EndingConsents } from '../../src/consent/types.ts';
import { openTestClinic, startSeries, type TestClinic } from '../test-clinic.ts';
import { publicationAnswers, signedConsent, textOf } from './signed-consent.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

async function sign(patientId: string, changes: object) {
  const consent = await signedConsent(test, changes);
  const { body } = await test.clinician.post(`/api/patients/${patientId}/consents`).send(consent).expect(201);
  return body.records[0].id as string;
}

async function ownRecord(patientId: string, expiresOn: string, decision = 'granted') {
  const text = await textOf(test, 'own-record');
  return sign(patientId, { answers: [{ scope: 'own-record', decision, expiresOn, text }] });
}

const readEnding = async (): Promise<EndingConsents> =>
  (await test.clinician.get('/api/overview').expect(200)).body.endingConsents;

it('lists what ends within 60 days on the overview, and what has ended for 60 days, unless something else was said since', async () => {
  const [soon, far, renewed, withdrawn, inPart] = await Promise.all(
    ['Soon', 'Far', 'Renewed', 'Withdrawn', 'In part'].map((name) => startSeries(test, { name })),
  );
  await ownRecord(soon!.patientId, '2026-08-14');
  await ownRecord(far!.patientId, '2026-08-15');
  await ownRecord(renewed!.patientId, '2026-07-01');
  await ownRecord(renewed!.patientId, '2028-07-01');
  const recordId = await ownRecord(withdrawn!.patientId, '2026-07-01');
  await test.clinician.post(`/api/consents/${recordId}/withdrawal`).send({}).expect(201);
  const published = await sign(inPart!.patientId, {
    seriesId: inPart!.seriesId,
    answers: await publicationAnswers(test, { granted: ['print', 'social-media'], expiresOn: '2026-06-20' }),
  });
  await test.clinician
    .post(`/api/consents/${published}/withdrawal`)
    .send({ channels: ['print'] })
    .expect(201);

  const { items, total } = await readEnding();
  expect(total).toBe(2);
  expect(items).toMatchObject([
    {
      patient: { name: 'In part' },
      seriesName: 'Cheeks',
      scope: 'publication',
      channels: ['social-media'],
      expiresOn: '2026-06-20',
      isExpired: false,
    },
    { patient: { name: 'Soon' }, seriesName: null, scope: 'own-record', channels: [], isExpired: false },
  ]);

  test.pass(6 * 86_400_000);
  // A sign-in has ended by then; what the overview asks is asked directly.
  const later = await listEndingConsents(test.clinic.rooms);
  expect(later.items.map(({ patient, isExpired }) => [patient.name, isExpired])).toEqual([
    ['In part', true],
    ['Soon', false],
    ['Far', false],
  ]);
  test.pass(60 * 86_400_000);
  const last = await listEndingConsents(test.clinic.rooms);
  expect(last.items.map(({ patient }) => patient.name)).toEqual(['Soon', 'Far']);
});
