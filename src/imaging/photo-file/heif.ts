import { Worker } from 'node:worker_threads';
import { ImagingError } from '../errors.ts';
import { displayP3Profile } from './display-p3.ts';
import { tiffHeaderBytes, writeTiffHeader } from './tiff.ts';

/** Colour description by number (ITU-T H.273), used where a file carries no ICC profile. */
export interface Nclx {
  primaries: number;
  transfer: number;
}

interface WorkerAnswer {
  failure?: { code: number; message: string };
  width: number;
  height: number;
  nclx: Nclx | null;
  buffer: Uint8Array;
  deep: boolean;
  profileOffset: number;
  profileLength: number;
}

const timeLimitMs = 60_000;
/** libheif: heif_error_Unsupported_filetype and heif_error_Unsupported_feature. */
const unsupportedCodes = [3, 4];

/**
 * Decodes the primary image of a HEIC file and wraps it as an uncompressed TIFF that carries the file's own colour
 * profile (or Display P3 where the file only numbers its primaries so). Rotation and mirroring stored in the file are
 * applied; depth maps, gain maps, thumbnails and transparency are left out. A file cut short is refused; altered bytes
 * inside the compressed picture are not noticed, because the decoder conceals them and says nothing.
 * @throws ImagingError DAMAGED_IMAGE, UNSUPPORTED_IMAGE
 */
export async function decodeHeicToTiff(bytes: Uint8Array, maxPixels: number): Promise<Uint8Array> {
  const answer = await askWorker(bytes, { maxPixels, withPixels: true });
  const { buffer, width, height, deep } = answer;
  let { profileLength } = answer;
  if (profileLength === 0 && isDisplayP3(answer.nclx)) {
    const profile = await displayP3Profile();
    buffer.set(profile, answer.profileOffset);
    profileLength = profile.length;
  }
  const bitsPerSample = deep ? 16 : 8;
  writeTiffHeader(buffer, {
    width,
    height,
    bitsPerSample,
    profileOffset: answer.profileOffset,
    profileLength,
  });
  return buffer;
}

/** The colour description of a HEIF or AVIF file by number; null when it has none. */
export async function readNclx(bytes: Uint8Array): Promise<Nclx | null> {
  const { nclx } = await askWorker(bytes, { maxPixels: 0, withPixels: false });
  return nclx;
}

/**
 * Whether colours described only by number need the Display P3 conversion; false means sRGB.
 * Transfer functions of video are read as sRGB's, as every viewer does.
 * @throws ImagingError UNSUPPORTED_IMAGE for high dynamic range and primaries that can't be converted
 */
export function isDisplayP3(nclx: Nclx | null): boolean {
  if (!nclx) return false;
  const { primaries, transfer } = nclx;
  const [bt709, unspecified, displayP3] = [1, 2, 12];
  const [linear, perceptualQuantizer, hybridLogGamma] = [8, 16, 18];
  if (
    [linear, perceptualQuantizer, hybridLogGamma].includes(transfer) ||
    ![bt709, unspecified, displayP3].includes(primaries)
  ) {
    throw new ImagingError(
      'UNSUPPORTED_IMAGE',
      'This photo was saved with high dynamic range or in a colour space that cannot be measured. Switch HDR off in the camera, or save the photo as JPEG, and use that.',
    );
  }
  return primaries === displayP3;
}

function askWorker(
  bytes: Uint8Array,
  options: { maxPixels: number; withPixels: boolean },
): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./heif-worker.mjs', import.meta.url), {
      workerData: { bytes, headerBytes: tiffHeaderBytes, ...options },
      execArgv: [],
    });
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      void worker.terminate(); // also what gives the decoder's memory back
      then();
    };
    const fail = (cause: unknown): void => settle(() => reject(damaged(cause)));
    const timer = setTimeout(() => fail(new Error('took too long')), timeLimitMs);
    worker.once('message', (answer: WorkerAnswer) =>
      settle(() => (answer.failure ? reject(toImagingError(answer.failure)) : resolve(answer))),
    );
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('the decoder stopped')));
  });
}

function toImagingError({ code, message }: { code: number; message: string }): ImagingError {
  if (!unsupportedCodes.includes(code)) return damaged(new Error(message));
  return new ImagingError(
    'UNSUPPORTED_IMAGE',
    'This HEIC file uses a form of the format that cannot be read. Save the photo as JPEG and use that.',
    { cause: new Error(message) },
  );
}

const damaged = (cause: unknown): ImagingError =>
  new ImagingError(
    'DAMAGED_IMAGE',
    'This HEIC photo is incomplete or damaged. Copy it from the camera again and use the new copy.',
    { cause },
  );
