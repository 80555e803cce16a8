import { gaussianKernel } from '../filters.ts';
import type { RegionPair } from '../region-pair.ts';
import { median } from '../statistics.ts';
import { type Tensor2D, type Tensor3D, type Tensor4D, tf } from '../tensor.ts';
import { pairSpectra, type RingSpectrum } from './spectrum.ts';

/** How much more the after photo is blurred than the before photo, seen on untreated skin. */
export interface BlurDifference {
  /** Variance of the Gaussian blur, after minus before, mm2. */
  varianceMm2: number;
  /** Spectral blocks it rests on. */
  blocks: number;
}

const blockSizesMm = [3.2, 1.6] as const;
const fewestBlocks = 4;
const fitBand = { from: 0.6, to: 2.6 }; // cycles per mm: skin has contrast there, noise not yet
const noiseFrom = 4; // cycles per mm
const largestBlurMm = 0.245;

/**
 * Blur difference from the ratio of the two spectra of untreated skin: ln(P_after / P_before) falls with frequency
 * squared at a slope of -(2 pi)^2 times the variance. The constant of the fit, a gain of contrast, is left alone.
 * @returns null where there is too little reference skin or resolution
 */
export function blurDifference(untreated: readonly RegionPair[]): BlurDifference | null {
  const pixelsPerMm = untreated[0]?.pixelsPerMm;
  if (!pixelsPerMm || pixelsPerMm / 2 < fitBand.to) return null;
  for (const blockMm of blockSizesMm) {
    const spectra = pairSpectra(untreated, 2 * Math.round((blockMm * pixelsPerMm) / 2));
    if (!spectra || spectra.blocks < fewestBlocks) continue;
    const slope = slopeAgainstSquaredFrequency(spectra.before, spectra.after, pixelsPerMm);
    if (slope !== null) return { varianceMm2: -slope / (2 * Math.PI) ** 2, blocks: spectra.blocks };
  }
  return null;
}

/** Weighted least squares of ln(after/before) on frequency squared (cycles/mm); noise floors taken off first. */
function slopeAgainstSquaredFrequency(
  before: RingSpectrum,
  after: RingSpectrum,
  pixelsPerMm: number,
): number | null {
  const floors = [before, after].map((spectrum) => noiseFloor(spectrum, pixelsPerMm));
  let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0];
  for (let k = 0; k < before.frequency.length; k++) {
    const frequency = before.frequency[k] * pixelsPerMm;
    if (frequency < fitBand.from || frequency > fitBand.to) continue;
    const signals = [before.power[k] - floors[0], after.power[k] - floors[1]];
    const shares = [signals[0] / before.power[k], signals[1] / after.power[k]];
    if (Math.min(...shares) < 0.2) continue;
    const weight = before.count[k] * (shares[0] * shares[1]) ** 2;
    const x = frequency ** 2;
    const y = Math.log(signals[1] / signals[0]);
    w += weight;
    wx += weight * x;
    wy += weight * y;
    wxx += weight * x * x;
    wxy += weight * x * y;
  }
  const determinant = w * wxx - wx * wx;
  return determinant > 1e-9 * w * wxx ? (w * wxy - wx * wy) / determinant : null;
}

function noiseFloor({ frequency, power }: RingSpectrum, pixelsPerMm: number): number {
  const high = power.filter((_, k) => frequency[k] * pixelsPerMm > noiseFrom);
  return high.length ? median(high) : 0;
}

/** Blurs the sharper photo of a pair in linear light until both are equally sharp. Replaces the pair's tensors. */
export function matchBlur(pair: RegionPair, { varianceMm2 }: BlurDifference): void {
  const sigmaPx = Math.min(Math.sqrt(Math.abs(varianceMm2)), largestBlurMm) * pair.pixelsPerMm;
  if (sigmaPx < 0.05) return;
  const sharper = varianceMm2 > 0 ? 'before' : 'after';
  const blurred = blurColours(pair[sharper], { mask: pair.mask, sigmaPx });
  pair[sharper].dispose();
  pair[sharper] = blurred;
}

/**
 * Separable Gaussian of the masked pixels of [h, w, 3], as maskedGaussian does; 0 out of their reach. What lies outside is
 * black where it was not sampled and must not darken the border of one photo only. Narrow kernels keep their variance.
 */
export function blurColours(
  image: Tensor3D,
  { mask, sigmaPx }: { mask: Tensor2D; sigmaPx: number },
): Tensor3D {
  return tf.tidy(() => {
    const kernel = sigmaPx < 0.6 ? threeTaps(sigmaPx) : gaussianKernel(sigmaPx);
    const radius = (kernel.length - 1) / 2;
    const share = tf.expandDims(mask, 2) as Tensor3D;
    const layers = tf.concat([tf.mul(image, share) as Tensor3D, share], 2);
    const padded = tf.mirrorPad(layers, [[radius, radius], [radius, radius], [0, 0]], 'reflect') as Tensor3D; // biome-ignore format: one line
    const taps = tf.tile(tf.reshape(tf.tensor1d(kernel), [kernel.length, 1]), [1, 4]);
    const column = tf.reshape(taps, [kernel.length, 1, 4, 1]) as Tensor4D;
    const row = tf.reshape(taps, [1, kernel.length, 4, 1]) as Tensor4D;
    const batch = tf.expandDims(padded, 0) as Tensor4D;
    const blurred = tf.depthwiseConv2d(tf.depthwiseConv2d(batch, column, 1, 'valid'), row, 1, 'valid');
    const [colours, reach] = tf.split(tf.squeeze(blurred, [0]) as Tensor3D, [3, 1], 2);
    return tf.div(colours, tf.clipByValue(reach, 1e-6, 1)) as Tensor3D;
  });
}

/** A sampled Gaussian narrower than a pixel loses its variance; three taps carry it exactly. */
function threeTaps(sigmaPx: number): Float32Array {
  const side = sigmaPx ** 2 / 2;
  return Float32Array.of(side, 1 - 2 * side, side);
}
