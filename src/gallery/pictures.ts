import type { Side } from './types.ts';

interface Sized {
  side: Side;
  width: number;
  height: number;
}

/** The picture of one side that is as large as wanted, or the largest there is. @param pictures smallest first */
export function pictureOf<P extends Sized>(
  pictures: readonly P[],
  { side, longestSidePx }: { side: Side; longestSidePx: number },
): P {
  const ofSide = pictures.filter((picture) => picture.side === side);
  return ofSide.find(({ width, height }) => Math.max(width, height) >= longestSidePx) ?? ofSide.at(-1)!;
}
