import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import supertest from 'supertest';
import type { Role } from '../../src/route.ts';
import { drawnSignature, signedConsent } from '../consent/signed-consent.ts';
import { openCase } from '../gallery/open-case.ts';
import { grant, makeLink } from '../share-links/shared-report.ts';
import {
  type Agent,
  invitedAs,
  makePhoto,
  noContraindications,
  startSeries,
  type TestClinic,
  testAccount,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

/**
 * One record of each kind that this person may have to do with, by the name its id has in addresses. A new kind is added
 * here: patients' records of the clinic, other people's accounts, the person's own sign-ins.
 */
export async function makeOwnRecords(test: TestClinic, role: Role): Promise<Record<string, string>> {
  return { ...(await makeClinicRecords(test)), ...(await makeAccountRecords(test, role)) };
}

async function makeClinicRecords(test: TestClinic): Promise<Record<string, string>> {
  const { patientId, seriesId } = await startSeries(test, { name: 'Unmistakable Name' });
  const { body: session } = await test.clinician
    .post(`/api/series/${seriesId}/sessions`)
    .send({ date: '2026-02-01', checklist: noContraindications })
    .expect(201);
  const { body: first } = await uploadTo(test, {
    seriesId,
    bytes: await makePhoto(1, { side: 2100 }),
    takenOn: '2026-01-01',
  }).expect(201);
  await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-04-01' }).expect(201);
  const { comparisons } = await waitForAnalyses(test, seriesId);
  const { body: report } = await test.clinician
    .post(`/api/series/${seriesId}/reports`)
    .send({ visits: ['2026-04-01'], views: ['frontal'], metrics: ['texture'] })
    .expect(201);
  await test.owner.post('/api/calendar-feed').send({ showsNumbers: true }).expect(201);
  const { body: consent } = await test.clinician
    .post(`/api/patients/${patientId}/consents`)
    .send(await signedConsent(test, { signature: drawnSignature }))
    .expect(201);
  await grant(test, { patientId, scope: 'patient-report' });
  const link = await makeLink(test, report.id);
  return {
    ...(await makeGalleryRecords(test)),
    patientId,
    seriesId,
    consentId: consent.records[0].id,
    linkId: link.id,
    sessionId: session.id,
    photoId: first.photo.id,
    visitId: first.visit.id,
    comparisonId: comparisons[0].id,
    reportId: report.id,
    picture: 'pair-1-after.jpg',
    // A tile of the photo, which is large enough to have some.
    level: '0',
    column: '0',
    row: '0',
  };
}

async function makeGalleryRecords(test: TestClinic): Promise<Record<string, string>> {
  const { course, published } = await openCase(test);
  await test.owner.get(`/api/gallery/cases/${published.id}/exports/before.jpg`).expect(200);
  const { body } = await test.owner.get('/api/gallery/take-downs').expect(200);
  return {
    candidateId: course.comparisonId,
    caseId: published.id,
    exportId: body.items[0].id,
    pictureName: published.pictures[0]!.url.split('/').at(-1)!,
    slug: published.slug,
  };
}

async function makeAccountRecords(test: TestClinic, role: Role): Promise<Record<string, string>> {
  const person = await test.signInAs(role);
  const { body: made } = await test.owner
    .post('/api/invitations')
    .send({ email: 'somebody@new.example', role: 'marketing' })
    .expect(201);
  const another = role === 'marketing' ? 'clinician' : 'marketing';
  await test.signInAs(another);
  const { body: people } = await test.owner.get('/api/people').expect(200);
  const idOf = (email: string) => people.people.find((one: { email: string }) => one.email === email).id;
  await signInAgain(supertest.agent(test.clinic.handler), role);
  const { body: account } = await person.get('/api/account').expect(200);
  return {
    invitationId: made.invitation.id,
    userId: idOf(invitedAs(another)),
    signInId: account.signIns.find((one: { isThis: boolean }) => !one.isThis).id,
    passkeyId: addPasskey(test, idOf(invitedAs(role))),
  };
}

export const signInAgain = (agent: Agent, role: Role) =>
  agent
    .post('/api/auth/sign-in/email')
    .send({ email: invitedAs(role), password: testAccount.password })
    .expect(200);

/** Only a browser with an authenticator can make one by the front door. */
function addPasskey({ folder }: TestClinic, userId: string): string {
  const connection = new SqliteConnection(join(folder, 'dermalapse.sqlite'));
  connection
    .prepare(
      `insert into "loginPasskey" ("id", "name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp", "createdAt")
       values ('a-passkey', 'Test key', '', ?, 'credential', 0, 'singleDevice', 0, '2026-01-01T00:00:00.000Z')`,
    )
    .run(userId);
  connection.close();
  return 'a-passkey';
}
