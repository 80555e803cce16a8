import { encodeJpeg, encodePng } from '../encode.ts';
import type { PhantomImage } from './develop.ts';

/** A phantom's photo as a file: JPEG of the given quality (1..100), or PNG when it is null. */
export function photoBytes(
  image: PhantomImage,
  { jpegQuality }: { jpegQuality: number | null },
): Promise<Uint8Array> {
  return jpegQuality === null ? encodePng(image) : encodeJpeg(image, { quality: jpegQuality });
}
