import { linearTable, type PixelPolygon, type RgbImage } from '../../image.ts';
import { polygonMask } from '../../polygon-mask.ts';
import { labCurve } from '../../skin-tone.ts';
import { blurPlane } from '../blur.ts';

/** The part of one photo that a rival's metric looks at; planes are row-major. */
export interface SkinPatch {
  width: number;
  height: number;
  /** 1 inside the region. */
  mask: Uint8Array;
  /** Grey level 0..255 as encoded. */
  grey: Float32Array;
  /** CIE L* and a* for D65. */
  lightness: Float32Array;
  redGreen: Float32Array;
}

/** Reads a region of a photo, cut to the region's bounds. */
export function readSkinPatch(photo: RgbImage, polygon: PixelPolygon): SkinPatch {
  const bounds = boundsOf(polygon, photo);
  const { left, top, width, height } = bounds;
  const moved = polygon.map(([x, y]) => [x - left, y - top] as const);
  const size = width * height;
  const patch: SkinPatch = {
    width,
    height,
    mask: polygonMask([moved], width, height),
    grey: new Float32Array(size),
    lightness: new Float32Array(size),
    redGreen: new Float32Array(size),
  };
  const linear = linearTable(photo.maxValue);
  for (let i = 0; i < size; i++) {
    const at = 3 * ((top + Math.floor(i / width)) * photo.width + left + (i % width));
    const [r, g, b] = [photo.data[at]!, photo.data[at + 1]!, photo.data[at + 2]!];
    patch.grey[i] = (255 / photo.maxValue) * (0.299 * r + 0.587 * g + 0.114 * b);
    const [red, green, blue] = [linear[r]!, linear[g]!, linear[b]!];
    const x = labCurve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    const y = labCurve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    patch.lightness[i] = 116 * y - 16;
    patch.redGreen[i] = 500 * (x - y);
  }
  return patch;
}

function boundsOf(polygon: PixelPolygon, { width, height }: RgbImage) {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const right = Math.min(width, Math.ceil(Math.max(...xs)) + 1);
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)) + 1);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** A smoothed copy; sigma in pixels. */
export function smoothed(plane: Float32Array, { width, height }: SkinPatch, sigma: number): Float32Array {
  const copy = plane.slice();
  blurPlane(copy, { width, height, sigma });
  return copy;
}

/** Pixels of the region that have all eight neighbours in the patch. */
export function innerPixels({ width, height, mask }: SkinPatch): number[] {
  const inner: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) if (mask[y * width + x]) inner.push(y * width + x);
  }
  return inner;
}

/** Mean and standard deviation of a plane inside the region. */
export function momentsOf(plane: ArrayLike<number>, pixels: readonly number[]): { mean: number; sd: number } {
  let sum = 0;
  for (const pixel of pixels) sum += plane[pixel]!;
  const mean = sum / pixels.length;
  let squares = 0;
  for (const pixel of pixels) squares += (plane[pixel]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / pixels.length) };
}
