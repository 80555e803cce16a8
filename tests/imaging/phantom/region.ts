import { linearTable, type PixelPolygon, type RgbImage } from '../../../src/imaging/image.ts';
import type { Polygon } from '../../../src/imaging/plan.ts';
import { polygonMask } from '../../../src/imaging/polygon-mask.ts';

const linear = linearTable(255);

/** Mean linear R, G, B of a photo within a plan's polygon. */
export function meanColour(image: RgbImage, polygon: Polygon): [number, number, number] {
  const mask = maskOf(image, polygon);
  const sums = [0, 0, 0];
  let count = 0;
  mask.forEach((inside, pixel) => {
    if (!inside) return;
    count++;
    for (let c = 0; c < 3; c++) sums[c]! += linear[image.data[3 * pixel + c]!]!;
  });
  return sums.map((sum) => sum / count) as [number, number, number];
}

/** Erythema index ln R - ln G of the mean colour. */
export function erythema(image: RgbImage, polygon: Polygon): number {
  const [r, g] = meanColour(image, polygon);
  return Math.log(r / g);
}

/** Share of the polygon's pixels in which the two photos differ at all. */
export function changedShare(a: RgbImage, b: RgbImage, polygon: Polygon): number {
  const mask = maskOf(a, polygon);
  let count = 0;
  let changed = 0;
  mask.forEach((inside, pixel) => {
    if (!inside) return;
    count++;
    if ([0, 1, 2].some((c) => a.data[3 * pixel + c] !== b.data[3 * pixel + c])) changed++;
  });
  return changed / count;
}

export function maskOf({ width, height }: RgbImage, polygon: Polygon): Uint8Array {
  const pixels: PixelPolygon = polygon.map(([x, y]) => [x * width - 0.5, y * height - 0.5]);
  return polygonMask([pixels], width, height);
}

/** Centre of the light that a dark dot near a pixel takes away from the same photo without dots, in pixels. */
export function dotCentre(marked: RgbImage, plain: RgbImage, [x0, y0]: readonly [number, number]) {
  const radius = 14;
  let [sum, sx, sy] = [0, 0, 0];
  for (let y = Math.round(y0 - radius); y <= y0 + radius; y++) {
    for (let x = Math.round(x0 - radius); x <= x0 + radius; x++) {
      const pixel = 3 * (y * marked.width + x) + 1;
      const weight = Math.log(linear[plain.data[pixel]!]! / linear[marked.data[pixel]!]!);
      sum += weight;
      sx += weight * x;
      sy += weight * y;
    }
  }
  return [sx / sum, sy / sum] as const;
}
