import type { PixelPolygon, RgbImage } from '../image.ts';

/** A photo and its halvings: level k is 2^k times smaller. */
export interface Pyramid {
  levels: readonly RgbImage[];
  /** What lies on the skin and must not lead registration (a card), pixels of the photo. */
  hidden: PixelPolygon | null;
}

const smallestSidePx = 48;

/** Halves by averaging 2x2 blocks of encoded values: good enough for registration, never used for measuring. */
export function buildPyramid(photo: RgbImage, hidden: PixelPolygon | null = null): Pyramid {
  const levels: RgbImage[] = [photo];
  for (;;) {
    const last = levels[levels.length - 1];
    if (Math.min(last.width, last.height) < 2 * smallestSidePx) return { levels, hidden };
    levels.push(halve(last));
  }
}

/** So much coarser a level may be: the two photos of a pair, a hair above and below a half, get the same one. */
const tolerance = 1.02;

/** The smallest level that still has about `scale` times the photo's resolution, and its factor to the original. */
export function levelFor({ levels }: Pyramid, scale: number): { level: RgbImage; factor: number } {
  let k = 0;
  while (k + 1 < levels.length && tolerance * 2 ** -(k + 1) >= scale) k++;
  return { level: levels[k], factor: 2 ** k };
}

function halve({ width, height, data, maxValue }: RgbImage): RgbImage {
  const half = { width: width >> 1, height: height >> 1 };
  const result = new Uint16Array(half.width * half.height * 3);
  const toSixteenBits = 65535 / maxValue / 4;
  const stride = width * 3;
  for (let y = 0; y < half.height; y++) {
    let source = 2 * y * stride;
    let target = y * half.width * 3;
    for (let x = 0; x < half.width; x++, source += 6, target += 3) {
      for (let c = 0; c < 3; c++) {
        const i = source + c;
        result[target + c] =
          (data[i] + data[i + 3] + data[i + stride] + data[i + stride + 3]) * toSixteenBits + 0.5;
      }
    }
  }
  return { ...half, data: result, maxValue: 65535 };
}
