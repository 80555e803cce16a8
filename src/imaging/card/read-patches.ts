import { linearTable, linearToSrgb, type RgbImage, srgbToLinear } from '../image.ts';
import type { Rectangle, Rgb } from './card-layout.ts';
import type { PatchReading } from './colour-card.ts';
import { type Homography, project } from './homography.ts';

/** Light of a plain area of the card, linear, 1 = full scale. */
export interface AreaReading {
  mean: Rgb;
  /** Standard deviation of its pixels. */
  spread: Rgb;
  /**
   * Of the mean: from the scatter of its nine parts (what is alike in neighbouring pixels counts once), and what the file
   * did to the area as a whole.
   */
  standardError: Rgb;
  /** Share of pixels at the end of the scale, per channel. */
  clipped: Rgb;
}

const partsPerSide = 3;
const lightestCode = 250 / 255;
const darkestCode = 2 / 255;
/** JPEG rounds the mean colour of whole blocks: half a code of 255, at any level (seen on 145 phantom photos). */
const fileError = 0.5 / 255;

/**
 * Reads an area of the card pixel by pixel.
 * @returns null when a part of it lies outside the photo.
 */
export function readArea(
  photo: RgbImage,
  { toPhoto, pixelsPerMm, area }: { toPhoto: Homography; pixelsPerMm: number; area: Rectangle },
): AreaReading | null {
  const { width, height, data, maxValue } = photo;
  const linear = linearTable(maxValue);
  const columns = Math.max(partsPerSide, Math.round(area.width * pixelsPerMm));
  const rows = Math.max(partsPerSide, Math.round(area.height * pixelsPerMm));
  const parts = Array.from({ length: partsPerSide ** 2 }, () => ({
    count: 0,
    sum: [0, 0, 0],
    squares: [0, 0, 0],
  }));
  const clipped = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = project(toPhoto, [
        area.left + ((column + 0.5) / columns) * area.width,
        area.top + ((row + 0.5) / rows) * area.height,
      ]).map(Math.round);
      if (!(x >= 0 && y >= 0 && x < width && y < height)) return null;
      const part =
        parts[
          Math.floor((row * partsPerSide) / rows) * partsPerSide +
            Math.floor((column * partsPerSide) / columns)
        ];
      part.count++;
      for (let c = 0; c < 3; c++) {
        const code = data[(y * width + x) * 3 + c];
        if (code > lightestCode * maxValue || code < darkestCode * maxValue) clipped[c]++;
        part.sum[c] += linear[code];
        part.squares[c] += linear[code] ** 2;
      }
    }
  }
  const perChannel = (measure: (channel: number) => number): Rgb => [measure(0), measure(1), measure(2)];
  const count = rows * columns;
  const mean = perChannel((c) => parts.reduce((sum, part) => sum + part.sum[c], 0) / count);
  return {
    mean,
    spread: perChannel((c) => {
      const meanSquare = parts.reduce((sum, part) => sum + part.squares[c], 0) / count;
      return Math.sqrt(Math.max(0, meanSquare - mean[c] ** 2));
    }),
    standardError: perChannel((c) => {
      const squares = parts.reduce((sum, part) => sum + (part.sum[c] / part.count - mean[c]) ** 2, 0);
      const ofParts = Math.sqrt(squares / (parts.length - 1) / parts.length);
      return Math.hypot(ofParts, fileErrorAt(mean[c]));
    }),
    clipped: perChannel((c) => clipped[c] / count),
  };
}

function fileErrorAt(linear: number): number {
  const encoded = linearToSrgb(linear);
  return (srgbToLinear(encoded + fileError) - srgbToLinear(encoded - fileError)) / 2;
}

/** Share of clipped pixels above which a mean is no longer one. */
const mostClipped = 0.01;

export const isClipped = (reading: AreaReading, channel: number): boolean =>
  reading.clipped[channel] > mostClipped;

/** The middle of an area, away from its edges' blur. */
export const inset = ({ left, top, width, height }: Rectangle, byMm: number): Rectangle => ({
  left: left + byMm,
  top: top + byMm,
  width: width - 2 * byMm,
  height: height - 2 * byMm,
});

/** A patch as it would read in the light at the card's middle. `logLight`: ln of the light on it against that. */
export function asIfEvenlyLit(
  { mean, spread, standardError }: AreaReading,
  { name, logLight }: { name: string; logLight: number },
): PatchReading {
  const evenly = Math.exp(-logLight);
  const scaled = ([red, green, blue]: Rgb): Rgb => [red * evenly, green * evenly, blue * evenly];
  return { name, rgb: scaled(mean), spread: scaled(spread), standardError: scaled(standardError) };
}
