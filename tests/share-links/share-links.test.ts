import { createHash } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePass } from '../../src/share-links/pass.ts';
import { signedConsent, textOf } from '../consent/signed-consent.ts';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';
import {
  grant,
  listLinks,
  makeLink,
  makeSharedReport,
  plainLink,
  type SharedReport,
} from './shared-report.ts';

let test: TestClinic;
let shared: SharedReport;
beforeAll(async () => {
  test = await openTestClinic({ triesLimit: 10_000 });
  shared = await makeSharedReport(test);
});
afterAll(() => test.close());

/** A browser of somebody who has a link and no account. */
const browser = () => supertest.agent(test.clinic.handler);
const open = (path: string, year: string, agent = browser()) => agent.post(path).type('form').send({ year });
const stateOf = async (linkId: string) => {
  const { items } = await listLinks(test, shared.reportId);
  return items.find(({ id }: { id: string }) => id === linkId);
};
const eventsNamed = async (name: string, entityId: string) => {
  const { body } = await test.owner.get(`/api/audit?name=${name}&patientId=${shared.patientId}`).expect(200);
  return body.items.filter((event: { entityId: string }) => event.entityId === entityId);
};

describe('making a link', () => {
  it('shows its address once and keeps its hash alone', async () => {
    const { body } = await test.clinician
      .post(`/api/reports/${shared.reportId}/share-links`)
      .send(plainLink)
      .expect(201);
    const token = new URL(body.address).pathname.replace('/report/', '');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(body.qrCodeSvg).toContain('<svg');
    const stored = await test.clinic.rooms.database.selectFrom('shareLinks').selectAll().execute();
    const events = await test.clinic.rooms.database.selectFrom('auditEvents').selectAll().execute();
    expect(JSON.stringify([stored, events])).not.toContain(token);
    expect(stored[0]?.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(await listLinks(test, shared.reportId))).not.toContain(token);
    expect(await eventsNamed('shareLinkMade', body.id)).toHaveLength(1);
  });

  it.each([
    ['2026-06-14', 400],
    ['2026-06-15', 201],
    ['2027-06-15', 201],
    ['2027-06-16', 400],
    [undefined, 400],
    ['soon', 400],
  ])('with the last day %s is answered %i', async (expiresOn, status) => {
    await test.clinician
      .post(`/api/reports/${shared.reportId}/share-links`)
      .send({ ...plainLink, expiresOn })
      .expect(status);
  });

  it('needs the patient’s consent, and a year of birth to ask for', async () => {
    const other = await makeSharedReport(test, { name: 'Another' });
    const { body: patient } = await test.clinician.get(`/api/patients/${other.patientId}`).expect(200);
    await test.clinician
      .patch(`/api/patients/${other.patientId}`)
      .send({ version: patient.version, yearOfBirth: null })
      .expect(200);
    const ask = (input: object) =>
      test.clinician.post(`/api/reports/${other.reportId}/share-links`).send({ ...plainLink, ...input });
    const { body: noYear } = await ask({ asksYearOfBirth: true }).expect(409);
    expect(noYear.error.message).toContain('year of birth is not recorded');
    const { body: consents } = await test.clinician
      .get(`/api/patients/${other.patientId}/consents`)
      .expect(200);
    await test.clinician.post(`/api/consents/${consents.records[0].id}/withdrawal`).send({}).expect(201);
    const { body: refused } = await ask({}).expect(409);
    expect(refused.error.message).toContain('has not agreed');
    expect(await listLinks(test, other.reportId)).toMatchObject({
      isConsented: false,
      knowsYearOfBirth: false,
      patientId: other.patientId,
    });
  });
});

describe('a plain link', () => {
  it('opens the report, its pictures and its files, and each opening is seen', async () => {
    const { id, path } = await makeLink(test, shared.reportId);
    const { text } = await browser().get(path).expect(200);
    expect(text).not.toContain('Unmistakable');
    const pictures = [...text.matchAll(/src="([^"]+)"/g)].map(([, source]) => source!);
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) {
      const answer = await browser().get(picture).expect(200);
      expect(answer.get('content-type')).toBe('image/jpeg');
      expect(answer.get('cache-control')).toBe('private, no-store');
      expect(answer.get('x-robots-tag')).toContain('noindex');
      expect(answer.get('etag')).toBeUndefined();
    }
    const { headers } = await browser().get(`${path}/files/numbers.csv`).expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    expect((await eventsNamed('shareLinkDownloaded', id))[0].detail).toEqual({ file: 'numbers.csv' });
    const { uses } = await stateOf(id);
    expect(uses.map(({ what }: { what: string }) => what)).toEqual(['downloaded', 'opened']);
    for (const name of ['shareLinkOpened', 'shareLinkDownloaded']) {
      expect((await eventsNamed(name, id))[0]).toMatchObject({
        actor: null,
        patient: { id: shared.patientId },
      });
    }
  });

  it('leads to no original and to nothing of the app', async () => {
    const { path } = await makeLink(test, shared.reportId);
    const agent = browser();
    const { text } = await agent.get(path).expect(200);
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.filter((address) => !address.startsWith(`${path}/`))).toEqual([]);
    const photos = await test.clinic.rooms.database.selectFrom('photos').select('sha256').execute();
    const originals = photos.map(({ sha256 }) => sha256);
    for (const address of addresses) {
      const answer = await agent.get(address).responseType('blob');
      const sha256 = createHash('sha256').update(answer.body).digest('hex');
      expect([address, originals.includes(sha256)]).toEqual([address, false]);
    }
    for (const photoId of shared.photoIds) {
      for (const address of [
        `/api/photos/${photoId}/image?size=thumbnail`,
        `/api/photos/${photoId}/original`,
        `${path}/pictures/${photoId}`,
        `${path}/photos/${photoId}`,
        `${path}/files/${photoId}`,
      ]) {
        const { status } = await agent.get(address);
        expect([address, status]).toEqual([address, expect.toBeOneOf([401, 404])]);
      }
    }
    await agent.get('/api/patients').expect(401);
    await agent.get(`/api/reports/${shared.reportId}`).expect(401);
  });

  it('is kept by nobody, listed nowhere, and sends no address on', async () => {
    const { path } = await makeLink(test, shared.reportId);
    const answer = await browser().get(path).expect(200);
    expect(answer.get('cache-control')).toBe('private, no-store');
    expect(answer.get('x-robots-tag')).toContain('noindex');
    expect(answer.get('referrer-policy')).toBe('no-referrer');
    expect(answer.get('set-cookie')).toBeUndefined();
  });
});

describe('a link that asks for the year of birth', () => {
  it('shows nothing before the right one, then everything to this browser alone', async () => {
    const { id, path } = await makeLink(test, shared.reportId, { asksYearOfBirth: true });
    const agent = browser();
    const door = await agent.get(path).expect(200);
    expect(door.text).toContain('Year of birth');
    expect(door.text).not.toContain('src=');
    await agent.get(`${path}/pictures/pair-1-before.jpg`).expect(404);
    const file = await agent.get(`${path}/files/numbers.csv`).expect(200, door.text);
    expect(file.headers).toMatchObject({
      'content-type': expect.stringContaining('text/html'),
      'content-security-policy': door.get('content-security-policy'),
    });
    await open(path, '1985', agent).expect(404);
    const opened = await open(path, ' 1984 ', agent).expect(303);
    expect(opened.get('location')).toBe(path);
    expect(opened.get('set-cookie')).toEqual([
      expect.stringMatching(
        new RegExp(`^opening=[\\w-]{43}; Path=${path}; Max-Age=1800; HttpOnly; SameSite=Lax$`),
      ),
    ]);
    const { text } = await agent.get(path).expect(200);
    const picture = /src="([^"]+)"/.exec(text)![1]!;
    await agent.get(picture).expect(200);
    await browser().get(picture).expect(404);
    const { uses } = await stateOf(id);
    expect(uses.map(({ what, why }: { what: string; why: string }) => [what, why])).toEqual([
      ['refused', 'not-opened'],
      ['opened', null],
      ['refused', 'wrong-year'],
      ['refused', 'not-opened'],
    ]);
  });

  it('is locked for good by five wrong years, also when they come at once', async () => {
    const { id, path } = await makeLink(test, shared.reportId, { asksYearOfBirth: true });
    const years = Array.from({ length: 12 }, (_, index) => String(1950 + index));
    await Promise.all(years.map((year) => open(path, year).expect(404)));
    const { state, uses } = await stateOf(id);
    expect(state).toBe('locked');
    expect(uses.filter(({ why }: { why: string }) => why === 'wrong-year')).toHaveLength(5);
    await open(path, '1984').expect(404);
    await browser().get(path).expect(404);
    expect((await stateOf(id)).uses[0].why).toBe('locked');
  });

  it('takes the form of a page that sends no referrer: over plain http its browser names no origin', async () => {
    const { path } = await makeLink(test, shared.reportId, { asksYearOfBirth: true });
    await open(path, '1984').set('origin', 'null').expect(303);
  });

  it('takes what is no year for a wrong one', async () => {
    const { id, path } = await makeLink(test, shared.reportId, { asksYearOfBirth: true });
    await open(path, 'null').expect(404);
    await browser().post(path).expect(404);
    await browser().post(path).send({ year: 1984 }).expect(404);
    await browser().post(path).type('form').send('year=1984&year=1984').expect(404);
    const { uses } = await stateOf(id);
    expect(uses.map(({ why }: { why: string }) => why)).toEqual(Array(4).fill('wrong-year'));
  });

  it('gives a cookie that is sent over https alone where there is https', () => {
    const cookie = writePass('x', { address: '/report/y', origin: 'https://photos.clinic.example' });
    expect(cookie).toBe('opening=x; Path=/report/y; Max-Age=1800; HttpOnly; SameSite=Lax; Secure');
  });
});

describe('a link that opens once', () => {
  it('is not used up by looking, opens in one browser, and is refused to all others', async () => {
    const { id, path } = await makeLink(test, shared.reportId, { opensOnce: true });
    const [first, second] = [browser(), browser()];
    await first.get(path).expect(200, /opens only once/);
    await second.get(path).expect(200, /opens only once/);
    await first.post(path).expect(303);
    await first.get(path).expect(200, /src="/);
    await second.post(path).expect(404);
    await second.get(path).expect(404);
    expect((await stateOf(id)).state).toBe('used-up');
  });

  it('opens for one of two who come at once', async () => {
    const { path } = await makeLink(test, shared.reportId, { opensOnce: true });
    const answers = await Promise.all([browser().post(path), browser().post(path), browser().post(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404]);
  });

  it('gives no pass of one link for another', async () => {
    const [one, other] = [
      await makeLink(test, shared.reportId, { opensOnce: true }),
      await makeLink(test, shared.reportId, { opensOnce: true }),
    ];
    const opened = await browser().post(one.path).expect(303);
    const cookie = opened.get('set-cookie')![0]!.split(';')[0]!;
    await browser().get(one.path).set('cookie', cookie).expect(200, /src="/);
    await browser()
      .get(other.path)
      .set('cookie', cookie)
      .expect(200, /opens only once/);
    await browser()
      .get(`${other.path}/files/numbers.csv`)
      .set('cookie', cookie)
      .expect(200, /opens only once/);
    await browser().get(`${other.path}/pictures/pair-1-before.jpg`).set('cookie', cookie).expect(404);
  });
});

describe('a link that ended', () => {
  it('is refused at once when it is revoked, also where it is open; revoking again changes nothing', async () => {
    const { id, path } = await makeLink(test, shared.reportId, { asksYearOfBirth: true });
    const agent = browser();
    await open(path, '1984', agent).expect(303);
    await agent.get(path).expect(200, /src="/);
    await test.clinician.delete(`/api/share-links/${id}`).expect(204);
    await test.clinician.delete(`/api/share-links/${id}`).expect(204);
    await agent.get(path).expect(404);
    await agent.get(`${path}/files/numbers.csv`).expect(404);
    expect((await stateOf(id)).state).toBe('revoked');
    expect(await eventsNamed('shareLinkRevoked', id)).toHaveLength(1);
    expect((await eventsNamed('shareLinkRefused', id))[0].detail).toEqual({ why: 'revoked' });
  });

  it('dies with its report', async () => {
    const { seriesId } = shared;
    const choice = { visits: ['2026-04-01'], views: ['frontal'], metrics: ['texture'] };
    const { body: report } = await test.clinician
      .post(`/api/series/${seriesId}/reports`)
      .send(choice)
      .expect(201);
    const { path } = await makeLink(test, report.id);
    await browser().get(path).expect(200);
    await test.clinician.delete(`/api/reports/${report.id}`).expect(204);
    await browser().get(path).expect(404);
  });
});

describe('what the patient agreed to', () => {
  it('is shown in plain words and taken back in two steps; the report’s own ends the link', async () => {
    const { patientId, reportId } = await makeSharedReport(test, { name: 'Third' });
    const teaching = await grant(test, { patientId, scope: 'teaching', identifiability: 'region-crop' });
    const { path } = await makeLink(test, reportId, { asksYearOfBirth: true });
    const agent = browser();
    expect((await agent.get(`${path}/consent`).expect(200)).text).toContain('Year of birth');
    await open(path, '1984', agent).expect(303);
    const { text } = await agent.get(`${path}/consent`).expect(200);
    expect(text).toContain('Photos for teaching');
    expect(text).toContain('only a part of your skin');
    expect(text).toContain('15 June 2026');
    await agent.get(`${path}/consent?withdraw=${teaching}`).expect(200, /Take this back\?/);
    const take = (consent: string, who = agent) => who.post(`${path}/consent`).type('form').send({ consent });
    // Who has not answered yet, or not for half an hour, is asked first: on a page whose form leads to where answers are taken.
    const { text: door } = await take(teaching, browser()).expect(200);
    expect(door).toContain(`<form method="post" action="${path}">`);
    expect(door).not.toContain('Photos for teaching');
    // Two taps at once, and a late one: each is told that it is done, and it is done once.
    for (const tap of await Promise.all([take(teaching), take(teaching)])) {
      expect([tap.status, tap.text]).toEqual([200, expect.stringContaining('You took it back')]);
    }
    await take(teaching).expect(200, /You took it back/);
    await agent.get(`${path}/consent?withdraw=${teaching}`).expect(200, /You took it back/);
    const { body } = await test.clinician.get(`/api/patients/${patientId}/consents`).expect(200);
    expect(body.records.map(({ decision }: { decision: string }) => decision)).toEqual([
      'withdrawn',
      'granted',
      'granted',
    ]);
    expect(body.records[0]).toMatchObject({
      scope: 'teaching',
      decision: 'withdrawn',
      source: 'share-link',
      by: null,
      concerns: teaching,
    });
    await agent.get(path).expect(200);
    const own = body.records.find(
      (record: { scope: string; decision: string }) =>
        record.scope === 'patient-report' && record.decision === 'granted',
    );
    await take(own.id).expect(200, /all other links to your reports stop/);
    for (const address of [path, `${path}/consent`, `${path}/files/numbers.csv`]) {
      await agent.get(address).expect(404);
    }
    const { items } = await listLinks(test, reportId);
    expect(items[0].state).toBe('withdrawn');
    expect(items[0].uses[0]).toMatchObject({ what: 'refused', why: 'withdrawn' });
  });

  it('once taken back or refused stops the links of its series for good; after a new yes only new links open', async () => {
    const { patientId, reportId } = await makeSharedReport(test, { name: 'Fifth' });
    const own = await grant(test, { patientId, scope: 'patient-report' });
    const [first, revoked] = [await makeLink(test, reportId), await makeLink(test, reportId)];
    await test.clinician.delete(`/api/share-links/${revoked.id}`).expect(204);
    await test.clinician.post(`/api/consents/${own}/withdrawal`).send({}).expect(201);
    await grant(test, { patientId, scope: 'patient-report' });
    await browser().get(first.path).expect(404);

    const second = await makeLink(test, reportId);
    await grant(test, { patientId, scope: 'patient-report', decision: 'refused' });
    await grant(test, { patientId, scope: 'patient-report' });
    await browser().get(second.path).expect(404);
    const third = await makeLink(test, reportId);
    const { body: other } = await test.clinician
      .post(`/api/patients/${patientId}/series`)
      .send({ name: 'Another series' })
      .expect(201);
    const text = await textOf(test, 'patient-report');
    const answers = [{ scope: 'patient-report', decision: 'refused', text }];
    await test.clinician
      .post(`/api/patients/${patientId}/consents`)
      .send(await signedConsent(test, { seriesId: other.id, answers }))
      .expect(201);
    await browser().get(third.path).expect(200);

    const { items } = await listLinks(test, reportId);
    const states = new Map(items.map(({ id, state }: { id: string; state: string }) => [id, state]));
    expect([first, second, third, revoked].map(({ id }) => states.get(id))).toEqual([
      'withdrawn',
      'withdrawn',
      'open',
      'revoked',
    ]);
    const { body } = await test.owner.get(`/api/audit?name=shareLinkRevoked&patientId=${patientId}`);
    const ofFirst = body.items.filter(({ entityId }: { entityId: string }) => entityId === first.id);
    expect(ofFirst).toMatchObject([{ actor: null, detail: { why: 'consent withdrawn' } }]);
  });

  it('of somebody else can’t be seen or taken back', async () => {
    const other = await makeSharedReport(test, { name: 'Fourth' });
    const teaching = await grant(test, {
      patientId: other.patientId,
      scope: 'teaching',
      identifiability: 'region-crop',
    });
    const { id, path } = await makeLink(test, shared.reportId);
    await browser().get(`${path}/consent?withdraw=${teaching}`).expect(404);
    await browser().post(`${path}/consent`).type('form').send({ consent: teaching }).expect(404);
    const { body } = await test.clinician.get(`/api/patients/${other.patientId}/consents`).expect(200);
    expect(body.records[0]).toMatchObject({ id: teaching, decision: 'granted' });
    expect((await stateOf(id)).uses.map(({ why }: { why: string }) => why)).toEqual([
      'no-such-consent',
      'no-such-consent',
    ]);
  });
});
