import { request } from 'node:http';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhotoImaging } from '../../src/photos/index.ts';
import { sha256Of } from '../../src/storage/index.ts';
import { makePhoto, openTestClinic, startSeries, type TestClinic, today, uploadTo } from '../test-clinic.ts';

let test: TestClinic;
let seriesId: string;
beforeEach(async () => {
  test = await openTestClinic();
  ({ seriesId } = await startSeries(test));
});
afterEach(() => test.close());

const detail = async () => (await test.clinician.get(`/api/series/${seriesId}`).expect(200)).body;

describe('an upload', () => {
  it('is stored by its hash, byte for byte, with its visit', async () => {
    const bytes = await makePhoto(1);
    const sha256 = sha256Of(bytes);
    const { status, body } = await uploadTo(test, {
      seriesId,
      bytes,
      takenOn: '2026-03-01',
      view: 'left-45',
      fileName: 'Zoë links.jpg',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      duplicate: false,
      dateSource: 'given',
      photo: {
        seriesId,
        view: 'left-45',
        takenOn: '2026-03-01',
        fileName: 'Zoë links.jpg',
        format: 'jpeg',
        width: 240,
        height: 240,
        byteSize: bytes.length,
        sha256,
        synthetic: false,
      },
      visit: { date: '2026-03-01', phase: 'before', healing: false, daysSinceSession: null },
    });
    expect(await test.storedFiles()).toEqual([`originals/${sha256.slice(0, 2)}/${sha256.slice(2)}`]);
    const original = await test.clinician
      .get(`/api/photos/${body.photo.id}/image?size=original`)
      .buffer()
      .expect(200);
    expect(sha256Of(original.body)).toBe(sha256);
    expect(original.get('content-disposition')).toMatch(/^attachment; .*Zo%C3%AB%20links\.jpg/);
  });

  it('of the same file is a success that adds nothing', async () => {
    const bytes = await makePhoto(1);
    const first = await uploadTo(test, { seriesId, bytes, takenOn: '2026-03-01' }).expect(201);
    const again = await uploadTo(test, { seriesId, bytes, takenOn: '2026-04-01' }).expect(200);
    expect(again.body).toEqual({ ...first.body, duplicate: true });
    expect((await detail()).visits).toHaveLength(1);
    expect(await test.storedFiles()).toHaveLength(1);
  });

  it('twice at once makes one photo', async () => {
    const bytes = await makePhoto(1);
    const answers = await Promise.all([1, 2, 3].map(() => uploadTo(test, { seriesId, bytes })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map((answer) => answer.body.photo.id)).size).toBe(1);
  });

  it('takes its day from the camera, and else from the clock', async () => {
    const withExif = async (taken: string) =>
      sharp(await makePhoto(taken.length))
        .withExif({ IFD2: { DateTimeOriginal: taken } })
        .jpeg()
        .toBuffer();
    const camera = await uploadTo(test, { seriesId, bytes: await withExif('2026:03:17 23:59:01') });
    expect(camera.body).toMatchObject({ dateSource: 'exif', photo: { takenOn: '2026-03-17' } });
    const wrongClock = await uploadTo(test, { seriesId, bytes: await withExif('2031:01:01 12:00:00 ') });
    expect(wrongClock.body).toMatchObject({ dateSource: 'upload', photo: { takenOn: today } });
    const none = await uploadTo(test, { seriesId, bytes: await makePhoto(3) });
    expect(none.body).toMatchObject({ dateSource: 'upload', photo: { takenOn: today } });
  });
});

/** 20000 x 20000 grey pixels in a few hundred kilobytes. */
function pngBomb(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(20_000, 0);
  header.writeUInt32BE(20_000, 4);
  header[8] = 8;
  const rows = deflateSync(Buffer.alloc(20_001 * 20_000));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('a refused upload', () => {
  const html = Buffer.from('<html><script>alert(1)</script></html>');
  const cases: Record<string, { bytes(): Promise<Uint8Array> | Uint8Array; status: number; says: RegExp }> = {
    'a text file named .jpg': {
      bytes: () => Buffer.from('this is no photo, it only says so\n'.repeat(40)),
      status: 415,
      says: /JPEG/,
    },
    'a truncated JPEG': {
      bytes: async () => (await makePhoto(1)).subarray(0, 4000),
      status: 422,
      says: /again/,
    },
    'a 20000 x 20000 PNG bomb': { bytes: pngBomb, status: 422, says: /megapixels/ },
    'an empty file': { bytes: () => new Uint8Array(0), status: 422, says: /empty/ },
    'a 60 MB file': {
      bytes: () => Buffer.alloc(60 * 1024 * 1024, 7),
      status: 413,
      says: /larger than 50 MB/,
    },
    'a polyglot of JPEG and HTML': {
      bytes: async () => Buffer.concat([await makePhoto(1), html]),
      status: 415,
      says: /\w/,
    },
    'an SVG': {
      bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'),
      status: 415,
      says: /JPEG/,
    },
  };

  it.each(Object.keys(cases))('%s gets a sentence and leaves nothing', async (name) => {
    const { bytes, status, says } = cases[name]!;
    const answer = await uploadTo(test, { seriesId, bytes: await bytes(), fileName: 'photo.jpg' });
    expect([answer.status, answer.body.error?.message]).toEqual([status, expect.stringMatching(says)]);
    expect(answer.body.error.message.length).toBeGreaterThan(20);
    expect(await test.storedFiles()).toEqual([]);
    expect((await detail()).visits).toEqual([]);
    await test.stranger.get('/api/health').expect(200);
  });

  it('with a wrong field name, four files, no file, no form or unknown fields', async () => {
    const bytes = Buffer.from(await makePhoto(1));
    const post = () => test.clinician.post(`/api/series/${seriesId}/photos`);
    const answers = [
      await post().attach('image', bytes, 'a.jpg'),
      await ['a', 'b', 'c', 'd'].reduce((form, name) => form.attach('photo', bytes, `${name}.jpg`), post()),
      await post().field('view', 'frontal'),
      await post().send({ photo: 'x' }),
      await post().attach('photo', bytes, 'a.jpg').field('takenOn', 'yesterday'),
      await post().attach('photo', bytes, 'a.jpg').field('patient', 'someone'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(answer.body.error.message.length).toBeGreaterThan(10);
    }
    expect(answers[0]?.body.error.message).toMatch(/form field "photo"/);
    expect(await test.storedFiles()).toEqual([]);
  });

  it('that breaks off half-way leaves nothing', async () => {
    const bytes = Buffer.from(await makePhoto(1, { side: 600 }));
    const server = test.clinic.handler.listen(0);
    const { port } = server.address() as { port: number };
    const session = test.clinician.get('/api/session');
    await session;
    const upload = request({
      port,
      method: 'POST',
      path: `/api/series/${seriesId}/photos`,
      headers: {
        cookie: (session as unknown as { cookies: string }).cookies,
        'content-type': 'multipart/form-data; boundary=X',
        'content-length': bytes.length + 1000,
      },
    });
    upload.on('error', () => undefined);
    upload.write('--X\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n');
    upload.write(bytes.subarray(0, bytes.length / 2));
    await expect.poll(() => test.storedFiles()).toEqual([expect.stringMatching(/^temp\/upload-/)]);
    upload.destroy();
    await expect.poll(() => test.storedFiles()).toEqual([]);
    server.close();
  });

  it('for a full disk says so and leaves nothing', async () => {
    await test.close();
    const imaging = createPhotoImaging({ concurrency: 1 });
    test = await openTestClinic({ imaging });
    ({ seriesId } = await startSeries(test));
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    test.clinic.rooms.blobs.addFile = () => Promise.reject(full);
    const answer = await uploadTo(test, { seriesId, bytes: await makePhoto(1) });
    expect(answer.status).toBe(507);
    expect(answer.body.error).toMatchObject({
      code: 'STORAGE_FULL',
      message: expect.stringMatching(/Make room/),
    });
    expect(await test.storedFiles()).toEqual([]);
    expect((await detail()).visits).toEqual([]);
  });

  it('whose row can not be written takes its file back', async () => {
    const { follow } = test.clinic.rooms;
    test.clinic.rooms.follow = () => Promise.reject(new Error('no row today'));
    const answer = await uploadTo(test, { seriesId, bytes: await makePhoto(1) });
    expect(answer.status).toBe(500);
    expect(answer.body.error.message).not.toMatch(/no row today/);
    expect(await test.storedFiles()).toEqual([]);
    test.clinic.rooms.follow = follow;
    await uploadTo(test, { seriesId, bytes: await makePhoto(1) }).expect(201);
  });
});
