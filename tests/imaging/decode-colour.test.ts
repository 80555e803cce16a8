import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../src/imaging/decode.ts';
import {
  addHeifProperty,
  builtInProfile,
  drawQuarters,
  quarterColour,
  quarters,
  quartersOf,
  type Rgb,
  tagPng,
} from './photo-file/make-photos.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/heic/${name}.heic`, import.meta.url));

// Colour arithmetic of its own, from the published chromaticities (SMPTE EG 432-1, IEC 61966-2-1, both with D65 white).
type Matrix = number[][];
const white = [0.3127 / 0.329, 1, (1 - 0.3127 - 0.329) / 0.329];
const p3Primaries = [
  [0.68, 0.32],
  [0.265, 0.69],
  [0.15, 0.06],
];
const srgbPrimaries = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
];

function invert(m: Matrix): Matrix {
  const cofactor = (r: number, c: number): number => {
    const [a, b] = [0, 1, 2].filter((i) => i !== r);
    const [d, e] = [0, 1, 2].filter((i) => i !== c);
    return (m[a][d] * m[b][e] - m[a][e] * m[b][d]) * ((r + c) % 2 ? -1 : 1);
  };
  const determinant = [0, 1, 2].reduce((sum, c) => sum + m[0][c] * cofactor(0, c), 0);
  return [0, 1, 2].map((r) => [0, 1, 2].map((c) => cofactor(c, r) / determinant));
}
const apply = (m: Matrix, v: readonly number[]): number[] =>
  m.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);

function toXyz(primaries: Matrix): Matrix {
  const columns = [0, 1, 2].map((row) => primaries.map(([x, y]) => [x / y, 1, (1 - x - y) / y][row]));
  const gains = apply(invert(columns), white);
  return columns.map((row) => row.map((value, c) => value * gains[c]));
}
const decode = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encode = (l: number): number => (l <= 0.0031308 ? l * 12.92 : 1.055 * l ** (1 / 2.4) - 0.055);

/** sRGB codes of a colour stored in Display P3, clipped to the gamut; 0..max. */
function p3ToSrgb(stored: Rgb, max = 255): number[] {
  const linear = apply(
    toXyz(p3Primaries),
    stored.map((code) => decode(code / 255)),
  );
  return apply(invert(toXyz(srgbPrimaries)), linear).map((l) => max * encode(Math.min(1, Math.max(0, l))));
}

/** Two skin tones, a red and a grey: all inside sRGB when meant as Display P3. */
const insideGamut: Rgb[] = [
  [214, 172, 150],
  [110, 74, 58],
  [176, 84, 72],
  [119, 119, 119],
];
const tag = async (colours: Rgb[]): Promise<Buffer> =>
  tagPng(await quartersOf(240, 200, colours).png().toBuffer(), await builtInProfile('p3'));

function expectNear(actual: number[], expected: number[], tolerance: number): void {
  actual.forEach((code, c) => {
    expect(Math.abs(code - expected[c]), `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
  });
}

describe('colour of decoded photos', () => {
  it('converts known Display P3 colours to the sRGB triple the matrices give', async () => {
    const photo = await decodePhoto(await tag(insideGamut));
    expect(photo.colourProfile).not.toBeNull();
    insideGamut.forEach((stored, i) => {
      expectNear(quarterColour(photo, i), p3ToSrgb(stored), 1);
    });
    // A conversion left out would be off by this much, so the tolerance above means something.
    expect(Math.abs(p3ToSrgb(insideGamut[2])[0] - insideGamut[2][0])).toBeGreaterThan(10);
  });

  it('clips colours outside sRGB instead of squeezing the others', async () => {
    const outside: Rgb[] = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [214, 172, 150],
    ];
    const photo = await decodePhoto(await tag(outside));
    outside.forEach((stored, i) => {
      expectNear(quarterColour(photo, i), p3ToSrgb(stored), 2);
    });
  });

  it('converts deep Display P3 to within half a step of 8 bits', async () => {
    const deep = Uint16Array.from(drawQuarters(240, 200, insideGamut), (code) => code * 257);
    const png = await sharp(deep, { raw: { width: 240, height: 200, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const photo = await decodePhoto(tagPng(png, await builtInProfile('p3')));
    expect(photo.maxValue).toBe(65535);
    insideGamut.forEach((stored, i) => {
      expectNear(quarterColour(photo, i), p3ToSrgb(stored, 65535), 128);
    });
  });

  it('honours Display P3 in JPEG, TIFF, WebP, AVIF and HEIC alike', async () => {
    const p3 = () => quartersOf().withIccProfile('p3');
    const files = {
      jpeg: await p3().jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer(),
      tiff: await p3().tiff({ compression: 'lzw' }).toBuffer(),
      webp: await p3().webp({ lossless: true }).toBuffer(),
      avif: await p3().avif({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer(),
      heic: fixture('quarters-p3'),
    };
    for (const [format, bytes] of Object.entries(files)) {
      const photo = await decodePhoto(bytes);
      expect(photo.format).toBe(format);
      expect(photo.colourProfile).not.toBeNull();
      for (const [i, colour] of quarters.entries()) expectNear(quarterColour(photo, i), [...colour], 2);
    }
  });

  it('honours Display P3 named only by number (nclx) in HEIC and AVIF', async () => {
    const displayP3 = Buffer.from('nclx\0\x0c\0\x0d\0\x06\x80', 'latin1'); // primaries 12, transfer 13, matrix 6
    const heic = addHeifProperty(fixture('quarters'), 'colr', displayP3);
    const plainAvif = await quartersOf().avif({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
    const avif = addHeifProperty(plainAvif, 'colr', displayP3);
    for (const bytes of [heic, avif]) {
      const photo = await decodePhoto(bytes);
      for (const [i, colour] of quarters.entries()) {
        expectNear(quarterColour(photo, i), p3ToSrgb(colour), i === 3 ? 2 : 4);
      }
    }
  });

  it('refuses high dynamic range that no profile describes', async () => {
    const hdr = addHeifProperty(
      fixture('quarters'),
      'colr',
      Buffer.from('nclx\0\x09\0\x10\0\x09\x80', 'latin1'),
    );
    await expect(decodePhoto(hdr)).rejects.toMatchObject({
      code: 'UNSUPPORTED_IMAGE',
      userMessage: expect.stringContaining('HDR'),
    });
  });

  it('leaves the codes of photos tagged sRGB exactly as they are', async () => {
    const png = await quartersOf().png().toBuffer();
    const photo = await decodePhoto(tagPng(png, await renamedProfile()));
    expect(photo.colourProfile).toBe('sRGB');
    for (const [i, colour] of quarters.entries()) expect(quarterColour(photo, i)).toEqual([...colour]);
  });

  it('ignores a profile that is none, and says so', async () => {
    const png = await quartersOf().png().toBuffer();
    const photo = await decodePhoto(tagPng(png, Buffer.alloc(200, 7)));
    expect(photo.colourProfile).toBeNull();
    expect(quarterColour(photo, 0)).toEqual([...quarters[0]]);
  });

  it('reads CMYK as colour on paper, not inverted and without a cast', async () => {
    const muted: Rgb[] = [
      [190, 150, 130],
      [140, 100, 85],
      [150, 150, 150],
      [90, 70, 60],
    ];
    const jpeg = await quartersOf(240, 200, muted)
      .toColourspace('cmyk')
      .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
      .toBuffer();
    expect((await sharp(jpeg).metadata()).space).toBe('cmyk');
    const photo = await decodePhoto(jpeg);
    expect(photo.data.length).toBe(240 * 200 * 3);
    // Ink does not give every colour back: 19 codes is what the trip to the library's print profile and back costs.
    for (const [i, colour] of muted.entries()) expectNear(quarterColour(photo, i), [...colour], 20);
    const grey = quarterColour(photo, 2);
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThanOrEqual(3);
  });
});

/** The built-in profile under the name 'sRGB', whatever its own. */
async function renamedProfile(): Promise<Buffer> {
  const icc = Buffer.from(await builtInProfile('p3'));
  const count = icc.readUInt32BE(128);
  for (let i = 0; i < count; i++) {
    const entry = 132 + 12 * i;
    if (icc.toString('latin1', entry, entry + 4) !== 'desc') continue;
    const text = icc.readUInt32BE(entry + 4);
    icc.write('sRGB', text + icc.readUInt32BE(text + 24), 'utf16le');
    icc
      .subarray(text + icc.readUInt32BE(text + 24))
      .subarray(0, 8)
      .swap16();
  }
  return icc;
}
