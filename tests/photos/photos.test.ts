import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePhoto, openTestClinic, startSeries, type TestClinic, uploadTo } from '../test-clinic.ts';

let test: TestClinic;
let seriesId: string;
let patientId: string;
beforeEach(async () => {
  test = await openTestClinic();
  ({ seriesId, patientId } = await startSeries(test));
});
afterEach(() => test.close());

const detail = async () => (await test.clinician.get(`/api/series/${seriesId}`).expect(200)).body;
const upload = async (seed: number, takenOn: string, side = 240) =>
  (await uploadTo(test, { seriesId, bytes: await makePhoto(seed, { side }), takenOn }).expect(201)).body
    .photo;
const nowhere = '00000000-0000-4000-8000-000000000000';

describe('a photo', () => {
  it('moves to another visit with its date; an empty visit vanishes', async () => {
    const one = await upload(1, '2026-03-01');
    const other = await upload(2, '2026-03-01');
    const { body } = await test.clinician
      .patch(`/api/photos/${other.id}`)
      .send({ takenOn: '2026-05-01', view: 'left-45' })
      .expect(200);
    expect(body).toMatchObject({
      photo: { takenOn: '2026-05-01', view: 'left-45', dateSource: 'given' },
      visit: { date: '2026-05-01' },
    });
    await test.clinician.patch(`/api/photos/${one.id}`).send({ takenOn: '2026-05-01' }).expect(200);
    const { visits } = await detail();
    expect(
      visits.map((visit: { date: string; photos: object[] }) => [visit.date, visit.photos.length]),
    ).toEqual([['2026-05-01', 2]]);
  });

  it('is gone from rows and disk when removed, unless another series of the patient has the same file', async () => {
    const bytes = await makePhoto(1);
    const { body: other } = await test.clinician
      .post(`/api/patients/${patientId}/series`)
      .send({ name: 'Chin' })
      .expect(201);
    const here = (await uploadTo(test, { seriesId, bytes }).expect(201)).body.photo;
    const there = (await uploadTo(test, { seriesId: other.id, bytes }).expect(201)).body.photo;
    await test.clinician.get(`/api/photos/${here.id}/image?size=thumbnail`).expect(200);
    expect(await test.storedFiles()).toHaveLength(2);
    await test.clinician.delete(`/api/photos/${here.id}`).expect(204);
    expect((await detail()).visits).toEqual([]);
    await test.clinician.get(`/api/photos/${here.id}/image`).expect(404);
    await test.clinician.get(`/api/photos/${there.id}/image?size=original`).expect(200);
    await test.clinician.delete(`/api/photos/${there.id}`).expect(204);
    expect(await test.storedFiles()).toEqual([]);
  });

  it('comes in three sizes, upright and without metadata, made once', async () => {
    const sideways = await sharp(await makePhoto(1, { side: 900 }))
      .resize(900, 600, { fit: 'fill' })
      .withExif({ IFD0: { Copyright: 'a name' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { photo } = (await uploadTo(test, { seriesId, bytes: sideways }).expect(201)).body;
    expect([photo.width, photo.height]).toEqual([600, 900]);
    const get = (size: string) => test.clinician.get(`/api/photos/${photo.id}/image?size=${size}`).buffer();
    const thumbnail = await get('thumbnail').expect(200).expect('content-type', 'image/jpeg');
    expect(await sharp(thumbnail.body).metadata()).toMatchObject({ width: 213, height: 320, format: 'jpeg' });
    expect((await sharp(thumbnail.body).metadata()).exif).toBeUndefined();
    const preview = await sharp((await get('preview').expect(200)).body).metadata();
    expect([preview.width, preview.height]).toEqual([600, 900]);
    const files = await test.storedFiles();
    await get('thumbnail').expect(200);
    expect(await test.storedFiles()).toEqual(files);
    await get('huge').expect(400);
  });

  it('may be kept by the browser, never by a cache between, and is permitted anew each time', async () => {
    const photo = await upload(1, '2026-03-01');
    const address = `/api/photos/${photo.id}/image?size=thumbnail`;
    const first = await test.clinician.get(address).expect(200);
    expect(first.get('cache-control')).toBe('private, no-cache');
    const etag = first.get('etag') ?? '';
    await test.clinician.get(address).set('if-none-match', etag).expect(304);
    await test.stranger.get(address).set('if-none-match', etag).expect(401);
  });
});

describe('a visit', () => {
  it('moves as a whole, keeps its note, and does not swallow another', async () => {
    await upload(1, '2026-03-01');
    await upload(2, '2026-04-01');
    const [first] = (await detail()).visits;
    const change = (body: object) => test.clinician.patch(`/api/visits/${first.id}`).send(body);
    await change({ version: 1, note: 'new lamp' }).expect(200);
    const refused = await change({ version: 2, date: '2026-04-01' });
    expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringMatching(/2026-04-01/)]);
    const { body } = await change({ version: 2, date: '2026-03-15' }).expect(200);
    expect(body).toMatchObject({ date: '2026-03-15', note: 'new lamp' });
    expect((await detail()).visits[0].photos[0]).toMatchObject({
      takenOn: '2026-03-15',
      dateSource: 'given',
    });
  });
});

describe('photos and visits', () => {
  it('leave a trail of views, exports and changes', async () => {
    const photo = await upload(1, '2026-03-01');
    for (const size of ['thumbnail', 'preview', 'original']) {
      await test.clinician.get(`/api/photos/${photo.id}/image?size=${size}`).expect(200);
    }
    await test.clinician.patch(`/api/photos/${photo.id}`).send({ view: 'left-45' });
    await test.clinician.delete(`/api/photos/${photo.id}`);
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .selectAll()
      .where('entity', '=', 'photo')
      .orderBy('id')
      .execute();
    expect(events.map((event) => event.name)).toEqual([
      'photoUploaded',
      'photoViewed',
      'originalExported',
      'photoChanged',
      'photoRemoved',
    ]);
    for (const event of events)
      expect(event).toMatchObject({ entityId: photo.id, actorId: expect.any(String) });
  });

  it('are nobody else’s', async () => {
    const photo = await upload(1, '2026-03-01');
    const [visit] = (await detail()).visits;
    const bytes = Buffer.from(await makePhoto(2));
    const { stranger, clinician } = test;
    for (const size of ['thumbnail', 'preview', 'original']) {
      await stranger.get(`/api/photos/${photo.id}/image?size=${size}`).expect(401);
      await clinician.get(`/api/photos/${nowhere}/image?size=${size}`).expect(404);
    }
    await stranger.post(`/api/series/${seriesId}/photos`).attach('photo', bytes, 'a.jpg').expect(401);
    await stranger.patch(`/api/photos/${photo.id}`).send({ view: 'x' }).expect(401);
    await stranger.delete(`/api/photos/${photo.id}`).expect(401);
    await stranger.patch(`/api/visits/${visit.id}`).send({ note: 'x' }).expect(401);
    await clinician.post(`/api/series/${nowhere}/photos`).attach('photo', bytes, 'a.jpg').expect(404);
    await clinician.patch(`/api/visits/${nowhere}`).send({ version: 1, note: 'x' }).expect(404);
    await clinician.delete(`/api/photos/${nowhere}`).expect(404);
    expect((await detail()).visits).toMatchObject([
      { note: '', photos: [{ id: photo.id, view: 'frontal' }] },
    ]);
    const temporary = (await test.storedFiles()).filter((file) => file.startsWith('temp/'));
    expect(temporary).toEqual([]);
  });
});
