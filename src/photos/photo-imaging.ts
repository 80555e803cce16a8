import { AppError } from '../errors.ts';
import { checkPhoto } from '../imaging/decode.ts';
import {
  type DeidentifiedPair,
  type DeidentifyRequest,
  deidentifyPair,
} from '../imaging/deidentify/deidentify-pair.ts';
import { cutTiles, makeThumbnail } from '../imaging/encode.ts';
import { ImagingError } from '../imaging/errors.ts';
import { findFaceView } from '../imaging/face-view.ts';
import { tileLevels, tilePx } from './tile-levels.ts';
import { packTiles } from './tile-pack.ts';

export interface PhotoImaging {
  /** @throws AppError when the bytes are no photo that can be measured later */
  check(bytes: Uint8Array): Promise<{ format: string; width: number; height: number }>;
  /** The view that the turn of the face shows; null without a face. */
  findView(bytes: Uint8Array): Promise<string | null>;
  /** Upright sRGB JPEG without metadata. */
  shrink(bytes: Uint8Array, options: { maxSidePx: number }): Promise<Uint8Array>;
  /** All tiles of a photo in one file; see tile-pack.ts. @param size of the upright photo */
  cutTiles(bytes: Uint8Array, size: { width: number; height: number }): Promise<Uint8Array>;
  /** New pixels of a registered pair that show no more of the person than they may; null where a face to hide was not found. */
  deidentify(request: DeidentifyRequest): Promise<DeidentifiedPair | null>;
}

/** @param concurrency photos decoded at the same time; each takes up to a few hundred megabytes meanwhile. */
export function createPhotoImaging({ concurrency }: { concurrency: number }): PhotoImaging {
  const waiting: (() => void)[] = [];
  let free = concurrency;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } catch (error) {
      throw error instanceof ImagingError ? toAppError(error) : error;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  return {
    check: (bytes) => inTurn(() => checkPhoto(bytes)),
    findView: (bytes) => inTurn(() => findFaceView(bytes)),
    shrink: (bytes, options) => inTurn(() => makeThumbnail(bytes, options)),
    cutTiles: (bytes, size) =>
      inTurn(async () => packTiles(await cutTiles(bytes, { levels: tileLevels(size), tilePx }))),
    deidentify: (request) => inTurn(() => deidentifyPair(request)),
  };
}

const toAppError = (error: ImagingError): AppError =>
  new AppError(error.code, { message: error.code, userMessage: error.userMessage, cause: error });
