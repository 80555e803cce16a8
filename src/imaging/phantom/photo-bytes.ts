import { encodeJpeg, encodePng } from '../encode.ts';
import type { RgbImage } from '../image.ts';

/**
 * A phantom's photo as a file: JPEG of the given quality (1..100), or PNG when it is null.
 * @throws RangeError for an image that is not 8 bits deep.
 */
export async function photoBytes(
  { width, height, data }: RgbImage,
  { jpegQuality }: { jpegQuality: number | null },
): Promise<Uint8Array> {
  if (!(data instanceof Uint8Array)) throw new RangeError('Expected 8 bits a channel but received 16');
  const pixels = { width, height, data };
  return jpegQuality === null ? encodePng(pixels) : encodeJpeg(pixels, { quality: jpegQuality });
}
