import type { ChangeName } from '../spec.ts';
import { edgeDensity } from './edge-density.ts';
import { innerPixels, momentsOf, type SkinPatch, smoothed } from './skin-patch.ts';

/**
 * How a rival measures the same thing: a number from each photo for itself, in pixels, without reference skin, the
 * region known exactly in both photos.
 */
export interface NaiveMetric {
  label: string;
  measure(patch: SkinPatch): number;
  /** Whether two photos are compared by ln(after/before) or by after - before. */
  change: 'log-ratio' | 'difference';
}

export const naiveMetrics: Record<ChangeName, NaiveMetric> = {
  redness: {
    label: 'Mean a*',
    measure: (patch) => momentsOf(patch.redGreen, innerPixels(patch)).mean,
    change: 'difference',
  },
  texture: { label: 'Laplacian variance', measure: laplacianVariance, change: 'log-ratio' },
  pores: { label: 'Blob count', measure: blobCount, change: 'log-ratio' },
  wrinkles: { label: 'Edge density', measure: edgeDensity, change: 'log-ratio' },
  blemishes: { label: 'Area redder than mean + 2 SD', measure: redArea, change: 'log-ratio' },
  tone: {
    label: 'SD of L*',
    measure: (patch) => momentsOf(patch.lightness, innerPixels(patch)).sd,
    change: 'log-ratio',
  },
};

/** Change from one photo to the other; null where there is nothing to take a ratio of. */
export function naiveChange(
  { measure, change }: NaiveMetric,
  before: SkinPatch,
  after: SkinPatch,
): number | null {
  const [first, second] = [measure(before), measure(after)];
  const value = change === 'difference' ? second - first : Math.log(second / first);
  return Number.isFinite(value) ? value : null;
}

/** The usual measure of sharpness, taken for roughness. */
function laplacianVariance(patch: SkinPatch): number {
  const { grey, width } = patch;
  const pixels = innerPixels(patch);
  const laplacian = new Float32Array(grey.length);
  for (const at of pixels) {
    laplacian[at] = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]! - 4 * grey[at]!;
  }
  return momentsOf(laplacian, pixels).sd ** 2;
}

/** Pore-sized at 16 pixels/mm; the threshold is in grey levels. */
const blobSigmasPx = [1.5, 3.5] as const;
const blobThreshold = 3;

/** Dark spots that stand out of their surroundings by a fixed amount. */
function blobCount(patch: SkinPatch): number {
  const { grey, width } = patch;
  const [fine, coarse] = blobSigmasPx.map((sigma) => smoothed(grey, patch, sigma));
  const depth = Float32Array.from(fine!, (value, i) => coarse![i]! - value);
  const isPeak = (at: number): boolean =>
    [1, width - 1, width, width + 1].every(
      (step) => depth[at]! > depth[at - step]! && depth[at]! >= depth[at + step]!,
    );
  return innerPixels(patch).filter((at) => depth[at]! > blobThreshold && isPeak(at)).length;
}

/** Share of the region that is redder than its own mean by two standard deviations. */
function redArea(patch: SkinPatch): number {
  const pixels = innerPixels(patch);
  const { mean, sd } = momentsOf(patch.redGreen, pixels);
  return pixels.filter((at) => patch.redGreen[at]! > mean + 2 * sd).length / pixels.length;
}
