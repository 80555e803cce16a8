import sharp, { type Metadata } from 'sharp';
import { ImagingError } from '../errors.ts';
import { nameOtherFormat, type PhotoFormat, sniffFormat } from './format.ts';
import { type IccProfile, readIccProfile } from './icc-profile.ts';
import { type JpegSegments, readJpegSegments } from './jpeg-segments.ts';
import { isRawCameraFile } from './tiff.ts';
import { findImageEnd, nameForeignContent } from './trailing-bytes.ts';

export const maxPixels = 60_000_000;
export const minSidePx = 200;

/** What a file says of itself before any pixel is decoded. */
export interface PhotoHeader {
  format: PhotoFormat;
  /** Of the upright photo. */
  width: number;
  height: number;
  /** More than 8 bits a channel. */
  deep: boolean;
  hasAlpha: boolean;
  /** Embedded and usable; null otherwise. */
  profile: IccProfile | null;
  /** Null when not a JPEG. */
  jpeg: JpegSegments | null;
}

/**
 * Recognises, dissects and judges a file by its bytes.
 * @throws ImagingError UNSUPPORTED_IMAGE, DAMAGED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL
 */
export async function readPhotoHeader(bytes: Uint8Array): Promise<PhotoHeader> {
  if (bytes.length === 0) {
    throw new ImagingError(
      'DAMAGED_IMAGE',
      'This file is empty (0 bytes). Copy the photo from the camera again and use the new copy.',
    );
  }
  const format = recogniseFormat(bytes);
  const jpeg = format === 'jpeg' ? readJpegSegments(bytes) : null;
  const end = findImageEnd(bytes, format, jpeg?.end ?? null);
  refuseForeignContent(bytes, end);
  if (Number.isNaN(end)) throw damagedPhoto(new Error('the file ends before the image does'));
  const metadata = await readMetadata(bytes);
  const { width, height } = metadata.autoOrient;
  refuseBadSize(width, height);
  if (metadata.depth !== 'uchar' && metadata.depth !== 'ushort') {
    throw new ImagingError(
      'UNSUPPORTED_IMAGE',
      'This photo stores its brightness in a form that cannot be measured. Save it with 8 or 16 bits per channel and use that.',
    );
  }
  return {
    format,
    width,
    height,
    deep: metadata.depth === 'ushort',
    hasAlpha: metadata.hasAlpha,
    profile: usableProfile(metadata),
    jpeg,
  };
}

function recogniseFormat(bytes: Uint8Array): PhotoFormat {
  const format = sniffFormat(bytes);
  const raw = format === 'tiff' && isRawCameraFile(bytes);
  if (format && !raw) return format;
  const other = raw ? 'a raw camera file' : nameOtherFormat(bytes);
  throw new ImagingError(
    'UNSUPPORTED_IMAGE',
    `This is ${other ?? 'not a photo that can be read'}. Use a JPEG, PNG, WebP, TIFF, AVIF or HEIC photo.`,
  );
}

function refuseForeignContent(bytes: Uint8Array, end: number | null): void {
  const foreign = nameForeignContent(bytes, Number.isNaN(end) ? null : end);
  if (!foreign) return;
  throw new ImagingError(
    'UNSUPPORTED_IMAGE',
    `This file is a photo and ${foreign} at the same time. Export the photo anew, as an image only, and use that.`,
  );
}

async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
  } catch (cause) {
    throw damagedPhoto(cause);
  }
}

function refuseBadSize(width: number, height: number): void {
  if (width * height > maxPixels) {
    const megapixels = Math.round((width * height) / 1e6);
    throw new ImagingError(
      'IMAGE_TOO_LARGE',
      `This photo has ${megapixels} megapixels; up to ${maxPixels / 1e6} can be analysed. Choose a smaller picture size in the camera, or export a smaller copy.`,
    );
  }
  if (Math.min(width, height) < minSidePx) {
    throw new ImagingError(
      'IMAGE_TOO_SMALL',
      `This picture is only ${width} x ${height} pixels; each side needs at least ${minSidePx}. Use the original photo, not a preview of it.`,
    );
  }
}

/** A profile that does not fit the pixels would be skipped silently by the conversion: then it must not be named either. */
function usableProfile(metadata: Metadata): IccProfile | null {
  const profile = metadata.icc ? readIccProfile(metadata.icc) : null;
  if (!profile) return null;
  const spaceOfPixels: Record<string, string> = { cmyk: 'CMYK', 'b-w': 'GRAY', srgb: 'RGB', rgb16: 'RGB' };
  return spaceOfPixels[metadata.space] === profile.space ? profile : null;
}

/** The one answer to a file whose pixels can't be had. */
export function damagedPhoto(cause: unknown): ImagingError {
  return new ImagingError(
    'DAMAGED_IMAGE',
    'This photo is incomplete or damaged. Copy it from the camera again and use the new copy.',
    { cause },
  );
}
