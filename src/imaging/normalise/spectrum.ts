import { logLuminance, type RegionPair } from '../region-pair.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';

/** Power spectrum of log luminance averaged over rings of spatial frequency. */
export interface RingSpectrum {
  /** Centre of each ring, cycles per pixel. */
  frequency: Float64Array;
  /** Mean power of each ring. */
  power: Float64Array;
  /** Frequencies in each ring over all blocks. */
  count: Float64Array;
}

const smallestValidShare = 0.97;

/**
 * Mean spectra of both photos over the fully usable square blocks of some regions (half overlapping, plane removed, Hann
 * window). The Fourier transform of a block is two matrix products, so it runs on any tensor backend.
 * @param blockPx side of the blocks
 * @returns null when no block is usable
 */
export function pairSpectra(
  regions: readonly RegionPair[],
  blockPx: number,
): { before: RingSpectrum; after: RingSpectrum; blocks: number } | null {
  const before: Float32Array[] = [];
  const after: Float32Array[] = [];
  for (const region of regions) {
    const mask = region.mask.dataSync() as Float32Array;
    const logs = [region.before, region.after].map((image) => readLogLuminance(image));
    for (const corner of blockCorners(region, mask, blockPx)) {
      before.push(block(logs[0], corner, region.width, blockPx));
      after.push(block(logs[1], corner, region.width, blockPx));
    }
  }
  if (before.length === 0) return null;
  return {
    before: ringSpectrum(before, blockPx),
    after: ringSpectrum(after, blockPx),
    blocks: before.length,
  };
}

function readLogLuminance(image: Tensor3D): Float32Array {
  const log = logLuminance(image);
  const values = log.dataSync() as Float32Array;
  log.dispose();
  return values;
}

function blockCorners(
  { width, height }: RegionPair,
  mask: Float32Array,
  blockPx: number,
): [number, number][] {
  const corners: [number, number][] = [];
  const step = blockPx / 2;
  for (let top = 0; top + blockPx <= height; top += step) {
    for (let left = 0; left + blockPx <= width; left += step) {
      let valid = 0;
      for (let y = top; y < top + blockPx; y++) {
        for (let x = left; x < left + blockPx; x++) valid += mask[y * width + x];
      }
      if (valid >= smallestValidShare * blockPx * blockPx) corners.push([left, top]);
    }
  }
  return corners;
}

/** One block with its plane removed and a Hann window on it. */
function block(log: Float32Array, [left, top]: [number, number], width: number, size: number): Float32Array {
  const values = new Float32Array(size * size);
  const middle = (size - 1) / 2;
  let [mean, slopeX, slopeY, norm] = [0, 0, 0, 0];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const value = log[(top + y) * width + left + x];
      values[y * size + x] = value;
      mean += value;
      slopeX += value * (x - middle);
      slopeY += value * (y - middle);
      norm += (x - middle) ** 2;
    }
  }
  mean /= size * size;
  slopeX /= norm;
  slopeY /= norm;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      values[y * size + x] -= mean + slopeX * (x - middle) + slopeY * (y - middle);
      values[y * size + x] *= hann(x, size) * hann(y, size);
    }
  }
  return values;
}

const hann = (i: number, size: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size);

function ringSpectrum(blocks: Float32Array[], size: number): RingSpectrum {
  const power = meanPower(blocks, size);
  const rings = size / 2;
  const spectrum = {
    frequency: Float64Array.from({ length: rings }, (_, k) => k / size),
    power: new Float64Array(rings),
    count: new Float64Array(rings),
  };
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < size; u++) {
      const ring = Math.round(Math.hypot(Math.min(u, size - u), Math.min(v, size - v)));
      if (ring >= rings) continue;
      spectrum.power[ring] += power[v * size + u];
      spectrum.count[ring] += 1;
    }
  }
  for (let k = 0; k < rings; k++) {
    spectrum.power[k] /= spectrum.count[k];
    spectrum.count[k] *= blocks.length;
  }
  return spectrum;
}

/**
 * Mean |DFT|^2 of the blocks, [size x size], axes exchanged. With W = C - iS: W X W = (CXC - SXS) - i(CXS + SXC); all blocks
 * stand below each other, so that each factor is one product.
 */
function meanPower(blocks: Float32Array[], size: number): Float32Array {
  const stacked = new Float32Array(blocks.length * size * size);
  blocks.forEach((values, i) => {
    stacked.set(values, i * size * size);
  });
  const mean = tf.tidy(() => {
    const angle = (i: number) => (2 * Math.PI * Math.floor(i / size) * (i % size)) / size;
    const matrix = (wave: (radians: number) => number) =>
      tf.tensor2d(
        Float32Array.from({ length: size * size }, (_, i) => wave(angle(i))),
        [size, size],
      );
    const [c, s] = [matrix(Math.cos), matrix(Math.sin)];
    const rows: [number, number] = [blocks.length * size, size];
    const turned = (product: Tensor2D) =>
      tf.reshape(tf.transpose(tf.reshape(product, [blocks.length, size, size]), [0, 2, 1]), rows);
    const x = tf.tensor2d(stacked, rows);
    const [xc, xs] = [turned(tf.matMul(x, c)), turned(tf.matMul(x, s))];
    const real = tf.sub(tf.matMul(xc, c), tf.matMul(xs, s));
    const imaginary = tf.add(tf.matMul(xc, s), tf.matMul(xs, c));
    const power = tf.add(tf.square(real), tf.square(imaginary));
    return tf.mean(tf.reshape(power, [blocks.length, size * size]), 0);
  });
  const values = mean.dataSync() as Float32Array;
  mean.dispose();
  return values;
}
