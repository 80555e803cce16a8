import { linearTable, linearToSrgb, type RgbImage } from '../../src/imaging/image.ts';

/** A seeded source of uniform numbers 0..1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function seededNormal(seed: number): () => number {
  const uniform = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** One plane of linear light. */
export interface Scene {
  side: number;
  data: Float32Array;
}

/** Overlapping discs of all sizes: the dead-leaves chart with which camera testers measure sharpness (10.1117/12.805853). */
export function drawDeadLeaves(seed: number, side = 512): Scene {
  const random = seededRandom(seed);
  const data = new Float32Array(side * side).fill(0.2);
  for (let leaf = 0; leaf < 900; leaf++) {
    const radius = 6 / Math.sqrt(0.006 + random());
    const [cx, cy, level] = [random() * side, random() * side, 0.08 + 0.4 * random()];
    for (let y = Math.max(0, Math.ceil(cy - radius)); y <= Math.min(side - 1, cy + radius); y++) {
      const half = Math.sqrt(radius ** 2 - (y - cy) ** 2);
      const [from, to] = [Math.max(0, Math.ceil(cx - half)), Math.min(side, Math.floor(cx + half) + 1)];
      if (to > from) data.fill(level, y * side + from, y * side + to);
    }
  }
  return { side, data };
}

/** Gaussian blur by direct convolution; the border repeats. */
export function blurScene({ side, data }: Scene, sigmaPx: number): Scene {
  if (sigmaPx === 0) return { side, data };
  const reach = Math.ceil(4 * sigmaPx);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * sigmaPx ** 2)),
  );
  const area = kernel.reduce((sum, weight) => sum + weight, 0);
  const pass = (input: Float32Array): Float32Array => {
    const turned = new Float32Array(input.length); // written transposed, so that two passes do both directions
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        let sum = 0;
        for (let k = -reach; k <= reach; k++) {
          sum += kernel[k + reach] * input[y * side + Math.min(side - 1, Math.max(0, x + k))];
        }
        turned[x * side + y] = sum / area;
      }
    }
    return turned;
  };
  return { side, data: pass(pass(data)) };
}

export interface Exposure {
  gain?: number;
  /** Standard deviation in linear light, independent in each channel. */
  noise?: number;
  seed?: number;
  maxValue?: 255 | 65535;
}

/** The scene as a photo: gain, noise, sRGB curve, rounding. */
export function exposeScene(
  { side, data }: Scene,
  { gain = 1, noise = 0, seed = 1, maxValue = 255 }: Exposure = {},
): RgbImage {
  const normal = seededNormal(seed);
  const Samples = maxValue === 255 ? Uint8Array : Uint16Array;
  const out = new Samples(side * side * 3);
  for (let i = 0; i < out.length; i++) {
    const light = data[Math.floor(i / 3)] * gain + (noise > 0 ? noise * normal() : 0);
    out[i] = Math.round(linearToSrgb(light) * maxValue);
  }
  return { width: side, height: side, data: out, maxValue };
}

/** Green of a photo as linear light; the photo's centre square. */
export function sceneFromPhoto({ width, height, data, maxValue }: RgbImage, side: number): Scene {
  const table = linearTable(maxValue);
  const [left, top] = [(width - side) >> 1, (height - side) >> 1];
  const light = Float32Array.from({ length: side * side }, (_, i) => {
    const pixel = (top + Math.floor(i / side)) * width + left + (i % side);
    return table[data[pixel * 3 + 1]];
  });
  return { side, data: light };
}
