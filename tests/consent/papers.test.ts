import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePhoto, openTestClinic, startSeries, type TestClinic, today } from '../test-clinic.ts';
import { publicationAnswers, signedConsent, textOf } from './signed-consent.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

const pdf = (content = '') =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${content} >>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

async function attach(patientId: string, bytes: Uint8Array, changes: object = {}) {
  const text = await textOf(test, 'own-record');
  const answers = [{ scope: 'own-record', decision: 'granted', text }];
  const consent = { answers, signedOn: today, ...changes };
  return test.clinician
    .post(`/api/patients/${patientId}/consent-papers`)
    .attach('paper', Buffer.from(bytes), 'paper.exe')
    .field('consent', JSON.stringify(consent));
}

describe('a signed paper', () => {
  it('is kept as it came and handed out for saving, with an audit event', async () => {
    const { patientId } = await startSeries(test);
    for (const [bytes, mediaType] of [
      [await makePhoto(1), 'image/jpeg'],
      [pdf(), 'application/pdf'],
    ] as const) {
      const { status, body } = await attach(patientId, bytes);
      expect([status, body.records[0]]).toMatchObject([
        201,
        { source: 'paper', hasPaper: true, signedOn: today, signedName: null },
      ]);
      const answer = await test.clinician
        .get(`/api/consents/${body.records[0].id}/signed`)
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      expect(Buffer.from(bytes).equals(answer.body)).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-type': mediaType,
        'content-disposition': expect.stringContaining('attachment'),
        'cache-control': 'private, no-store',
      });
    }
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .select(['name', 'detail'])
      .where('patientId', '=', patientId)
      .where('name', 'in', ['consentRecorded', 'signedMatterViewed'])
      .execute();
    expect(events.map(({ name }) => name)).toEqual([
      'consentRecorded',
      'signedMatterViewed',
      'consentRecorded',
      'signedMatterViewed',
    ]);
    expect(JSON.parse(events[2]!.detail)).toMatchObject({
      signedOn: today,
      paperSha256: createHash('sha256').update(pdf()).digest('hex'),
    });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, number]>([
    [
      'an SVG drawing',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      415,
    ],
    ['a web page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 415],
    ['a program', () => Buffer.from('MZ\x90\x00 this is no scan of anything'), 415],
    ['half a picture', async () => (await makePhoto(2)).slice(0, 2000), 422],
    [
      'a picture that is a zip as well',
      async () => Buffer.concat([await makePhoto(3), Buffer.from('PK\x03\x04zip')]),
      415,
    ],
    ['a cut-off PDF', () => pdf().subarray(0, 30), 422],
    ['a PDF with a script', () => pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 415],
    ['a PDF with an escaped script', () => pdf('/AA << /S /J#61vaScript >>'), 415],
    ['a PDF with a file in it', () => pdf('/Names << /EmbeddedFiles 2 0 R >>'), 415],
    ['a PDF that starts a program', () => pdf('/A << /S /Launch /F (cmd.exe) >>'), 415],
  ])('is refused when it is %s, and leaves neither file nor record', async (_, make, status) => {
    const { patientId } = await startSeries(test);
    const filesBefore = await test.storedFiles();
    const answer = await attach(patientId, await make());
    expect([answer.status, answer.body.error?.message.length > 20]).toEqual([status, true]);
    expect(await test.storedFiles()).toEqual(filesBefore);
    const { body } = await test.clinician.get(`/api/patients/${patientId}/consents`).expect(200);
    expect(body.records).toEqual([]);
  });

  it('leaves no file when the answers are refused', async () => {
    const { patientId } = await startSeries(test);
    const filesBefore = await test.storedFiles();
    const text = { ...(await textOf(test, 'teaching')), sha256: '0'.repeat(64) };
    const answers = [{ scope: 'teaching', decision: 'refused', text }];
    const answer = await attach(patientId, await makePhoto(4), { answers });
    expect(answer.status).toBe(409);
    expect(await test.storedFiles()).toEqual(filesBefore);
  });

  it('stays on disk when a photo with the same bytes is removed', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const bytes = await makePhoto(5);
    const { body } = await attach(patientId, bytes);
    const { body: uploaded } = await test.clinician
      .post(`/api/series/${seriesId}/photos`)
      .attach('photo', Buffer.from(bytes), 'photo.jpg')
      .expect(201);
    await test.clinician.delete(`/api/photos/${uploaded.photo.id}`).expect(204);
    await test.clinician.get(`/api/consents/${body.records[0].id}/signed`).expect(200);
  });

  it('may bear an older version of the text', async () => {
    const { patientId } = await startSeries(test);
    const text = await textOf(test, 'research');
    const edit = { scope: 'research', title: 'New', body: 'New.', basedOn: 1 };
    await test.owner.post('/api/consent-texts').send(edit).expect(201);
    const answers = [{ scope: 'research', decision: 'refused', text }];
    expect((await attach(patientId, await makePhoto(6), { answers })).status).toBe(201);
  });
});

describe('a paper that is scanned after it was signed', () => {
  const friday = '2026-06-12';
  const sign = async (patientId: string, changes: object) => {
    const { body } = await test.clinician
      .post(`/api/patients/${patientId}/consents`)
      .send(await signedConsent(test, changes))
      .expect(201);
    return body.records[0].id as string;
  };
  const withdraw = (recordId: string, what: object = {}) =>
    test.clinician.post(`/api/consents/${recordId}/withdrawal`).send(what).expect(201);
  const published = (granted: string[]) => publicationAnswers(test, { granted });
  const statesOf = async (patientId: string) => {
    const { body } = await test.clinician.get(`/api/patients/${patientId}/consents`).expect(200);
    return body.standings.map(({ state }: { state: string }) => state);
  };

  it.each(['2026-06-16', '2016-06-14', '2026-02-30', 'Friday', undefined])(
    'needs a day of signing that can be, not %s',
    async (signedOn) => {
      const { patientId } = await startSeries(test);
      const { status, body } = await attach(patientId, pdf(), { signedOn });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/the day on which (it|the paper) was signed/);
    },
  );

  it('does not undo a withdrawal of meanwhile, and says so; signed anew it counts', async () => {
    const { patientId } = await startSeries(test);
    await withdraw(await sign(patientId, { answers: await published(['clinic-website', 'print']) }));
    const before = await statesOf(patientId);
    const files = await test.storedFiles();
    const answers = await published(['clinic-website']);
    const { status, body } = await attach(patientId, pdf('/Old 1'), { answers, signedOn: friday });
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      'On 15 June 2026 the patient took this back; this paper was signed on 12 June 2026. What was said last counts, so nothing was recorded. Ask the patient again: on the screen, or on a paper signed on a later day.',
    );
    expect((await attach(patientId, pdf('/Old 2'), { answers, signedOn: today })).status).toBe(409);
    expect(await test.storedFiles()).toEqual(files);
    expect(await statesOf(patientId)).toEqual(before);
    await sign(patientId, { answers });
    expect(await statesOf(patientId)).toContain('granted');
  });

  it('does not undo a refusal, nor widen or bring back what was answered anew', async () => {
    const { patientId } = await startSeries(test);
    const text = await textOf(test, 'teaching');
    const teaching = (answer: object) => ({ answers: [{ scope: 'teaching', text, ...answer }] });
    const wide = teaching({ decision: 'granted', identifiability: 'full-face' });
    const no = teaching({ decision: 'refused' });
    await sign(patientId, teaching({ decision: 'granted', identifiability: 'region-crop' }));
    for (const late of [wide, no])
      expect((await attach(patientId, pdf(), { ...late, signedOn: friday })).status).toBe(409);
    expect((await attach(patientId, pdf(), { ...no, signedOn: today })).status).toBe(201);
    expect((await attach(patientId, pdf(), { ...wide, signedOn: today })).status).toBe(409);
    expect((await attach(patientId, pdf(), { ...no, signedOn: today })).status).toBe(201);
  });

  it('is compared with other papers by the days of both', async () => {
    const { patientId } = await startSeries(test);
    const answers = [{ scope: 'own-record', decision: 'refused', text: await textOf(test, 'own-record') }];
    expect((await attach(patientId, pdf('/Mine 1'), { answers, signedOn: '2026-06-10' })).status).toBe(201);
    expect((await attach(patientId, pdf('/Mine 2'), { signedOn: '2026-06-09' })).status).toBe(409);
    expect((await attach(patientId, pdf('/Mine 2'), { signedOn: friday })).status).toBe(201);
  });

  it('counts where nothing was said since: another scope, channel or series', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const { body: other } = await test.clinician
      .post(`/api/patients/${patientId}/series`)
      .send({ name: 'Forehead' })
      .expect(201);
    const answers = [
      { scope: 'patient-report', decision: 'granted', text: await textOf(test, 'patient-report') },
    ];
    await withdraw(await sign(patientId, { answers, seriesId }));
    expect((await attach(patientId, pdf(), { signedOn: friday })).status).toBe(201);
    const about = (id: string | null) =>
      attach(patientId, pdf(), { answers, signedOn: friday, seriesId: id });
    expect((await about(other.id)).status).toBe(201);
    expect((await about(seriesId)).status).toBe(409);
    expect((await about(null)).status).toBe(409);
    const channels = ['clinic-website', 'in-clinic-screen', 'social-media', 'print'];
    const all = await published(channels);
    await withdraw(await sign(patientId, { answers: all }), { channels: ['print'] });
    expect((await attach(patientId, pdf(), { answers: all })).status).toBe(409);
    const allButPrint = await published(channels.slice(0, 3));
    expect((await attach(patientId, pdf(), { answers: allButPrint })).status).toBe(201);
  });
});
