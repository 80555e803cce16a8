import { pino } from 'pino';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedAfterMs } from '../../src/app/sealed-area.ts';
import { openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';
import { makeLink, makeSharedReport, type SharedReport } from './shared-report.ts';

const logged: string[] = [];
let test: TestClinic;
let shared: SharedReport;
/** By what is wrong with them; all are of one server, at one moment. */
const paths: Record<string, string> = {};

beforeAll(async () => {
  const log = pino({ level: 'info' }, { write: (line) => logged.push(line) });
  test = await openTestClinic({ triesLimit: 10_000, log });
  shared = await makeSharedReport(test);
  const { reportId } = shared;
  const ended = await makeLink(test, reportId, { expiresOn: '2026-06-15' });
  test.pass(24 * 3_600_000);
  const { email, password } = testAccount;
  await test.clinician.post('/api/auth/sign-in/email').send({ email, password }).expect(200);

  const revoked = await makeLink(test, reportId);
  await test.clinician.delete(`/api/share-links/${revoked.id}`).expect(204);
  const usedUp = await makeLink(test, reportId, { opensOnce: true });
  await test.stranger.post(usedUp.path).expect(303);
  const locked = await makeLink(test, reportId, { asksYearOfBirth: true });
  for (let tries = 0; tries < 5; tries += 1) await openWith(locked.path, '1950');
  const withdrawn = await makeSharedReport(test, { name: 'Withdrawn' });
  const unconsented = await makeLink(test, withdrawn.reportId);
  const { body } = await test.clinician.get(`/api/patients/${withdrawn.patientId}/consents`);
  await test.clinician.post(`/api/consents/${body.records[0].id}/withdrawal`).send({}).expect(201);
  const removed = await makeSharedReport(test, { name: 'Removed' });
  const gone = await makeLink(test, removed.reportId);
  await test.clinician.delete(`/api/reports/${removed.reportId}`).expect(204);
  const asking = await makeLink(test, reportId, { asksYearOfBirth: true });
  const plain = await makeLink(test, reportId);
  Object.assign(paths, {
    ended: ended.path,
    revoked: revoked.path,
    usedUp: usedUp.path,
    locked: locked.path,
    unconsented: unconsented.path,
    gone: gone.path,
    asking: asking.path,
    plain: plain.path,
    unknown: `/report/${'A'.repeat(43)}`,
  });
});
afterAll(() => test.close());

const openWith = (path: string, year: string) => test.stranger.post(path).type('form').send({ year });
const get = (path: string | undefined) => test.stranger.get(path!);
const swapCase = (path: string) =>
  path.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

const kinds: Record<string, () => PromiseLike<Response>> = {
  unknown: () => get(paths.unknown),
  ended: () => get(paths.ended),
  revoked: () => get(paths.revoked),
  'used up': () => get(paths.usedUp),
  'used up, opened again': () => test.stranger.post(paths.usedUp!),
  locked: () => get(paths.locked),
  'locked, with the right year': () => openWith(paths.locked!, '1984'),
  'without consent': () => get(paths.unconsented),
  'of a removed report': () => get(paths.gone),
  'unknown, with a year': () => openWith(paths.unknown!, '1984'),
  'of a wrong year': () => openWith(paths.asking!, '1950'),
  'a picture before the year': () => get(`${paths.asking}/pictures/pair-1-before.jpg`),
  'a picture of an unknown link': () => get(`${paths.unknown}/pictures/pair-1-before.jpg`),
  'a picture that there is not': () => get(`${paths.plain}/pictures/other.jpg`),
  'a file that there is not': () => get(`${paths.plain}/files/other.pdf`),
  'a consent that there is not': () => get(`${paths.plain}/consent?withdraw=${shared.patientId}`),
  'taking that back': () =>
    test.stranger.post(`${paths.plain}/consent`).type('form').send({ consent: shared.patientId }),
  'consents of an ended link': () => get(`${paths.ended}/consent`),
  malformed: () => get('/report/abc'),
  'nothing at all': () => get('/report'),
  'in another case': () => get(swapCase(paths.plain!)),
  'with a slash more': () => get(`${paths.plain}/`),
  'with percent signs': () => get(paths.plain!.replace('/report/', '/report/%2e%2e/')),
  'another path': () => get(`${paths.plain}/originals`).set('accept', 'text/html'),
  'another method': () => test.stranger.put(paths.plain!),
};

/** What is of each request alone, whatever its answer, is left out. */
const seen = ({ status, text, headers }: Response) => {
  const { date: _date, 'x-request-id': _requestId, ...rest } = headers;
  return { status, text, headers: rest };
};

describe('every refusal of a share link', () => {
  it('has the same status, headers and text', async () => {
    const first = seen(await get(paths.unknown));
    expect(first).toMatchObject({
      status: 404,
      text: expect.stringContaining('Year of birth'),
      headers: {
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': expect.stringContaining('noindex'),
      },
    });
    for (const [kind, ask] of Object.entries(kinds)) {
      expect([kind, seen(await ask())]).toEqual([kind, first]);
    }
    const { headers } = seen(await test.stranger.head(paths.plain!).expect(404));
    expect(headers).toEqual(first.headers);
  });

  it('comes at the same moment', async () => {
    const taken = new Map<string, number[]>();
    for (let round = 0; round < 3; round += 1) {
      for (const [kind, ask] of Object.entries(kinds)) {
        const startedMs = performance.now();
        await ask();
        taken.set(kind, [...(taken.get(kind) ?? []), performance.now() - startedMs]);
      }
    }
    const medians = [...taken].map(([kind, times]) => [kind, times.sort((a, b) => a - b)[1]!] as const);
    console.log(medians.map(([kind, ms]) => `${ms.toFixed(1)} ms  ${kind}`).join('\n'));
    for (const times of taken.values()) expect(times[0]).toBeGreaterThanOrEqual(refusedAfterMs);
  });

  it('is told from what opens', async () => {
    await get(paths.plain).expect(200, /src="/);
    await get(paths.asking).expect(200, /Open my report/);
  });
});

it('no secret of a link is in a log or in the audit trail', async () => {
  const events = await test.clinic.rooms.database.selectFrom('auditEvents').selectAll().execute();
  const kept = `${logged.join('')}${JSON.stringify(events)}`;
  expect(kept).toContain('/report/:token');
  expect(kept).toContain('shareLinkRefused');
  for (const path of Object.values(paths)) expect(kept).not.toContain(path.replace('/report/', ''));
});
