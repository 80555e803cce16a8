import type { PixelPolygon } from './image.ts';

/**
 * Fills polygons: 1 where a pixel's centre (at integers) lies in any of them, else 0. Within one polygon the even-odd
 * rule holds, so a figure that crosses itself has holes; polygons beside each other are united.
 * @returns width x height, row-major.
 */
export function polygonMask(polygons: readonly PixelPolygon[], width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const polygon of polygons) fill(mask, polygon, { width, height });
  return mask;
}

function fill(
  mask: Uint8Array,
  polygon: PixelPolygon,
  { width, height }: { width: number; height: number },
): void {
  if (polygon.length < 3) return;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const [, y] of polygon) {
    lowest = Math.min(lowest, y);
    highest = Math.max(highest, y);
  }
  const crossings: number[] = [];
  for (let y = Math.max(0, Math.ceil(lowest)); y <= Math.min(height - 1, Math.floor(highest)); y++) {
    crossings.length = 0;
    for (let i = 0, before = polygon.length - 1; i < polygon.length; before = i++) {
      const [x1, y1] = polygon[before];
      const [x2, y2] = polygon[i];
      // Half-open, so that a vertex on the scan line is crossed once, or twice at a tip.
      if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil(crossings[i]));
      const end = Math.min(width, Math.ceil(crossings[i + 1])); // half-open too: shared edges belong to one side
      if (first < end) mask.fill(1, y * width + first, y * width + end);
    }
  }
}
