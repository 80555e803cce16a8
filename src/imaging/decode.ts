import { createHash } from 'node:crypto';
import type { DecodedPhoto } from './image.ts';
import { type PhotoFormat, sniffFormat } from './photo-file/format.ts';
import { readPhotoHeader } from './photo-file/header.ts';
import { estimateJpegQuality } from './photo-file/jpeg-quality.ts';
import { openPhoto, readPixels } from './photo-file/open-photo.ts';

export { type PhotoFormat, sniffFormat };

export interface PhotoInspection {
  format: PhotoFormat;
  /** Of the upright photo, in pixels. */
  width: number;
  height: number;
}

/**
 * Decodes a photo: upright, converted to sRGB by its own colour profile, without alpha (laid on neutral mid grey),
 * 16 bits a channel kept where the file has them, and otherwise as the camera wrote it. Of several pages or frames the
 * first (HEIC: the primary image).
 * @throws ImagingError UNSUPPORTED_IMAGE, DAMAGED_IMAGE, IMAGE_TOO_LARGE (over 60 megapixels), IMAGE_TOO_SMALL (a side
 *   under 200 px)
 */
export async function decodePhoto(bytes: Uint8Array): Promise<DecodedPhoto> {
  const header = await readPhotoHeader(bytes);
  const { pixels, deep, colourProfile } = await openPhoto(bytes, header);
  const { data, info } = await readPixels(pixels, deep);
  return {
    width: info.width,
    height: info.height,
    data: deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : asUint8(data),
    maxValue: deep ? 65535 : 255,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: header.format,
    jpegQuality: header.jpeg ? estimateJpegQuality(header.jpeg) : null,
    chromaSubsampling: header.jpeg?.chromaSubsampling ?? null,
    colourProfile,
  };
}

/** Validates by the header only: a few milliseconds, whatever the photo's size. @throws as {@link decodePhoto} */
export async function inspectPhoto(bytes: Uint8Array): Promise<PhotoInspection> {
  const { format, width, height } = await readPhotoHeader(bytes);
  return { format, width, height };
}

/**
 * Validates by decoding every pixel once, keeping one channel only: what passes here can be analysed later. Costs as
 * much time as a decode and about a third of its memory; HEIC is decoded on a thread of its own.
 * @throws as {@link decodePhoto}
 */
export async function checkPhoto(bytes: Uint8Array): Promise<PhotoInspection> {
  const header = await readPhotoHeader(bytes);
  const { pixels } = await openPhoto(bytes, header);
  // Not by way of a tiny resize: that decodes JPEGs at an eighth, and damage in them goes unseen.
  await readPixels(pixels.extractChannel(1), false);
  return { format: header.format, width: header.width, height: header.height };
}

const asUint8 = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
