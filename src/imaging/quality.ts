/** What a photo says of its own fitness: lost highlights, noise, blur. Pure functions of decoded pixels. */
import type { RgbImage } from './image.ts';

export { estimateBlurPx } from './quality/edge-blur.ts';
export { estimateNoise } from './quality/pixel-noise.ts';

/** One entry per pixel, row-major; pixels with 0 are left out. */
export type PixelMask = ArrayLike<number>;

/**
 * Share of pixels at or above 250/255 in any channel: there the sensor, or the camera's tone curve, has lost the signal.
 * @param mask leave out to count the whole image
 * @returns 0..1; 0 when the mask holds no pixel
 */
export function clippedFraction({ data, maxValue }: RgbImage, mask?: PixelMask): number {
  const limit = (250 / 255) * maxValue;
  let counted = 0;
  let clipped = 0;
  for (let pixel = 0, i = 0; i < data.length; pixel++, i += 3) {
    if (mask && !mask[pixel]) continue;
    counted++;
    if (data[i] >= limit || data[i + 1] >= limit || data[i + 2] >= limit) clipped++;
  }
  return counted === 0 ? 0 : clipped / counted;
}
