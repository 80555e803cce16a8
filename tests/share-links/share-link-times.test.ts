import supertest from 'supertest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';
import { grant, listLinks, makeLink, makeSharedReport, type SharedReport } from './shared-report.ts';

let test: TestClinic;
let shared: SharedReport;
beforeEach(async () => {
  test = await openTestClinic();
  shared = await makeSharedReport(test);
});
afterEach(() => test.close());

const hourMs = 3_600_000;

/** What became of the only link. A sign-in that lay idle meanwhile has ended. */
async function readLink() {
  const { email, password } = testAccount;
  await test.clinician.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
  const { items } = await listLinks(test, shared.reportId);
  return items[0];
}

it('an opening ends after half an hour; the link asks again', async () => {
  const { path } = await makeLink(test, shared.reportId, { asksYearOfBirth: true });
  const agent = supertest.agent(test.clinic.handler);
  await agent.post(path).type('form').send({ year: '1984' }).expect(303);
  // Sent by hand: the browser would have let go of the cookie by itself.
  test.pass(0.49 * hourMs);
  const { text } = await agent.get(path).expect(200);
  const picture = /src="([^"]+)"/.exec(text)![1]!;
  await agent.get(picture).expect(200);
  test.pass(0.02 * hourMs);
  await agent.get(picture).expect(404);
  await agent.get(path).expect(200, /Year of birth/);
});

it('what opened once is refused after half an hour', async () => {
  const { path } = await makeLink(test, shared.reportId, { opensOnce: true });
  const agent = supertest.agent(test.clinic.handler);
  await agent.post(path).expect(303);
  await agent.get(path).expect(200, /src="/);
  test.pass(0.51 * hourMs);
  await agent.get(path).expect(404);
  expect((await readLink()).uses[0].why).toBe('used-up');
});

it('a refusal that is asked for on and on is written down sixty times in a quarter of an hour, and still refused', async () => {
  const { id, path } = await makeLink(test, shared.reportId);
  await test.clinician.delete(`/api/share-links/${id}`).expect(204);
  const written = async () => {
    const events = test.clinic.rooms.database.selectFrom('auditEvents').select('id');
    return (await events.where('name', '=', 'shareLinkRefused').execute()).length;
  };
  // Beyond sixty of one address the answer says so; nothing of the link is behind it.
  for (let asked = 1; asked <= 64; asked += 8) {
    await Promise.all(Array.from({ length: 8 }, () => test.stranger.get(path)));
  }
  expect((await test.stranger.get(path)).status).toBe(429);
  expect(await written()).toBeLessThan(60 + 8);
  const before = await written();
  await test.stranger.get(path);
  expect(await written()).toBe(before);
  const { path: other } = await makeLink(test, shared.reportId);
  await test.stranger.get(other).expect(200, /src="/);
  test.pass(0.26 * hourMs);
  await test.stranger.get(path);
  expect(await written()).toBe(before + 1);
});

it('a link is refused after its last day', async () => {
  const { path } = await makeLink(test, shared.reportId, { expiresOn: '2026-06-16' });
  test.pass(24 * hourMs);
  await test.stranger.get(path).expect(200);
  test.pass(24 * hourMs);
  await test.stranger.get(path).expect(404);
  expect(await readLink()).toMatchObject({
    state: 'expired',
    uses: [{ why: 'expired' }, { what: 'opened' }],
  });
});

it('a link is refused after the last day of the consent, on the next request, and opens again once that is renewed', async () => {
  const { patientId, reportId } = shared;
  await grant(test, { patientId, scope: 'patient-report', expiresOn: '2026-06-16' });
  const { path } = await makeLink(test, reportId);
  const { text } = await test.stranger.get(path).expect(200);
  const picture = /src="([^"]+)"/.exec(text)![1]!;
  test.pass(48 * hourMs);
  for (const address of [path, picture, `${path}/files/numbers.json`, `${path}/consent`]) {
    await test.stranger.get(address).expect(404);
  }
  expect((await readLink()).uses[0].why).toBe('no-consent');
  await grant(test, { patientId, scope: 'patient-report' });
  await test.stranger.get(path).expect(200);
});
