import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhotoThread } from '../../src/photos/index.ts';
import { type TileLevel, tileLevels, tileNumber } from '../../src/photos/tile-levels.ts';
import { packTiles, readTile } from '../../src/photos/tile-pack.ts';
import { makePhoto, openTestClinic, startSeries, type TestClinic, uploadTo } from '../test-clinic.ts';

describe('tileLevels', () => {
  it('halves a photo until the preview shows it whole', () => {
    expect(tileLevels({ width: 6000, height: 4000 })).toEqual([
      { width: 6000, height: 4000, columns: 12, rows: 8 },
      { width: 3000, height: 2000, columns: 6, rows: 4 },
    ]);
    expect(tileLevels({ width: 2001, height: 513 })).toMatchObject([{ columns: 4, rows: 2 }]);
    expect(tileLevels({ width: 2000, height: 1500 })).toEqual([]);
  });

  it('numbers tiles without gaps and knows no other', () => {
    const levels = tileLevels({ width: 6000, height: 4000 });
    const places = levels.flatMap(({ columns, rows }: TileLevel, level) =>
      Array.from({ length: columns * rows }, (_, i) => ({
        level,
        column: i % columns,
        row: Math.floor(i / columns),
      })),
    );
    expect(places.map((place) => tileNumber(levels, place))).toEqual(places.map((_, i) => i));
    expect(tileNumber(levels, { level: 0, column: 12, row: 0 })).toBeNull();
    expect(tileNumber(levels, { level: 2, column: 0, row: 0 })).toBeNull();
  });
});

describe('packTiles', () => {
  it('gives each tile back, reading no more than it', async () => {
    const tiles = [[1, 2, 3], [], [4, 5]].map((bytes) => Uint8Array.from(bytes));
    const pack = packTiles(tiles);
    const read = async ({ start, length }: { start: number; length: number }) =>
      pack.subarray(start, start + length);
    for (const [number, tile] of tiles.entries()) expect(await readTile(number, read)).toEqual(tile);
  });
});

describe('tiles of a photo', () => {
  let test: TestClinic;
  beforeEach(async () => {
    test = await openTestClinic();
  });
  afterEach(() => test.close());

  const [width, height] = [2600, 2100];
  const largePhoto = async (seed: number) =>
    new Uint8Array(
      await sharp(await makePhoto(seed, { side: 400 }))
        .resize(width, height, { fit: 'fill' })
        .jpeg({ quality: 95 })
        .toBuffer(),
    );

  it('show the pixels of the original at their place', async () => {
    const { seriesId } = await startSeries(test);
    const bytes = await largePhoto(1);
    const { body } = await uploadTo(test, { seriesId, bytes, takenOn: '2026-03-01' }).expect(201);
    const tile = (place: string) => test.clinician.get(`/api/photos/${body.photo.id}/tiles/${place}`);
    const answer = await tile('0/5/4').buffer().expect(200).expect('content-type', 'image/jpeg');
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    const corner = await sharp(answer.body).raw().toBuffer({ resolveWithObject: true });
    expect(corner.info).toMatchObject({ width: 2600 - 5 * 512, height: 2100 - 4 * 512 });
    const expected = await sharp(bytes)
      .extract({ left: 5 * 512, top: 4 * 512, width: corner.info.width, height: corner.info.height })
      .raw()
      .toBuffer();
    const worst = Math.max(...expected.map((value, i) => Math.abs(value - corner.data[i]!)));
    expect(worst).toBeLessThan(16);

    await tile('0/5/4').set('if-none-match', answer.headers.etag!).expect(304);
    await tile('0/6/0').expect(404);
    await tile('1/0/0').expect(404);
    await tile('0/-1/0').expect(404);
    await test.stranger.get(`/api/photos/${body.photo.id}/tiles/0/0/0`).expect(401);
  });

  it('leave one audit event for a sign-in and photo, and go with the photo', async () => {
    const { seriesId } = await startSeries(test);
    const bytes = await largePhoto(2);
    const { body } = await uploadTo(test, { seriesId, bytes, takenOn: '2026-03-01' }).expect(201);
    for (const place of ['0/0/0', '0/1/0', '0/1/1'])
      await test.clinician.get(`/api/photos/${body.photo.id}/tiles/${place}`).expect(200);
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .selectAll()
      .where('name', '=', 'photoViewed')
      .execute();
    expect(events).toMatchObject([{ entityId: body.photo.id, detail: '{"tiles":true}' }]);
    expect(await test.storedFiles()).toHaveLength(2);
    await test.clinician.delete(`/api/photos/${body.photo.id}`).expect(204);
    expect(await test.storedFiles()).toEqual([]);
  });

  it('open a pair of 24 megapixels at once', async () => {
    const thread = createPhotoThread();
    try {
      const pair = await Promise.all(
        [3, 4].map(async (seed) =>
          sharp(await makePhoto(seed, { side: 1500 }))
            .resize(6000, 4000, { fit: 'fill' })
            .jpeg({ quality: 92 })
            .toBuffer(),
        ),
      );
      await thread.check(await makePhoto(5));
      const start = performance.now();
      const previews = [];
      for (const bytes of pair) previews.push(await thread.shrink(bytes, { maxSidePx: 2000 }));
      const previewMs = performance.now() - start;
      const packs = [];
      for (const bytes of pair) packs.push(await thread.cutTiles(bytes, { width: 6000, height: 4000 }));
      const tilesMs = performance.now() - start - previewMs;
      const kilobytes = (files: Uint8Array[]) =>
        Math.round(files.reduce((sum, { length }) => sum + length, 0) / 1024);
      console.log(
        `two photos of 6000 x 4000: previews of 2000 px in ${Math.round(previewMs)} ms (${kilobytes(previews)} kB), ` +
          `all ${2 * (96 + 24)} tiles in ${Math.round(tilesMs)} ms (${kilobytes(packs)} kB); each once only`,
      );
      expect(kilobytes(previews)).toBeLessThan(4000);
    } finally {
      await thread.close();
    }
  }, 60_000);
});
