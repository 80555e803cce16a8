import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

export type Rgb = readonly [number, number, number];

/** Colours of the quarters: top left, top right, bottom left, bottom right. */
export const quarters: readonly Rgb[] = [
  [200, 60, 60],
  [60, 180, 80],
  [60, 60, 190],
  [180, 140, 120],
];

/** A picture of four flat quarters, the simplest thing that shows colour, orientation and mirroring at once. */
export function drawQuarters(width = 240, height = 200, colours = quarters): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set(colours[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)], (y * width + x) * 3);
    }
  }
  return data;
}

export const quartersOf = (width = 240, height = 200, colours = quarters) =>
  sharp(drawQuarters(width, height, colours), { raw: { width, height, channels: 3 } });

interface Readable {
  width: number;
  height: number;
  data: Uint8Array | Uint16Array;
}

/** The sample in the middle of a quarter. */
export function quarterColour({ width, height, data }: Readable, quarter: number): number[] {
  const x = Math.floor(width * (quarter % 2 ? 0.75 : 0.25));
  const y = Math.floor(height * (quarter > 1 ? 0.75 : 0.25));
  return Array.from(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3));
}

/** Puts a segment behind the start-of-image marker of a JPEG. */
export function insertSegment(jpeg: Uint8Array, marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A JPEG that says how it is to be turned: EXIF tag 0x0112, values 1 to 8. */
export function orientJpeg(jpeg: Uint8Array, orientation: number): Buffer {
  const exif = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0', 'latin1');
  exif.writeUInt16LE(orientation, 24);
  return insertSegment(jpeg, 0xe1, exif);
}

/** Puts a chunk behind the header chunk of a PNG. */
export function insertChunk(png: Uint8Array, type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([png.subarray(0, 33), length, named, crc, png.subarray(33)]);
}

/** A PNG whose stored values are meant in the given profile; nothing is converted. */
export function tagPng(png: Uint8Array, icc: Uint8Array): Buffer {
  return insertChunk(png, 'iCCP', Buffer.concat([Buffer.from('profile\0\0', 'latin1'), deflateSync(icc)]));
}

/** A profile that comes with the image library: 'p3', 'srgb', 'cmyk'. */
export async function builtInProfile(name: string): Promise<Uint8Array> {
  const png = await quartersOf(8, 8).withIccProfile(name).png().toBuffer();
  return (await sharp(png).metadata()).icc!;
}

/** Header of a PNG that claims a size and holds almost nothing. */
export function makePngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const chunk = (type: string, body: Buffer): Buffer =>
    insertChunk(Buffer.alloc(33), type, body).subarray(33);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Gives the only item of a HEIF file one property more (ISO/IEC 23008-12: `ipco`, `ipma`) and moves the item's data.
 * Only for the layout that libheif's encoder writes: one item, its base offset in `iloc`, `ipma` the last box of `meta`.
 */
export function addHeifProperty(heif: Uint8Array, type: string, body: Uint8Array): Buffer {
  const file = Buffer.from(heif);
  const at = (name: string): number => file.indexOf(name, 0, 'latin1') - 4;
  const [meta, iprp, ipco, ipma, iloc] = ['meta', 'iprp', 'ipco', 'ipma', 'iloc'].map(at);
  const ipcoEnd = ipco + file.readUInt32BE(ipco);
  const ipmaEnd = ipma + file.readUInt32BE(ipma);
  const property = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), body]);
  property.writeUInt32BE(property.length);
  const grow = (box: number, by: number) => file.writeUInt32BE(file.readUInt32BE(box) + by, box);
  grow(meta, property.length + 1);
  grow(iprp, property.length + 1);
  grow(ipco, property.length);
  grow(ipma, 1);
  grow(iloc + 20, property.length + 1);
  const countAt = ipma + 18;
  file[countAt]++;
  let properties = 0;
  for (let box = ipco + 8; box < ipcoEnd; box += file.readUInt32BE(box)) properties++;
  const association = Buffer.from([0x80 | (properties + 1)]);
  return Buffer.concat([
    file.subarray(0, ipcoEnd),
    property,
    file.subarray(ipcoEnd, ipmaEnd),
    association,
    file.subarray(ipmaEnd),
  ]);
}
