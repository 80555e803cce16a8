/** Side of a tile in pixels; those at the right and lower border may be smaller. */
export const tilePx = 512;

/** Longest side of the largest version that is one picture; tiles take over where that is not enough. */
export const previewPx = 2000;

export interface TileLevel {
  width: number;
  height: number;
  columns: number;
  rows: number;
}

/**
 * The resolutions a photo is cut into: its own first, then each half of the one before, as long as it has more pixels than
 * the preview. None for a photo that the preview shows whole.
 */
export function tileLevels({ width, height }: { width: number; height: number }): TileLevel[] {
  const levels: TileLevel[] = [];
  for (let half = 1; Math.max(width, height) / half > previewPx; half *= 2) {
    const level = { width: Math.ceil(width / half), height: Math.ceil(height / half) };
    levels.push({
      ...level,
      columns: Math.ceil(level.width / tilePx),
      rows: Math.ceil(level.height / tilePx),
    });
  }
  return levels;
}

/** Where a tile stands among all of a photo's: level by level, row by row; null when there is no such tile. */
export function tileNumber(
  levels: readonly TileLevel[],
  { level, column, row }: { level: number; column: number; row: number },
): number | null {
  const own = levels[level];
  if (!own || column >= own.columns || row >= own.rows) return null;
  const before = levels.slice(0, level).reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  return before + row * own.columns + column;
}
