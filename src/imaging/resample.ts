import { linearScale } from './affine.ts';
import { type Affine, linearTable, type RgbImage } from './image.ts';

/** A photo's pixels on the working grid, in linear light. */
export interface LinearGrid {
  width: number;
  height: number;
  /** Interleaved linear R,G,B, row-major, 0..1. */
  linear: Float32Array;
  /** 1 where the pixel was wanted and the whole kernel lay inside the photo, else 0. */
  inside: Uint8Array;
}

/** Writes how far each pixel of a row is to be read beside its place, in pixels of the grid. */
export type RowShift = (row: number, dx: Float64Array, dy: Float64Array) => void;

export interface ResampleOptions {
  /** Pixel of the grid -> pixel of the photo. */
  toSource: Affine;
  width: number;
  height: number;
  /** Shift of each pixel before `toSource`; default: none. */
  shift?: RowShift | null;
  /** 1 where the grid is wanted; default: everywhere. */
  wanted?: Uint8Array;
}

/**
 * Resamples a photo once, in linear light, onto a working grid. Catmull-Rom kernel (Keys 1981,
 * 10.1109/TASSP.1981.1163711), widened when the grid is coarser than the photo so that nothing aliases.
 */
export function resample(
  photo: RgbImage,
  { toSource, width, height, shift = null, wanted }: ResampleOptions,
): LinearGrid {
  const table = linearTable(photo.maxValue);
  const linear = new Float32Array(width * height * 3);
  const inside = new Uint8Array(width * height);
  const widening = Math.max(1, linearScale(toSource));
  const radius = 2 * widening;
  const weightsX = new Float64Array(Math.ceil(2 * radius) + 1);
  const weightsY = new Float64Array(weightsX.length);
  const [a, b, tx, c, d, ty] = toSource;
  const { data, width: sourceWidth, height: sourceHeight } = photo;
  const stride = sourceWidth * 3;
  const dx = new Float64Array(width);
  const dy = new Float64Array(width);

  for (let row = 0; row < height; row++) {
    shift?.(row, dx, dy);
    for (let column = 0; column < width; column++) {
      const target = row * width + column;
      if (wanted && !wanted[target]) continue;
      const u = column + dx[column];
      const v = row + dy[column];
      const x = a * u + b * v + tx;
      const y = c * u + d * v + ty;
      const left = Math.ceil(x - radius);
      const top = Math.ceil(y - radius);
      const right = Math.floor(x + radius);
      const bottom = Math.floor(y + radius);
      if (!(left >= 0 && top >= 0 && right < sourceWidth && bottom < sourceHeight)) continue;

      let totalX = 0;
      for (let k = left; k <= right; k++) totalX += weightsX[k - left] = catmullRom((k - x) / widening);
      let totalY = 0;
      for (let k = top; k <= bottom; k++) totalY += weightsY[k - top] = catmullRom((k - y) / widening);

      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sy = top; sy <= bottom; sy++) {
        let index = sy * stride + left * 3;
        let rowRed = 0;
        let rowGreen = 0;
        let rowBlue = 0;
        for (let k = 0; k <= right - left; k++, index += 3) {
          const w = weightsX[k];
          rowRed += w * table[data[index]];
          rowGreen += w * table[data[index + 1]];
          rowBlue += w * table[data[index + 2]];
        }
        const w = weightsY[sy - top];
        red += w * rowRed;
        green += w * rowGreen;
        blue += w * rowBlue;
      }
      const total = totalX * totalY;
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
