import type { RgbImage } from '../image.ts';
import { type CardEnd, parseCodeText } from './card-layout.ts';
import { type GreyImage, readCodes } from './code-reader.ts';
import type { Point } from './homography.ts';

export interface CardCodes {
  id: string;
  /** Corners in pixels of the photo, see ReadCode. */
  corners: Partial<Record<CardEnd, readonly Point[]>>;
}

/** Whole, then halved and quartered: blur and noise fall, modules stay large enough. */
const reductions = [1, 2, 4];
const smallestSidePx = 60;

/** The codes of one card in a photo: of the first of which both are found, else of the first. Null without any. */
export async function findCodes(photo: RgbImage): Promise<CardCodes | null> {
  const cards = new Map<string, CardCodes>();
  let image = brightness(photo);
  for (const reduction of reductions) {
    if (reduction > 1) image = halve(image);
    if (Math.min(image.width, image.height) < smallestSidePx) break;
    for (const { text, corners } of await readCodes(image)) {
      const named = parseCodeText(text);
      if (!named) continue;
      const card = cards.get(named.id) ?? { id: named.id, corners: {} };
      cards.set(named.id, card);
      card.corners[named.end] ??= corners.map(([x, y]) => [x * reduction + (reduction - 1) / 2, y * reduction + (reduction - 1) / 2] as const); // biome-ignore format: one point
    }
    const whole = [...cards.values()].find(({ corners: { L, R } }) => L && R);
    if (whole) return whole;
  }
  return cards.values().next().value ?? null;
}

/** Encoded brightness in 8 bits, green counting twice. */
function brightness({ width, height, data, maxValue }: RgbImage): GreyImage {
  const shift = maxValue === 255 ? 2 : 10;
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    grey[i] = (data[at] + 2 * data[at + 1] + data[at + 2]) >> shift;
  }
  return { width, height, data: grey };
}

/** Averages of 2 x 2 pixels; an odd last row or column is left out. */
function halve({ width, height, data }: GreyImage): GreyImage {
  const [columns, rows] = [width >> 1, height >> 1];
  const half = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    let above = 2 * y * width;
    for (let x = 0; x < columns; x++, above += 2) {
      const below = above + width;
      half[y * columns + x] = (data[above] + data[above + 1] + data[below] + data[below + 1] + 2) >> 2;
    }
  }
  return { width: columns, height: rows, data: half };
}
