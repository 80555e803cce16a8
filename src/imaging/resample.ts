import { linearScale } from './affine.ts';
import { type Affine, linearTable, type RgbImage } from './image.ts';

/** A photo's pixels on the working grid, in linear light. */
export interface LinearGrid {
  width: number;
  height: number;
  /** Interleaved linear R,G,B, row-major, 0..1. */
  linear: Float32Array;
  /** 1 where the whole kernel lay inside the photo, else 0. */
  inside: Uint8Array;
}

/**
 * Resamples a photo once, in linear light, onto a working grid. Catmull-Rom kernel (Keys 1981,
 * 10.1109/TASSP.1981.1163711), widened when the grid is coarser than the photo so that nothing aliases.
 * @param toSource pixel of the grid -> pixel of the photo
 */
export function resample(
  photo: RgbImage,
  { toSource, width, height }: { toSource: Affine; width: number; height: number },
): LinearGrid {
  const table = linearTable(photo.maxValue);
  const linear = new Float32Array(width * height * 3);
  const inside = new Uint8Array(width * height);
  const widening = Math.max(1, linearScale(toSource));
  const radius = 2 * widening;
  const taps = Math.ceil(2 * radius) + 1;
  const weightsX = new Float64Array(taps);
  const weightsY = new Float64Array(taps);
  const [a, b, tx, c, d, ty] = toSource;
  const { data, width: sourceWidth, height: sourceHeight } = photo;

  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = a * column + b * row + tx;
      const y = c * column + d * row + ty;
      const left = Math.ceil(x - radius);
      const top = Math.ceil(y - radius);
      const right = Math.floor(x + radius);
      const bottom = Math.floor(y + radius);
      if (left < 0 || top < 0 || right >= sourceWidth || bottom >= sourceHeight) continue;

      let totalX = 0;
      for (let k = left; k <= right; k++) totalX += weightsX[k - left] = catmullRom((k - x) / widening);
      let totalY = 0;
      for (let k = top; k <= bottom; k++) totalY += weightsY[k - top] = catmullRom((k - y) / widening);

      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sy = top; sy <= bottom; sy++) {
        const wy = weightsY[sy - top];
        let index = (sy * sourceWidth + left) * 3;
        for (let sx = left; sx <= right; sx++, index += 3) {
          const w = wy * weightsX[sx - left];
          red += w * table[data[index]];
          green += w * table[data[index + 1]];
          blue += w * table[data[index + 2]];
        }
      }
      const total = totalX * totalY;
      const target = row * width + column;
      linear[target * 3] = red / total;
      linear[target * 3 + 1] = green / total;
      linear[target * 3 + 2] = blue / total;
      inside[target] = 1;
    }
  }
  return { width, height, linear, inside };
}

function catmullRom(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return 1 + t * t * (1.5 * t - 2.5);
  if (t < 2) return 2 + t * (-4 + t * (2.5 - 0.5 * t));
  return 0;
}
