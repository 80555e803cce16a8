import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSession, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';

const credentials = { email: testAccount.email, password: testAccount.password };
let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

const make = async (showsNumbers: boolean) => {
  const { body } = await test.clinician.post('/api/calendar-feed').send({ showsNumbers }).expect(201);
  return new URL(body.address).pathname;
};
const read = async (path: string) => (await test.stranger.get(path).buffer().expect(200)).text;
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, '');
const fields = (text: string, name: string) =>
  [...unfold(text).matchAll(new RegExp(`^${name}[;:](.*)$`, 'gm'))].map((match) => match[1]!.trim());

async function startPatient() {
  const { body: patient } = await test.clinician
    .post('/api/patients')
    .send({ name: 'Secret Name', number: 'A;10,42' });
  const { body: series } = await test.clinician
    .post(`/api/patients/${patient.id}/series`)
    .send({ name: 'Secret series' });
  await addSession(test, series.id, { date: '2026-06-15', notes: 'Secret note' });
  return series.id as string;
}

describe('the calendar feed', () => {
  it('shows what is due as whole days under stable names, and no patient', async () => {
    const seriesId = await startPatient();
    const path = await make(false);
    const answer = await test.stranger.get(path).buffer().expect(200);
    expect(answer.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.get('cache-control')).toBe('private, no-store');
    expect(answer.text).not.toMatch(/secret|10\\?,42/i);
    expect(fields(answer.text, 'SUMMARY')).toEqual(['Baseline photos', 'Session 2']);
    expect(fields(answer.text, 'UID')).toEqual([
      `${seriesId}-baseline-photos-0@dermalapse`,
      `${seriesId}-session-2@dermalapse`,
    ]);
    expect(fields(answer.text, 'DTSTART')).toEqual(['VALUE=DATE:20260615', 'VALUE=DATE:20260720']);
    expect(fields(answer.text, 'DTEND')).toEqual(['VALUE=DATE:20260616', 'VALUE=DATE:20260721']);
    test.pass(1000);
    expect(fields(await read(path), 'UID')).toEqual(fields(answer.text, 'UID'));
  });

  it('is text as RFC 5545 has it', async () => {
    await startPatient();
    const text = await read(await make(true));
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
    expect(text.trimEnd()).toMatch(/END:VCALENDAR$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(fields(text, 'DTSTAMP')).toEqual(['20260615T093000Z', '20260615T093000Z']);
    expect(fields(text, 'SUMMARY')[1]).toBe('Session 2\\, patient number A\\;10\\,42');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  it('names numbers only as long as the owner wants it', async () => {
    await startPatient();
    const path = await make(true);
    expect(await read(path)).toMatch(/patient number/);
    await test.clinician.patch('/api/calendar-feed').send({ showsNumbers: false }).expect(200);
    expect(await read(path)).not.toMatch(/patient number/);
    const { body } = await test.clinician.get('/api/calendar-feed').expect(200);
    expect(body).toEqual({ feed: { showsNumbers: false, createdAt: '2026-06-15T09:30:00.000Z' } });
  });

  it('ends with its address: renewed or revoked, the old one reads nothing', async () => {
    const first = await make(false);
    const second = await make(false);
    await test.stranger.get(first).expect(404);
    await test.stranger.get(second).expect(200);
    await test.clinician.delete('/api/calendar-feed').expect(204);
    await test.stranger.get(second).expect(404);
    await test.clinician.delete('/api/calendar-feed').expect(404);
    await test.stranger.get('/api/calendar/guess.ics').expect(404);
    expect((await test.clinician.get('/api/calendar-feed')).body).toEqual({ feed: null });
  });

  it('keeps only the hash of its address', async () => {
    const path = await make(false);
    const token = path.match(/([\w-]{43})\.ics$/)?.[1];
    const [row] = await test.clinic.rooms.database.selectFrom('calendarFeeds').selectAll().execute();
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('is written down: making and ending it, and reading it once an hour', async () => {
    const path = await make(false);
    await read(path);
    await read(path);
    test.pass(3_600_000);
    await read(path);
    await test.clinician.post('/api/auth/sign-in/email').send(credentials).expect(200);
    await test.clinician.delete('/api/calendar-feed').expect(204);
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .select(['name', 'actorId'])
      .where('entity', '=', 'calendarFeed')
      .orderBy('id')
      .execute();
    expect(events.map(({ name, actorId }) => [name, actorId !== null])).toEqual([
      ['calendarFeedMade', true],
      ['calendarFeedRead', false],
      ['calendarFeedRead', false],
      ['calendarFeedRevoked', true],
    ]);
  });

  it('is empty where nothing is due, and nobody else’s to make', async () => {
    expect(await read(await make(false))).not.toMatch(/VEVENT/);
    await test.stranger.post('/api/calendar-feed').send({ showsNumbers: true }).expect(401);
    await test.stranger.get('/api/calendar-feed').expect(401);
  });
});
