import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePhoto, openTestClinic, startSeries, type TestClinic } from '../test-clinic.ts';
import { textOf } from './signed-consent.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

const pdf = (content = '') =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${content} >>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

async function attach(patientId: string, bytes: Uint8Array, changes: object = {}) {
  const text = await textOf(test, 'own-record');
  const consent = { answers: [{ scope: 'own-record', decision: 'granted', text }], ...changes };
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
        { source: 'paper', hasPaper: true, signedName: null },
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
      .select('name')
      .where('patientId', '=', patientId)
      .where('name', 'in', ['consentRecorded', 'signedMatterViewed'])
      .execute();
    expect(events.map(({ name }) => name)).toEqual([
      'consentRecorded',
      'signedMatterViewed',
      'consentRecorded',
      'signedMatterViewed',
    ]);
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
