import type { PixelPolygon } from './image.ts';

/**
 * Marks the pixels whose centre lies in any of the polygons (even-odd rule within one polygon).
 * @returns 1 inside, 0 outside, row-major width x height
 */
export function polygonMask(polygons: readonly PixelPolygon[], width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const polygon of polygons) {
    for (let y = 0; y < height; y++) {
      const crossings = crossingsAt(polygon, y);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const from = Math.max(0, Math.ceil(crossings[i]));
        const to = Math.min(width - 1, Math.ceil(crossings[i + 1]) - 1);
        if (to >= from) mask.fill(1, y * width + from, y * width + to + 1);
      }
    }
  }
  return mask;
}

/** Sorted x where the polygon's edges cross the line at y. */
function crossingsAt(polygon: PixelPolygon, y: number): number[] {
  const crossings: number[] = [];
  polygon.forEach(([x1, y1], i) => {
    const [x2, y2] = polygon[(i + 1) % polygon.length];
    if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  });
  return crossings.sort((a, b) => a - b);
}
