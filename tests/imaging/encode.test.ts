import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeJpeg, encodePng, makeThumbnail } from '../../src/imaging/encode.ts';
import { ImagingError } from '../../src/imaging/errors.ts';
import {
  builtInProfile,
  drawQuarters,
  orientJpeg,
  quarterColour,
  quarters,
  quartersOf,
  tagPng,
} from './photo-file/make-photos.ts';

async function read(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data), channels: info.channels };
}

async function expectBare(bytes: Uint8Array, format: string): Promise<void> {
  const metadata = await sharp(bytes).metadata();
  expect(metadata.format).toBe(format);
  for (const field of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const) {
    expect(metadata[field], field).toBeUndefined();
  }
}

function expectQuarters(image: Awaited<ReturnType<typeof read>>, order: number[], tolerance: number): void {
  order.forEach((quarter, place) => {
    quarterColour(image, place).forEach((code, c) => {
      expect(Math.abs(code - quarters[quarter][c])).toBeLessThanOrEqual(tolerance);
    });
  });
}

describe('encodeJpeg and encodePng', () => {
  const image = { width: 240, height: 200, data: new Uint8Array(drawQuarters()) };

  it('write an image without metadata that reads back', async () => {
    const jpeg = await encodeJpeg(image, { quality: 95 });
    await expectBare(jpeg, 'jpeg');
    expect((await sharp(jpeg).metadata()).chromaSubsampling).toBe('4:4:4');
    expectQuarters(await read(jpeg), [0, 1, 2, 3], 3);
    const png = await encodePng(image);
    await expectBare(png, 'png');
    expect((await read(png)).data).toEqual(image.data);
  });

  it('keep alpha in a PNG', async () => {
    const data = Uint8Array.from({ length: 20 * 10 * 4 }, (_, i) => i % 251);
    const png = await read(await encodePng({ width: 20, height: 10, data }));
    expect(png.channels).toBe(4);
    expect(png.data).toEqual(data);
  });

  it('refuse data that does not fill the size', async () => {
    await expect(encodeJpeg({ ...image, width: 241 })).rejects.toThrow(/Expected 241 x 200 x 3 bytes/);
    await expect(encodePng({ ...image, data: image.data.subarray(1) })).rejects.toThrow(RangeError);
    await expect(encodeJpeg({ width: 10, height: 10, data: new Uint8Array(400) })).rejects.toThrow(
      RangeError,
    );
  });
});

describe('makeThumbnail', () => {
  it('is upright, small, sRGB and says nothing of its origin', async () => {
    const p3 = await quartersOf(480, 400).withIccProfile('p3').jpeg({ quality: 96 }).toBuffer();
    const located = await sharp(p3)
      .keepIccProfile()
      .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .toBuffer();
    const thumbnail = await makeThumbnail(orientJpeg(located, 6), { maxSidePx: 120 });
    await expectBare(thumbnail, 'jpeg');
    const image = await read(thumbnail);
    expect([image.width, image.height]).toEqual([100, 120]);
    expectQuarters(image, [2, 0, 3, 1], 4);
  });

  it('never enlarges', async () => {
    const image = await read(await makeThumbnail(await quartersOf().png().toBuffer(), { maxSidePx: 2000 }));
    expect([image.width, image.height]).toEqual([240, 200]);
  });

  it('shows deep and HEIC photos in the right colours', async () => {
    const deep = Uint16Array.from(drawQuarters(), (code) => code * 257);
    const png = await sharp(deep, { raw: { width: 240, height: 200, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const neutral = Uint16Array.from({ length: 240 * 200 * 3 }, () => 40_000);
    const grey = await sharp(neutral, { raw: { width: 240, height: 200, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const heic = readFileSync(new URL('../fixtures/heic/quarters-p3.heic', import.meta.url));
    for (const bytes of [png, heic]) {
      expectQuarters(await read(await makeThumbnail(bytes, { maxSidePx: 120 })), [0, 1, 2, 3], 4);
    }
    const tagged = tagPng(grey, await builtInProfile('p3'));
    const [r, g, b] = quarterColour(await read(await makeThumbnail(tagged, { maxSidePx: 120 })), 0);
    for (const code of [r, g, b]) expect(Math.abs(code - 40_000 / 257)).toBeLessThanOrEqual(1);
  });

  it('refuses what can not be decoded', async () => {
    const jpeg = await quartersOf().jpeg().toBuffer();
    await expect(makeThumbnail(jpeg.subarray(0, 900), { maxSidePx: 100 })).rejects.toBeInstanceOf(
      ImagingError,
    );
  });
});
