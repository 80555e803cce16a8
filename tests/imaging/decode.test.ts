import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkPhoto, decodePhoto, inspectPhoto, sniffFormat } from '../../src/imaging/decode.ts';
import {
  addHeifProperty,
  drawQuarters,
  orientJpeg,
  quarterColour,
  quarters,
  quartersOf,
} from './photo-file/make-photos.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/heic/${name}.heic`, import.meta.url));

/** Largest difference of the four quarters from the colours they were drawn in, in codes of 8 bits. */
function worstDifference(photo: Parameters<typeof quarterColour>[0], scale = 1): number {
  const differences = quarters.flatMap((colour, i) =>
    quarterColour(photo, i).map((code, channel) => Math.abs(code / scale - colour[channel])),
  );
  return Math.max(...differences);
}

const encoders: Record<string, () => Promise<Buffer>> = {
  jpeg: () => quartersOf().jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer(),
  png: () => quartersOf().png().toBuffer(),
  webp: () => quartersOf().webp({ quality: 98 }).toBuffer(),
  tiff: () => quartersOf().tiff({ compression: 'lzw' }).toBuffer(),
  avif: () => quartersOf().avif({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(),
  heic: async () => fixture('quarters'),
};

describe('decodePhoto', () => {
  it.each(Object.keys(encoders))('reads %s, recognised from its bytes', async (format) => {
    const bytes = await encoders[format]();
    const photo = await decodePhoto(bytes);
    expect(photo).toMatchObject({ format, width: 240, height: 200, maxValue: 255 });
    expect(photo.data).toBeInstanceOf(Uint8Array);
    expect(photo.data.length).toBe(240 * 200 * 3);
    expect(worstDifference(photo)).toBeLessThanOrEqual(format === 'webp' ? 4 : 2);
    expect(sniffFormat(bytes)).toBe(format);
    await expect(inspectPhoto(bytes)).resolves.toEqual({ format, width: 240, height: 200 });
    await expect(checkPhoto(bytes)).resolves.toEqual({ format, width: 240, height: 200 });
  });

  // What each EXIF orientation does to a stored pixel, from the tag's definition (EXIF 2.32, 4.6.4 A): the stored
  // quarter that must be seen at top left, top right, bottom left, bottom right.
  it.each([
    [1, [0, 1, 2, 3]],
    [2, [1, 0, 3, 2]],
    [3, [3, 2, 1, 0]],
    [4, [2, 3, 0, 1]],
    [5, [0, 2, 1, 3]],
    [6, [2, 0, 3, 1]],
    [7, [3, 1, 2, 0]],
    [8, [1, 3, 0, 2]],
  ])('turns EXIF orientation %i upright', async (orientation, seen) => {
    const photo = await decodePhoto(orientJpeg(await encoders.jpeg(), orientation));
    const turned = orientation > 4;
    expect([photo.width, photo.height]).toEqual(turned ? [200, 240] : [240, 200]);
    seen.forEach((stored, place) => {
      quarterColour(photo, place).forEach((code, channel) => {
        expect(Math.abs(code - quarters[stored][channel])).toBeLessThanOrEqual(2);
      });
    });
  });

  it('applies the rotation and mirroring of HEIF files', async () => {
    const turned = await decodePhoto(addHeifProperty(fixture('quarters'), 'irot', Buffer.from([1])));
    expect([turned.width, turned.height]).toEqual([200, 240]);
    expect(quarterColour(turned, 0)).toEqual(quarterColour(await decodePhoto(fixture('quarters')), 1));
    const mirrored = await decodePhoto(addHeifProperty(await encoders.avif(), 'imir', Buffer.from([1])));
    quarterColour(mirrored, 0).forEach((code, c) => {
      expect(Math.abs(code - quarters[1][c])).toBeLessThanOrEqual(2);
    });
  });

  it('keeps every code of an untagged 8-bit ramp: nothing stretches, sharpens or rounds', async () => {
    const ramp = Buffer.from(Array.from({ length: 256 * 256 * 3 }, (_, i) => Math.floor(i / 3) % 256));
    const png = await sharp(ramp, { raw: { width: 256, height: 256, channels: 3 } })
      .png()
      .toBuffer();
    const photo = await decodePhoto(png);
    expect(Buffer.compare(Buffer.from(photo.data.buffer, photo.data.byteOffset), ramp)).toBe(0);
  });

  it.each(['png', 'tiff'] as const)('keeps 16 bits of a deep %s', async (format) => {
    const deep = Uint16Array.from(drawQuarters(), (code, i) => code * 257 + (i % 7));
    const bytes = await sharp(deep, { raw: { width: 240, height: 200, channels: 3 } })
      .toColourspace('rgb16')
      .toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {})
      .toBuffer();
    const photo = await decodePhoto(bytes);
    expect(photo.maxValue).toBe(65535);
    expect(photo.data.length).toBe(deep.length);
    expect(Buffer.from(photo.data.buffer, photo.data.byteOffset).equals(Buffer.from(deep.buffer))).toBe(true);
  });

  it('scales a 10-bit HEIC to 16 bits', async () => {
    const photo = await decodePhoto(fixture('quarters-10bit'));
    expect(photo.maxValue).toBe(65535);
    expect(worstDifference(photo, 257)).toBeLessThan(1);
  });

  it('spreads greyscale over three equal channels', async () => {
    for (const format of ['png', 'jpeg'] as const) {
      const bytes = await quartersOf().greyscale().toColourspace('b-w').toFormat(format).toBuffer();
      expect((await sharp(bytes).metadata()).channels).toBe(1);
      const [r, g, b] = quarterColour(await decodePhoto(bytes), 0);
      expect(r).toBeGreaterThan(80);
      expect([g, b]).toEqual([r, r]);
    }
  });

  it('lays transparency on neutral mid grey', async () => {
    const data = Buffer.alloc(200 * 200 * 4);
    for (let i = 0; i < data.length; i += 4) data.set([255, 0, 0, i < data.length / 2 ? 0 : 255], i);
    const png = await sharp(data, { raw: { width: 200, height: 200, channels: 4 } })
      .png()
      .toBuffer();
    const photo = await decodePhoto(png);
    expect(quarterColour(photo, 0)).toEqual([128, 128, 128]);
    expect(quarterColour(photo, 2)).toEqual([255, 0, 0]);
  });

  it('takes the first page of several', async () => {
    const pages = [quarters, [...quarters].reverse()].map((colours) =>
      quartersOf(240, 200, colours).png().toBuffer(),
    );
    const joined = sharp(await Promise.all(pages), { join: { animated: true } });
    for (const bytes of [
      await joined.clone().webp({ lossless: true }).toBuffer(),
      await joined.clone().tiff({ compression: 'lzw' }).toBuffer(),
    ]) {
      expect((await sharp(bytes).metadata()).pages).toBe(2);
      const photo = await decodePhoto(bytes);
      expect([photo.width, photo.height]).toEqual([240, 200]);
      expect(worstDifference(photo)).toBe(0);
    }
  });

  it('hashes the file as it came', async () => {
    // sha256sum of the fixture, by coreutils
    expect((await decodePhoto(fixture('quarters'))).sha256).toBe(
      'b0e13152218793272c21ca6d2b58367b6cbc8f478a792736b8db2a999fe8c731',
    );
  });

  it('leaves the caller’s bytes as they were', async () => {
    const bytes = fixture('quarters-p3');
    const copy = Buffer.from(bytes);
    await decodePhoto(bytes);
    expect(bytes.equals(copy)).toBe(true);
  });
});
