import type { PixelPolygon } from '../image.ts';

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The rectangle round a region, within the picture.
 * @param margin on each side, as a share of the region's longer side
 * @returns null when nothing of the region lies in the picture
 */
export function cropFrame(
  outline: PixelPolygon,
  { width, height, margin }: { width: number; height: number; margin: number },
): Frame | null {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const reach = margin * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const left = Math.max(0, Math.floor(Math.min(...xs) - reach));
  const top = Math.max(0, Math.floor(Math.min(...ys) - reach));
  const right = Math.min(width, Math.ceil(Math.max(...xs) + reach) + 1);
  const bottom = Math.min(height, Math.ceil(Math.max(...ys) + reach) + 1);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}
