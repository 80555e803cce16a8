import sharp, { type Sharp } from 'sharp';
import { ImagingError } from '../errors.ts';
import { displayP3Profile } from './display-p3.ts';
import { damagedPhoto, maxPixels, type PhotoHeader } from './header.ts';
import { decodeHeicToTiff, isDisplayP3, readNclx } from './heif.ts';
import { isSrgb, readIccProfile } from './icc-profile.ts';
import { tiffHeaderBytes, writeTiffHeader } from './tiff.ts';

// Photos are read once each: a cache of decoded rows would only hold memory.
sharp.cache(false);

/** Behind transparent pixels: neither lost highlight nor lost shadow, and no tint that could read as colour of skin. */
const neutralMidGrey = { r: 128, g: 128, b: 128 };

export interface OpenPhoto {
  /** Yields upright sRGB without alpha: 8 bits a channel, 16 for deep photos. Nothing is decoded yet. */
  pixels: Sharp;
  deep: boolean;
  /** Name of the colour description that is converted from; null when the photo is taken as sRGB without saying so. */
  colourProfile: string | null;
}

/** Prepares the conversion of a photo whose header has been read. HEIC is decoded here, on a thread of its own. */
export async function openPhoto(bytes: Uint8Array, header: PhotoHeader): Promise<OpenPhoto> {
  if (header.format === 'heic') return openWrapped(await decodeHeicToTiff(bytes, maxPixels), header);
  if (header.format === 'avif' && !header.profile && isDisplayP3(await readNclx(bytes))) {
    return openWrapped(await wrapAsDisplayP3(bytes), header);
  }
  return open(bytes, header);
}

function open(bytes: Uint8Array, { deep, hasAlpha, profile, jpeg }: PhotoHeader): OpenPhoto {
  const needsConversion = profile !== null && !isSrgb(profile);
  let pixels = sharp(bytes, {
    // 'warning' is what finds corrupt JPEG scans; a harmless odd scan header of some phones would trip it as well.
    failOn: jpeg ? (jpeg.oddScanHeader ? 'truncated' : 'warning') : 'error',
    limitInputPixels: maxPixels,
    autoOrient: true,
    ignoreIcc: !needsConversion,
  });
  if (hasAlpha) pixels = pixels.flatten({ background: neutralMidGrey });
  // Deep photos pass through Display P3 on their way: only an explicit output profile takes them on to sRGB.
  if (deep && needsConversion) pixels = pixels.withIccProfile('srgb');
  return {
    pixels: pixels.toColourspace(deep ? 'rgb16' : 'srgb'),
    deep,
    colourProfile: profile?.name ?? null,
  };
}

async function openWrapped(tiff: Uint8Array, header: PhotoHeader): Promise<OpenPhoto> {
  const { depth, icc } = await sharp(tiff, { limitInputPixels: maxPixels }).metadata();
  const profile = icc ? readIccProfile(icc) : null;
  return open(tiff, { ...header, deep: depth === 'ushort', hasAlpha: false, profile, jpeg: null });
}

async function wrapAsDisplayP3(bytes: Uint8Array): Promise<Uint8Array> {
  const profile = await displayP3Profile();
  const { data, info } = await readPixels(
    sharp(bytes, { limitInputPixels: maxPixels, autoOrient: true }).flatten({ background: neutralMidGrey }),
    false,
  );
  const profileOffset = tiffHeaderBytes + data.length;
  const tiff = new Uint8Array(profileOffset + profile.length);
  tiff.set(data, tiffHeaderBytes);
  tiff.set(profile, profileOffset);
  writeTiffHeader(tiff, {
    width: info.width,
    height: info.height,
    bitsPerSample: 8,
    profileOffset,
    profileLength: profile.length,
  });
  return tiff;
}

/** Runs a pipeline to raw samples. @throws ImagingError when the pixels can't be had. */
export async function readPixels(pixels: Sharp, deep: boolean) {
  try {
    return await pixels.raw({ depth: deep ? 'ushort' : 'uchar' }).toBuffer({ resolveWithObject: true });
  } catch (cause) {
    if (cause instanceof Error && /not been built|unsupported/i.test(cause.message)) {
      throw new ImagingError(
        'UNSUPPORTED_IMAGE',
        'This photo uses a form of its format that cannot be read. Save it as JPEG and use that.',
        { cause },
      );
    }
    throw damagedPhoto(cause);
  }
}
