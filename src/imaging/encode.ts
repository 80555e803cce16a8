import sharp, { type Sharp } from 'sharp';
import { readPhotoHeader } from './photo-file/header.ts';
import { openPhoto, readPixels } from './photo-file/open-photo.ts';

/** Interleaved 8-bit sRGB, row-major; three channels, or four where an encoder takes alpha. */
export interface PixelBlock {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * JPEG of an RGB image, colour not subsampled, no metadata and no profile (so: sRGB).
 * @param quality 1..100
 * @throws RangeError when data is not width x height x 3 bytes
 */
export async function encodeJpeg(image: PixelBlock, { quality = 92 } = {}): Promise<Uint8Array> {
  return toBytes(fromPixels(image, [3]).jpeg({ quality, chromaSubsampling: '4:4:4' }));
}

/** PNG of an RGB or RGBA image, no metadata. @throws RangeError when data is not width x height x 3 or 4 bytes */
export async function encodePng(image: PixelBlock): Promise<Uint8Array> {
  return toBytes(fromPixels(image, [3, 4]).png({ compressionLevel: 6 }));
}

/**
 * A small upright sRGB JPEG of a photo, without any metadata: no place, no time, no serial number.
 * @param maxSidePx the longer side of the result; smaller photos keep their size
 * @throws ImagingError as decodePhoto does
 */
export async function makeThumbnail(
  bytes: Uint8Array,
  { maxSidePx, quality = 82 }: { maxSidePx: number; quality?: number },
): Promise<Uint8Array> {
  const { pixels, deep } = await openPhoto(bytes, await readPhotoHeader(bytes));
  const small = pixels.resize(maxSidePx, maxSidePx, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await readPixels(small, deep);
  return encodeJpeg(
    { width: info.width, height: info.height, data: deep ? to8Bit(data) : data },
    { quality },
  );
}

/**
 * A photo cut into square upright sRGB JPEGs without metadata, at several resolutions.
 * @param levels width and height of each, in pixels
 * @returns the tiles level by level, row by row; those at the right and lower border are as small as what is left
 * @throws ImagingError as decodePhoto does
 */
export async function cutTiles(
  bytes: Uint8Array,
  {
    levels,
    tilePx,
    quality = 88,
  }: { levels: readonly { width: number; height: number }[]; tilePx: number; quality?: number },
): Promise<Uint8Array[]> {
  const { pixels, deep } = await openPhoto(bytes, await readPhotoHeader(bytes));
  const { data, info } = await readPixels(pixels, deep);
  const whole = { width: info.width, height: info.height, data: deep ? to8Bit(data) : data };
  const tiles: Uint8Array[] = [];
  for (const { width, height } of levels) {
    const level = await toSize(whole, { width, height });
    for (let top = 0; top < height; top += tilePx) {
      for (let left = 0; left < width; left += tilePx) {
        const tile = cutOut(level, {
          left,
          top,
          width: Math.min(tilePx, width - left),
          height: Math.min(tilePx, height - top),
        });
        tiles.push(await encodeJpeg(tile, { quality }));
      }
    }
  }
  return tiles;
}

/** Pixels made as small that the longer side is no more than this; smaller ones stay as they are. */
export async function shrinkTo(image: PixelBlock, longestSidePx: number): Promise<PixelBlock> {
  const scale = Math.min(1, longestSidePx / Math.max(image.width, image.height));
  const size = (side: number) => Math.max(1, Math.round(side * scale));
  return toSize(image, { width: size(image.width), height: size(image.height) });
}

async function toSize(image: PixelBlock, size: { width: number; height: number }): Promise<PixelBlock> {
  if (image.width === size.width && image.height === size.height) return image;
  const data = await fromPixels(image, [3]).resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer();
  return { ...size, data };
}

/** A part of an image; the frame lies within it. */
export function cutOut(
  image: PixelBlock,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): PixelBlock {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * image.width + left) * 3;
    data.set(image.data.subarray(start, start + width * 3), row * width * 3);
  }
  return { width, height, data };
}

function fromPixels({ width, height, data }: PixelBlock, allowedChannels: readonly number[]): Sharp {
  const channels = data.length / (width * height);
  if (!allowedChannels.includes(channels)) {
    throw new RangeError(
      `Expected ${width} x ${height} x ${allowedChannels.join(' or ')} bytes but received ${data.length}`,
    );
  }
  return sharp(data, { raw: { width, height, channels: channels === 4 ? 4 : 3 } });
}

async function toBytes(pipeline: Sharp): Promise<Uint8Array> {
  const buffer = await pipeline.toBuffer();
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

function to8Bit(data: Buffer): Uint8Array {
  const samples = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  return Uint8Array.from(samples, (sample) => Math.round(sample / 257));
}
