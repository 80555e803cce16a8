import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  type DeidentifiedPair,
  type DeidentifyRequest,
  deidentifyPair,
} from '../../../src/imaging/deidentify/deidentify-pair.ts';
import { faceBoxes } from '../../../src/imaging/deidentify/face-boxes.ts';
import { encodeJpeg, type PixelBlock } from '../../../src/imaging/encode.ts';
import { detectFace } from '../../../src/imaging/landmarks.ts';
import { hasPhotos, photo, photoNames } from '../face/photos.ts';

const grey = 96;
const width = 1304;
const height = 1100;

/** Skin-like blotches; `beneath` changes what lies outside of the middle. */
function skin(seed: number, beneath = 0): PixelBlock {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const isMiddle = x > width * 0.25 && x < width * 0.75 && y > height * 0.25 && y < height * 0.75;
      const wave =
        30 * Math.sin(x / 7 + seed) * Math.cos(y / 11) + (isMiddle ? 0 : beneath * Math.sin(x * y));
      data.set([170 + wave, 130 + wave, 110 + wave / 2], i);
    }
  }
  return { width, height, data };
}

const region = [[0.3, 0.3], [0.7, 0.32], [0.68, 0.7], [0.31, 0.66]] as const; // biome-ignore format: four corners

async function cropOf(
  options: Partial<DeidentifyRequest> & { beneath?: number } = {},
): Promise<DeidentifiedPair> {
  const { beneath, ...rest } = options;
  const pair = await deidentifyPair({
    before: await encodeJpeg(skin(1, beneath), { quality: 88 }),
    after: await encodeJpeg(skin(2, beneath), { quality: 88 }),
    show: 'region-crop',
    region,
    ...rest,
  });
  if (!pair) throw new Error('nothing was made');
  return pair;
}

async function pixelsOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)],
  };
}

/** Names of a JPEG's segments, up to its pixels. */
function segmentsOf(bytes: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes[at + 1]!;
    names.push(marker.toString(16));
    if (marker === 0xda) return names;
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
  }
  throw new Error('no pixels');
}

describe('deidentifyPair', () => {
  it('carries nothing over from the files it is made of', async () => {
    const tag = async (image: PixelBlock) =>
      sharp(await encodeJpeg(image))
        .withExif({
          IFD0: { Artist: 'Unmistakable', DateTime: '2026:01:01 10:00:00' },
          IFD3: { GPSLatitude: '51/1' },
        })
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Unmistakable</x:xmpmeta>')
        .withIccProfile('p3')
        .toBuffer();
    for (const show of ['region-crop', 'full-face'] as const) {
      const { pictures } = await cropOf({ show, before: await tag(skin(1)), after: await tag(skin(2)) });
      expect(pictures).toHaveLength(show === 'full-face' ? 6 : 4);
      for (const { bytes } of pictures) {
        const { exif, xmp, icc, iptc, orientation, comments, density } = await sharp(bytes).metadata();
        expect([exif, xmp, icc, iptc, orientation, comments]).toEqual(Array(6).fill(undefined));
        expect(density).toBeOneOf([undefined, 72]);
        expect(await exifr.parse(Buffer.from(bytes), true)).toBeUndefined();
        expect(await exifr.thumbnail(Buffer.from(bytes))).toBeUndefined();
        expect(Buffer.from(bytes).includes('Unmistakable')).toBe(false);
        // JFIF's own header, tables, frame, scan: no other application segment, no comment.
        expect(segmentsOf(bytes).filter((name) => !/^(e0|db|c0|c2|c4|da)$/.test(name))).toEqual([]);
        expect(bytes.subarray(-2)).toEqual(Uint8Array.of(0xff, 0xd9));
      }
    }
  });

  it('gives the same bytes for the same pair', async () => {
    const [one, other] = [await cropOf(), await cropOf()];
    expect(other).toEqual(one);
  });

  it('keeps nothing of what is hidden: other pixels beneath change no byte', async () => {
    const [one, other] = [await cropOf({ beneath: 0 }), await cropOf({ beneath: 80 })];
    expect(other.pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
      one.pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
    );
    expect(one.steps.map(({ name }) => name)).toEqual(['mask', 'crop', 'encode']);
  });

  it('shows the region in new pixels, at two sizes and its own, and one flat grey beside it', async () => {
    const { pictures, steps } = await cropOf();
    expect(pictures.map(({ side, width }) => `${side} ${width}`)).toEqual(['before 480', 'after 480', 'before 524', 'after 524']); // biome-ignore format: in pairs
    const crop = steps[1]!.parameters as Record<'left' | 'top' | 'width' | 'height', number>;
    const original = await pixelsOf(await encodeJpeg(skin(1), { quality: 88 }));
    const shown = await pixelsOf(pictures[2]!.bytes);
    expect([shown.width, shown.height]).toEqual([crop.width, crop.height]);
    let differing = 0;
    for (let y = 200; y < 400; y++) {
      for (let x = 200; x < 400; x++) {
        const before = original.at(x + crop.left, y + crop.top);
        const after = shown.at(x, y);
        for (const k of [0, 1, 2]) expect(Math.abs(before[k]! - after[k]!)).toBeLessThan(16);
        if (before.some((code, k) => code !== after[k])) differing += 1;
      }
    }
    expect(differing).toBeGreaterThan(10_000);
    // Beside the region, as far from it as a block of the JPEG reaches.
    for (const [x, y] of [[crop.width - 10, 4], [12, crop.height - 10]] as const) // biome-ignore format: two places
      expect(shown.at(x, y)).toEqual([grey, grey, grey]);
  });

  it('refuses to mask a face where none is found: whatever the view is called, it may be one', async () => {
    const files = { before: await encodeJpeg(skin(1)), after: await encodeJpeg(skin(2)) };
    expect(await deidentifyPair({ ...files, show: 'masked-face', region })).toBeNull();
  });

  it('refuses a region that is outside of the pictures', async () => {
    const files = { before: await encodeJpeg(skin(1)), after: await encodeJpeg(skin(2)) };
    const outside = [[1.2, 0.1], [1.4, 0.1], [1.3, 0.3]] as const; // biome-ignore format: a triangle
    expect(await deidentifyPair({ ...files, show: 'region-crop', region: outside })).toBeNull();
  });
});

describe.skipIf(!hasPhotos)('deidentifyPair of a face', () => {
  const bytesOf = async (name: string, rotateDeg = 0) => {
    const { data, width, height } = await photo(name, (image) => image.resize(900).rotate(rotateDeg));
    return encodeJpeg({ width, height, data: data as Uint8Array });
  };

  it('hides eyes, nose and mouth of both photos, whichever way the head is tilted', async () => {
    const [before, after] = photoNames('london');
    for (const tilt of [0, 25]) {
      const files = { before: await bytesOf(before!, tilt), after: await bytesOf(after!, tilt) };
      const made = await deidentifyPair({ ...files, show: 'masked-face', region });
      const { width } = made!.pictures.at(-1)!;
      for (const { side, bytes } of made!.pictures.filter((picture) => picture.width === width)) {
        const shown = await pixelsOf(bytes);
        for (const file of [files.before, files.after]) {
          const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
          const face = await detectFace({ width: info.width, height: info.height, data, maxValue: 255 });
          const { eyes, nose, mouth } = faceBoxes(face!);
          for (const box of [eyes, nose, mouth]) {
            const [x, y] = [0, 1].map((axis) =>
              Math.round(box.reduce((sum, corner) => sum + corner[axis]!, 0) / 4),
            );
            expect([side, shown.at(x!, y!)]).toEqual([side, [grey, grey, grey]]);
          }
        }
      }
    }
  });
});
