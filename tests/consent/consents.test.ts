import { createHash } from 'node:crypto';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentFor, listConsentsInForce, requireConsent, withdrawConsent } from '../../src/consent/index.ts';
import type { ConsentRecord, ConsentStanding, ConsentUse } from '../../src/consent/types.ts';
import { openTestClinic, startSeries, type TestClinic } from '../test-clinic.ts';
import { drawnSignature, publicationAnswers, signedConsent, textOf } from './signed-consent.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

const path = (patientId: string) => `/api/patients/${patientId}/consents`;
const sign = async (patientId: string, changes: object, status = 201) =>
  test.clinician
    .post(path(patientId))
    .send(await signedConsent(test, changes))
    .expect(status);
const read = async (patientId: string) =>
  (await test.clinician.get(path(patientId)).expect(200)).body as {
    standings: ConsentStanding[];
    records: ConsentRecord[];
  };
const state = (
  { standings }: { standings: ConsentStanding[] },
  scope: string,
  channel: string | null = null,
) => standings.find((one) => one.scope === scope && one.channel === channel && one.seriesId === null)?.state;
const eventsOf = async (recordId: string) => {
  const events = test.clinic.rooms.database.selectFrom('auditEvents').selectAll();
  const rows = await events.where('entityId', '=', recordId).execute();
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
};
const onWebsite = (patientId: string, seriesId: string): ConsentUse => ({
  patientId,
  seriesId,
  scope: 'publication',
  channel: 'clinic-website',
  identifiability: 'region-crop',
});

describe('a patient who was never asked', () => {
  it('has a line for each scope and channel that says so, and no record', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const consents = await read(patientId);
    expect(consents.standings.map(({ scope, channel, state }) => [scope, channel, state])).toEqual([
      ['own-record', null, 'never-asked'],
      ['patient-report', null, 'never-asked'],
      ['teaching', null, 'never-asked'],
      ['research', null, 'never-asked'],
      ['publication', 'clinic-website', 'never-asked'],
      ['publication', 'in-clinic-screen', 'never-asked'],
      ['publication', 'social-media', 'never-asked'],
      ['publication', 'print', 'never-asked'],
    ]);
    expect(consents.records).toEqual([]);
    await expect(requireConsent(test.clinic.rooms, onWebsite(patientId, seriesId))).rejects.toMatchObject({
      code: 'GONE',
    });
  });
});

describe('what is signed on the screen', () => {
  it('is a dated record with name, signature, text and who was there; each answer one of its own', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const answers = [
      ...(await signedConsent(test)).answers,
      ...(await publicationAnswers(test, { granted: ['clinic-website', 'print'], expiresOn: '2027-06-15' })),
    ];
    const { body } = await sign(patientId, { signedName: 'Ada Example', signature: drawnSignature, answers });
    expect(body.records).toHaveLength(3);
    expect(body.records[1]).toMatchObject({
      patientId,
      seriesId: null,
      scope: 'publication',
      decision: 'granted',
      channels: ['clinic-website', 'print'],
      identifiability: 'masked-face',
      expiresOn: '2027-06-15',
      text: {
        version: 1,
        title: 'Photos that others may see',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      source: 'screen',
      signedName: 'Ada Example',
      hasSignature: true,
      hasPaper: false,
      by: 'Dr. Test',
      at: '2026-06-15T09:30:00.000Z',
    });
    const consents = await read(patientId);
    expect(state(consents, 'own-record')).toBe('granted');
    expect(state(consents, 'publication', 'print')).toBe('granted');
    expect(state(consents, 'publication', 'social-media')).toBe('refused');
    expect(state(consents, 'teaching')).toBe('never-asked');
    const found = await consentFor(test.clinic.rooms, onWebsite(patientId, seriesId));
    expect(found).toMatchObject({ permits: true, record: { id: body.records[1].id } });
    const tooMuch = { ...onWebsite(patientId, seriesId), identifiability: 'full-face' as const };
    expect(await consentFor(test.clinic.rooms, tooMuch)).toMatchObject({
      permits: false,
      why: 'shows-too-much',
    });
  });

  it('keeps the drawn signature, as a picture made of its places alone', async () => {
    const { patientId } = await startSeries(test);
    const { body } = await sign(patientId, { signature: drawnSignature });
    const [{ id }] = body.records;
    const answer = await test.clinician.get(`/api/consents/${id}/signed`).buffer(true).expect(200);
    expect(answer.headers['content-type']).toBe('image/svg+xml');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(Buffer.from(answer.body).toString()).toContain('M10 60L30 20L50 70L70 30L90 60');
  });

  it.each([
    [
      'a picture instead of places',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ['markup for a place', { width: 300, height: 100, lines: [[['"/><script>', 1]]] }],
    ['markup for a size', { ...drawnSignature, width: '300"><script>' }],
    ['places beyond the field', { ...drawnSignature, lines: [[[1, 1e9]]] }],
    ['something besides', { ...drawnSignature, onload: 'alert(1)' }],
    ['hardly a dot', { ...drawnSignature, lines: [[[1, 1]]] }],
  ])('refuses %s as a signature', async (_, signature) => {
    const { patientId } = await startSeries(test);
    await sign(patientId, { signature }, 400);
    expect((await read(patientId)).records).toEqual([]);
  });

  it('refuses answers to another text than the one in use', async () => {
    const { patientId } = await startSeries(test);
    const text = await textOf(test, 'teaching');
    const answer = (changes: object) => ({
      answers: [{ scope: 'research', decision: 'refused', text: { ...text, ...changes } }],
    });
    await sign(patientId, answer({}), 409);
    await sign(patientId, answer({ sha256: '0'.repeat(64) }), 409);
    await sign(
      patientId,
      { answers: [{ scope: 'teaching', decision: 'refused', text: { ...text, version: 2 } }] },
      409,
    );
    expect((await read(patientId)).records).toEqual([]);
  });

  it.each<[string, object]>([
    ['a publication nowhere', { scope: 'publication', decision: 'granted', identifiability: 'full-face' }],
    [
      'a publication on some channels only answered',
      { scope: 'publication', decision: 'refused', channels: ['print'] },
    ],
    ['a grant to others that does not say how much', { scope: 'teaching', decision: 'granted' }],
    ['channels for teaching', { scope: 'teaching', decision: 'refused', channels: ['print'] }],
    ['an end of a refusal', { scope: 'teaching', decision: 'refused', expiresOn: '2027-01-01' }],
    ['a last day that has passed', { scope: 'own-record', decision: 'granted', expiresOn: '2026-06-14' }],
  ])('refuses %s', async (_, answer) => {
    const { patientId } = await startSeries(test);
    const text = await textOf(test, (answer as { scope: string }).scope);
    await sign(patientId, { answers: [{ ...answer, text }] }, 400);
  });

  it('a told grant does not count, a told refusal is a record', async () => {
    const { patientId } = await startSeries(test);
    const text = await textOf(test, 'teaching');
    const told = (decision: string, identifiability: string | null) => ({
      source: 'told',
      answers: [{ scope: 'teaching', decision, identifiability, text }],
      note: 'on the phone',
    });
    await test.clinician.post(path(patientId)).send(told('granted', 'full-face')).expect(400);
    await test.clinician.post(path(patientId)).send(told('refused', null)).expect(201);
    const consents = await read(patientId);
    expect(state(consents, 'teaching')).toBe('refused');
    expect(consents.records[0]).toMatchObject({ source: 'told', note: 'on the phone', signedName: null });
  });

  it('is proved by the audit trail: what was said, and hashes of what was read and of free words', async () => {
    const { patientId } = await startSeries(test);
    const grant = { granted: ['print'], expiresOn: '2027-06-15', expiresOnEvent: 'the wedding' };
    const { body } = await sign(patientId, { answers: await publicationAnswers(test, grant) });
    const { version, sha256 } = await textOf(test, 'publication');
    const [event] = await eventsOf(body.records[0].id);
    expect(event!.detail).toEqual({
      scope: 'publication',
      decision: 'granted',
      channels: ['print'],
      identifiability: 'masked-face',
      seriesId: null,
      expiresOn: '2027-06-15',
      expiresOnEventSha256: createHash('sha256').update('the wedding').digest('hex'),
      textVersion: version,
      textSha256: sha256,
      concerns: null,
      source: 'screen',
      signedOn: null,
      paperSha256: null,
    });
  });

  it('may be about one series, which must be the patient’s', async () => {
    const one = await startSeries(test);
    const other = await startSeries(test);
    await sign(one.patientId, { seriesId: other.seriesId }, 404);
    await sign(one.patientId, { seriesId: one.seriesId });
    const { standings } = await read(one.patientId);
    expect(standings.filter(({ scope }) => scope === 'own-record')).toMatchObject([
      { seriesId: null, state: 'never-asked' },
      { seriesId: one.seriesId, state: 'granted' },
    ]);
  });
});

describe('a withdrawal', () => {
  const granted = async (grant: object = {}) => {
    const { patientId, seriesId } = await startSeries(test);
    const answers = await publicationAnswers(test, { granted: ['clinic-website', 'print'], ...grant });
    const { body } = await sign(patientId, { answers });
    return { patientId, seriesId, recordId: body.records[0].id as string };
  };

  it('takes effect at the next question, on some channels or all; the grant stays as it was', async () => {
    const { patientId, seriesId, recordId } = await granted();
    const withdraw = `/api/consents/${recordId}/withdrawal`;
    await test.clinician
      .post(withdraw)
      .send({ channels: ['social-media'] })
      .expect(409);
    await test.clinician
      .post(withdraw)
      .send({ channels: ['print'] })
      .expect(201);
    expect(await consentFor(test.clinic.rooms, onWebsite(patientId, seriesId))).toMatchObject({
      permits: true,
    });
    const { body } = await test.clinician.post(withdraw).send({ note: 'by e-mail' }).expect(201);
    expect(body).toMatchObject({
      decision: 'withdrawn',
      channels: ['clinic-website'],
      concerns: recordId,
      text: null,
      source: 'told',
    });
    expect(await consentFor(test.clinic.rooms, onWebsite(patientId, seriesId))).toMatchObject({
      permits: false,
      why: 'withdrawn',
    });
    await test.clinician.post(withdraw).send({}).expect(409);
    const { records } = await read(patientId);
    expect(records.map(({ decision }) => decision)).toEqual(['withdrawn', 'withdrawn', 'refused', 'granted']);
  });

  it('by the patient’s own link names nobody of the clinic', async () => {
    const { recordId } = await granted();
    const record = await withdrawConsent(test.clinic.rooms, {
      recordId,
      by: { linkId: 'link-1', requestId: 'request-1' },
    });
    expect(record).toMatchObject({ decision: 'withdrawn', source: 'share-link', by: null });
    const [event] = await eventsOf(record.id);
    expect(event).toMatchObject({ name: 'consentWithdrawn', actorId: null, requestId: 'request-1' });
    expect(event!.detail).toMatchObject({ linkId: 'link-1', concerns: recordId });
  });

  it('leaves the list of what is in force; so does an expiry when the clock moves on', async () => {
    const clinic = await openTestClinic();
    const { patientId } = await startSeries(clinic);
    const answers = await publicationAnswers(clinic, { granted: ['print'], expiresOn: '2026-06-16' });
    const post = () => signedConsent(clinic, { answers });
    await clinic.clinician
      .post(path(patientId))
      .send(await post())
      .expect(201);
    const { database, clock } = clinic.clinic.rooms;
    const inForce = (channel: 'print' | 'social-media') =>
      listConsentsInForce(database, { scope: 'publication', channel, at: clock() });
    expect(await inForce('print')).toHaveLength(1);
    expect(await inForce('social-media')).toHaveLength(0);
    clinic.pass(2 * 86_400_000);
    expect(await inForce('print')).toHaveLength(0);
    await clinic.close();
  });

  it('is not an end by event: that has a record of its own, and needs an event', async () => {
    const without = await granted();
    await test.clinician.post(`/api/consents/${without.recordId}/end`).send({}).expect(409);
    const { patientId, recordId } = await granted({ expiresOnEvent: 'the end of the treatment' });
    await test.clinician.post(`/api/consents/${recordId}/end`).send({}).expect(201);
    const consents = await read(patientId);
    expect(state(consents, 'publication', 'print')).toBe('ended');
    expect(consents.records[0]).toMatchObject({ decision: 'ended', concerns: recordId });
  });
});

describe('every new word', () => {
  it('is told to who must follow, inside its transaction and after it', async () => {
    const { patientId } = await startSeries(test);
    const { consentFollower } = test.clinic.rooms;
    const told: string[] = [];
    const { consentChanged, afterwards } = consentFollower;
    Object.assign(consentFollower, {
      consentChanged: async (transaction: { isTransaction: boolean }, changed: { patientId: string }) => {
        told.push(`${changed.patientId} ${transaction.isTransaction}`);
      },
      afterwards: async () => {
        told.push('afterwards');
      },
    });
    const { body } = await sign(patientId, {});
    await test.clinician.post(`/api/consents/${body.records[0].id}/withdrawal`).send({}).expect(201);
    expect(told).toEqual([`${patientId} true`, 'afterwards', `${patientId} true`, 'afterwards']);
    const failing = async () => {
      throw new Error('no');
    };
    Object.assign(consentFollower, { consentChanged: failing });
    await sign(patientId, {}, 500);
    expect((await read(patientId)).records).toHaveLength(2);
    Object.assign(consentFollower, { consentChanged, afterwards });
  });

  it('can be added and neither changed, replaced nor removed', async () => {
    const { patientId } = await startSeries(test);
    await sign(patientId, {});
    const connection = new SqliteConnection(join(test.folder, 'dermalapse.sqlite'));
    for (const statement of [
      `update "consentRecords" set "decision" = 'granted'`,
      'delete from "consentRecords"',
      'insert or replace into "consentRecords" select * from "consentRecords"',
      `update "consentTexts" set "body" = 'x'`,
      'delete from "consentTexts"',
      'insert or replace into "consentTexts" select * from "consentTexts"',
    ])
      expect(() => connection.prepare(statement).run(), statement).toThrow(/consent is append-only/);
    connection.close();
  });
});
