import type { JpegSegments } from './jpeg-segments.ts';

/** Luma quantisation table of ITU-T T.81 annex K (table K.1) in zigzag order: what quality 50 means to the IJG scale. */
const annexKLuma = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58,
  51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103,
  62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];

/**
 * Quality 1..100 on the scale of the Independent JPEG Group: the one whose scaled luma table is nearest to the file's
 * in mean log ratio. Exact for files written with IJG tables; for a camera's own tables the nearest equivalent.
 * @returns null when the file has no readable luma table.
 */
export function estimateJpegQuality({ quantisationTables, lumaTable }: JpegSegments): number | null {
  const stored = quantisationTables.get(lumaTable ?? -1);
  if (!stored || stored.some((step) => step === 0)) return null;
  let best = { quality: 1, distance: Number.POSITIVE_INFINITY };
  for (let quality = 1; quality <= 100; quality++) {
    const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    let distance = 0;
    for (let i = 0; i < 64; i++) {
      const step = Math.min(255, Math.max(1, Math.floor((annexKLuma[i] * scale + 50) / 100)));
      distance += Math.abs(Math.log(stored[i] / step));
    }
    if (distance < best.distance) best = { quality, distance };
  }
  return best.quality;
}
