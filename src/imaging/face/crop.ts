import type { RgbImage } from '../image.ts';

/** Encoded (sRGB-curve) RGB in 0..1, interleaved, row-major, cut from a photo at `originX, originY` and shrunk `factor` times. */
export interface PhotoCutout {
  width: number;
  height: number;
  rgb: Float32Array;
  originX: number;
  originY: number;
  /** Photo pixels per cutout pixel. */
  factor: number;
}

/** A square of the photo, in photo pixels, turned by `angle` (radians, clockwise on screen). */
export interface Square {
  x: number;
  y: number;
  size: number;
  angle: number;
}

/**
 * Cuts a rectangle out of the photo and shrinks it by a whole factor, averaging every source pixel of each block.
 * @param box in photo pixels; clipped to the photo.
 * @param longSide wanted size of the longer side; the result has between 1 and 2 times as many pixels there.
 */
export function cutOut(
  image: RgbImage,
  box: { x: number; y: number; width: number; height: number },
  longSide: number,
): PhotoCutout {
  const originX = Math.max(0, Math.floor(box.x));
  const originY = Math.max(0, Math.floor(box.y));
  const right = Math.min(image.width, Math.ceil(box.x + box.width));
  const bottom = Math.min(image.height, Math.ceil(box.y + box.height));
  const factor = Math.max(1, Math.floor(Math.max(right - originX, bottom - originY) / longSide));
  const width = Math.max(0, Math.floor((right - originX) / factor));
  const height = Math.max(0, Math.floor((bottom - originY) / factor));
  const rgb = new Float32Array(width * height * 3);
  const scale = 1 / (image.maxValue * factor * factor);
  const { data } = image;
  for (let y = 0; y < height; y++) {
    for (let inner = 0; inner < factor; inner++) {
      let source = ((originY + y * factor + inner) * image.width + originX) * 3;
      for (let target = y * width * 3; target < (y + 1) * width * 3; target += 3) {
        let [red, green, blue] = [0, 0, 0];
        for (let run = 0; run < factor; run++, source += 3) {
          red += data[source];
          green += data[source + 1];
          blue += data[source + 2];
        }
        rgb[target] += red;
        rgb[target + 1] += green;
        rgb[target + 2] += blue;
      }
    }
  }
  for (let i = 0; i < rgb.length; i++) rgb[i] *= scale;
  return { width, height, rgb, originX, originY, factor };
}

/**
 * Samples a turned square of the photo to `outputSize` x `outputSize` pixels (bilinear, several samples a pixel when
 * shrinking); outside of the cutout is black, as the networks were trained.
 * @returns interleaved RGB, multiplied by `gain` and shifted by `offset`.
 */
export function sampleSquare(
  cutout: PhotoCutout,
  square: Square,
  {
    outputSize,
    gain = 1,
    offset = 0,
    mirror = false,
  }: { outputSize: number; gain?: number; offset?: number; mirror?: boolean },
): Float32Array {
  const { width, height, rgb, factor } = cutout;
  const step = square.size / factor / outputSize;
  const grid = Math.min(8, Math.max(1, Math.ceil(step)));
  // Pixel centres at integers: a block of `factor` pixels has its centre (factor - 1) / 2 after its first pixel.
  const centreX = (square.x - cutout.originX - (factor - 1) / 2) / factor;
  const centreY = (square.y - cutout.originY - (factor - 1) / 2) / factor;
  const cos = Math.cos(square.angle) * step;
  const sin = Math.sin(square.angle) * step;
  const out = new Float32Array(outputSize * outputSize * 3);
  const weight = gain / (grid * grid);
  for (let row = 0; row < outputSize; row++) {
    for (let column = 0; column < outputSize; column++) {
      const target = (row * outputSize + (mirror ? outputSize - 1 - column : column)) * 3;
      for (let sub = 0; sub < grid * grid; sub++) {
        const u = column + ((sub % grid) + 0.5) / grid - outputSize / 2;
        const v = row + (Math.floor(sub / grid) + 0.5) / grid - outputSize / 2;
        const x = centreX + u * cos - v * sin;
        const y = centreY + u * sin + v * cos;
        const left = Math.floor(x);
        const top = Math.floor(y);
        if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
        const fx = x - left;
        const fy = y - top;
        const at = (top * width + left) * 3;
        const below = at + width * 3;
        const a = (1 - fx) * (1 - fy) * weight;
        const b = fx * (1 - fy) * weight;
        const c = (1 - fx) * fy * weight;
        const d = fx * fy * weight;
        for (let k = 0; k < 3; k++) {
          out[target + k] +=
            a * rgb[at + k] + b * rgb[at + 3 + k] + c * rgb[below + k] + d * rgb[below + 3 + k];
        }
      }
    }
  }
  if (offset !== 0) for (let i = 0; i < out.length; i++) out[i] += offset;
  return out;
}

/** Network coordinates (0..outputSize, 0 = the square's edge) to photo pixels; the inverse of {@link sampleSquare}. */
export function toPhoto(square: Square, u: number, v: number): [number, number] {
  const cos = Math.cos(square.angle) * square.size;
  const sin = Math.sin(square.angle) * square.size;
  return [square.x + (u - 0.5) * cos - (v - 0.5) * sin, square.y + (u - 0.5) * sin + (v - 0.5) * cos];
}
