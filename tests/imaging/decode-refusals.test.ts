import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkPhoto, decodePhoto, inspectPhoto, sniffFormat } from '../../src/imaging/decode.ts';
import { ImagingError, type ImagingErrorCode } from '../../src/imaging/errors.ts';
import type { RgbImage } from '../../src/imaging/image.ts';
import { insertSegment, makePngBomb, quartersOf } from './photo-file/make-photos.ts';

const heic = readFileSync(new URL('../fixtures/heic/quarters.heic', import.meta.url));
const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** Smooth waves and fine grain: compresses to some tens of kilobytes, so that cuts hit image data. */
function drawGrain(side = 400) {
  let state = 1;
  const data = Buffer.from(
    Array.from({ length: side * side * 3 }, (_, i) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return 128 + 60 * Math.sin(i / 997) + (state / 2147483648) * 20;
    }),
  );
  return sharp(data, { raw: { width: side, height: side, channels: 3 } });
}

const grain: Record<string, () => Promise<Buffer>> = {
  jpeg: () => drawGrain().jpeg({ quality: 90 }).toBuffer(),
  'progressive jpeg': () => drawGrain().jpeg({ quality: 90, progressive: true }).toBuffer(),
  png: () => drawGrain().png().toBuffer(),
  webp: () => drawGrain().webp({ quality: 90 }).toBuffer(),
  tiff: () => drawGrain().tiff({ compression: 'lzw' }).toBuffer(),
  avif: () => drawGrain().avif({ quality: 70, effort: 0 }).toBuffer(),
  heic: async () => heic,
};

const samePixels = (a: RgbImage, b: RgbImage): boolean =>
  a.data.length > 0 && Buffer.from(a.data.buffer).equals(Buffer.from(b.data.buffer));

async function expectRefusal(bytes: Uint8Array, code: ImagingErrorCode, words?: RegExp): Promise<void> {
  for (const read of [decodePhoto, checkPhoto]) {
    const error = await read(bytes).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error, `${read.name} let it pass`).toBeInstanceOf(ImagingError);
    const { code: actual, userMessage } = error as ImagingError;
    expect([actual, userMessage]).toEqual([code, expect.stringMatching(words ?? /\./)]);
    expect(userMessage).toMatch(/\b(use|choose|copy)\b/i); // says what to do
  }
}

describe('files that are no photo', () => {
  it('refuses an empty file', () => expectRefusal(Buffer.alloc(0), 'DAMAGED_IMAGE', /empty/));

  it.each([
    ['text', text('Dear all,\nplease find the photo enclosed. It is lovely.\n')],
    ['a few bytes', text('\xff\xd8\xff')],
    ['a web page', text('<!DOCTYPE html><html><script>alert(1)</script></html>')],
    ['an SVG drawing', text('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"></svg>')],
    ['a GIF', text(`GIF89a${'\0'.repeat(100)}`)],
    ['a PDF document', text(`%PDF-1.7\n${' '.repeat(2000)}`)],
    ['a zip archive', text(`PK\x03\x04${'\0'.repeat(100)}`)],
    ['a raw camera file', text(`\0\0\0\x18ftypcrx \0\0\0\x01crx isom${'\0'.repeat(100)}`)],
    ['a raw camera file', text('II*\0\x10\0\0\0CR\x02\0\0\0\0\0\x00\x00\0\0\0\0')],
    ['a video', text(`\0\0\0\x18ftypmp42\0\0\0\0isommp42${'\0'.repeat(100)}`)],
  ])('refuses %s', async (name, bytes) => {
    expect(sniffFormat(bytes) === null || name === 'a raw camera file').toBe(true);
    await expectRefusal(bytes, 'UNSUPPORTED_IMAGE', /JPEG/);
  });

  it('refuses a raw file that hides a preview in a TIFF', async () => {
    const tiff = await quartersOf().tiff({ compression: 'lzw' }).toBuffer();
    const directory = tiff.readUInt32LE(4);
    expect(tiff.readUInt16LE(directory + 2)).toBeLessThanOrEqual(256);
    tiff.writeUInt16LE(254, directory + 2); // the first tag becomes NewSubfileType ...
    tiff.writeUInt32LE(1, directory + 10); // ... 'a reduced-resolution version of another image'
    await expectRefusal(tiff, 'UNSUPPORTED_IMAGE', /raw camera file/);
  });
});

describe('size limits', () => {
  it('refuses a 20000 x 20000 PNG bomb by its header', async () => {
    const started = performance.now();
    await expectRefusal(makePngBomb(20_000, 20_000), 'IMAGE_TOO_LARGE', /400 megapixels; up to 60/);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('refuses a side under 200 px and takes one of 200', async () => {
    await expectRefusal(await quartersOf(640, 199).png().toBuffer(), 'IMAGE_TOO_SMALL', /640 x 199/);
    await expect(inspectPhoto(await quartersOf(640, 200).png().toBuffer())).resolves.toBeDefined();
  });
});

describe('damaged photos', () => {
  it.each(Object.keys(grain))('refuses a %s cut short anywhere', async (format) => {
    const bytes = await grain[format]();
    await expect(checkPhoto(bytes)).resolves.toBeDefined();
    for (const kept of [0.05, 0.5, 0.9, 0.995]) {
      await expectRefusal(bytes.subarray(0, Math.floor(bytes.length * kept)), 'DAMAGED_IMAGE');
    }
  });

  it('refuses a JPEG whose end marker was put behind a truncated scan', async () => {
    const bytes = await grain.jpeg();
    const cut = bytes.subarray(0, bytes.length / 2);
    await expectRefusal(Buffer.concat([cut, Buffer.from([0xff, 0xd9])]), 'DAMAGED_IMAGE');
  });

  it.each(['jpeg', 'png'])('refuses a %s overwritten in the middle', async (format) => {
    const bytes = Buffer.from(await grain[format]());
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 400);
    await expectRefusal(bytes, 'DAMAGED_IMAGE');
  });

  it('takes the odd but complete scan header some phones write', async () => {
    const bytes = Buffer.from(await grain.jpeg());
    const plain = await decodePhoto(bytes);
    const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
    const lastByte = scan + 1 + bytes.readUInt16BE(scan + 2);
    expect([...bytes.subarray(lastByte - 2, lastByte + 1)]).toEqual([0, 63, 0]);
    bytes[lastByte - 1] = 0;
    expect(samePixels(await decodePhoto(bytes), plain)).toBe(true);
  });
});

/** A stored zip file with one entry, byte by byte (PKWARE APPNOTE). */
function makeZip(): Buffer {
  const body = deflateRawSync(text('hello'));
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt32LE(body.length, 18);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  return Buffer.concat([local, body, central, end]);
}

describe('bytes behind the image', () => {
  const foreign: [string, Buffer][] = [
    ['a zip archive', makeZip()],
    ['a zip archive behind other bytes', Buffer.concat([text('abc'.repeat(500)), makeZip()])],
    ['a web page', text('\n<HTML><body>hello</body></html>')],
    ['a script', text('<?php system($_GET["c"]); ?>')],
    ['a PDF document', text('%PDF-1.7\n1 0 obj')],
  ];
  it.each(foreign)('refuses %s', async (_name, tail) => {
    for (const format of ['jpeg', 'png', 'webp', 'tiff', 'heic']) {
      const bytes = Buffer.concat([await grain[format](), tail]);
      await expectRefusal(bytes, 'UNSUPPORTED_IMAGE', /at the same time/);
    }
  });

  it('refuses a PDF header hidden in a comment of the first kilobyte', async () => {
    const bytes = insertSegment(await grain.jpeg(), 0xfe, text('%PDF-1.4\n1 0 obj<<>>stream'));
    await expectRefusal(bytes, 'UNSUPPORTED_IMAGE', /PDF/);
  });

  it('tolerates what cameras append, and decodes only the photo', async () => {
    const jpeg = await grain.jpeg();
    const plain = await decodePhoto(jpeg);
    const preview = await quartersOf().jpeg().toBuffer();
    const tails: Record<string, Buffer> = {
      padding: Buffer.alloc(4096),
      'multi-picture preview or gain map': Buffer.concat([Buffer.alloc(30), preview]),
      'motion photo': Buffer.concat([text('\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x10mdatxxxxxxxx')]),
      'Samsung trailer': text('\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data1612345678901SEFH\x6b\0\0\0SEFT'),
    };
    for (const [name, tail] of Object.entries(tails)) {
      const photo = await decodePhoto(Buffer.concat([jpeg, tail]));
      expect(samePixels(photo, plain), name).toBe(true);
      expect(photo.jpegQuality, name).toBe(90);
    }
  });
});
