import { linearToSrgb, type RgbImage } from '../image.ts';
import type { RandomStream } from '../random.ts';
import type { Nuisance } from './nuisance.ts';
import { runPhonePipeline } from './phone-pipeline.ts';

/** A photo of the phantom: 8 bits a channel. */
export interface PhantomImage extends RgbImage {
  data: Uint8Array;
  maxValue: 255;
}

const midGrey = 0.18;
const codes = 65535;
let encoded: Float32Array | undefined;

/**
 * What happens behind the lens: fall-off of the light, exposure, white balance, noise, tone curve, what a phone adds, 8 bits.
 * @param planes linear red, green and blue; they hold the encoded picture afterwards.
 */
export function develop(
  planes: readonly Float32Array[],
  {
    width,
    height,
    exposure,
    nuisance,
    random,
  }: { width: number; height: number; exposure: number; nuisance: Nuisance; random: RandomStream },
): PhantomImage {
  encoded ??= Float32Array.from({ length: codes + 1 }, (_, i) => 255 * linearToSrgb(i / codes));
  const table = encoded;
  const balance = [nuisance.whiteBalanceLog[0], 0, nuisance.whiteBalanceLog[1]];
  const power = Math.exp(nuisance.gammaLog);
  for (let c = 0; c < 3; c++) {
    const plane = planes[c]!;
    const level = Math.log(exposure) + nuisance.gainLog + balance[c]!;
    const [colourX, colourY] = nuisance.colourGradientLog[c]!;
    const slopeX = nuisance.gradientLog[0] + colourX;
    const slopeY = nuisance.gradientLog[1] + colourY;
    // Vignetting is Gaussian, so that it is a product of rows and columns.
    const fallOff = (slope: number, at: number) => slope * at - 0.5 * nuisance.vignettingLog * at * at;
    const across = Float64Array.from({ length: width }, (_, x) =>
      Math.exp(level + fallOff(slopeX, fromCentre(x, width))),
    );
    for (let y = 0; y < height; y++) {
      const down = Math.exp(fallOff(slopeY, fromCentre(y, height)));
      for (let x = 0; x < width; x++) {
        let light = Math.max(0, plane[y * width + x]! * across[x]! * down);
        if (nuisance.noise > 0) light += nuisance.noise * Math.sqrt(light * 4) * random.normal();
        light = Math.max(0, light);
        if (power !== 1) light = midGrey * (light / midGrey) ** power;
        plane[y * width + x] = table[Math.min(codes, Math.round(light * codes))]!;
      }
    }
  }
  runPhonePipeline(planes, { width, height }, nuisance.phoneStrength);
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, o = 0; o < data.length; i++, o += 3) {
    for (let c = 0; c < 3; c++) data[o + c] = Math.round(Math.min(255, Math.max(0, planes[c]![i]!)));
  }
  return { width, height, data, maxValue: 255 };
}

/** -1 at the first pixel, 1 at the last. */
function fromCentre(at: number, size: number): number {
  return (2 * at) / (size - 1) - 1;
}
