import { srgbToLinear } from '../image.ts';
import type { Patch, Rgb } from './card-layout.ts';
import type { Point } from './homography.ts';

/**
 * The chart of 24 patches, six in a row. McCamy, Marcus and Davidson, "A color-rendition chart", Journal of Applied
 * Photographic Engineering 2:95, 1976; sRGB values as its maker publishes them. Charts differ from them by some percent, which
 * does not matter: a chart is compared with itself, and these only tell a chart from something else and a shadow from a patch.
 */
const rows: readonly (readonly (readonly [name: string, red: number, green: number, blue: number])[])[] = [
  [
    ['dark skin', 115, 82, 68],
    ['light skin', 194, 150, 130],
    ['blue sky', 98, 122, 157],
    ['foliage', 87, 108, 67],
    ['blue flower', 133, 128, 177],
    ['bluish green', 103, 189, 170],
  ],
  [
    ['orange', 214, 126, 44],
    ['purplish blue', 80, 91, 166],
    ['moderate red', 193, 90, 99],
    ['purple', 94, 60, 108],
    ['yellow green', 157, 188, 64],
    ['orange yellow', 224, 163, 46],
  ],
  [
    ['blue', 56, 61, 150],
    ['green', 70, 148, 73],
    ['red', 175, 54, 60],
    ['yellow', 231, 199, 31],
    ['magenta', 187, 86, 149],
    ['cyan', 8, 133, 161],
  ],
  [
    ['white', 243, 243, 242],
    ['neutral 8', 200, 200, 200],
    ['neutral 6.5', 160, 160, 160],
    ['neutral 5', 122, 122, 121],
    ['neutral 3.5', 85, 85, 85],
    ['black', 52, 52, 52],
  ],
];

/** Between two patches, in sides of a patch. Makes differ (0.1 to 0.2), by less than what is left unread of a patch. */
const gap = 0.15;
const pitch = 1 + gap;
const [width, height] = [6 + 5 * gap, 4 + 3 * gap];

/** Of the area of the patches, in sides of a patch, clockwise from the dark skin patch. */
export const chartCorners: readonly Point[] = [[0, 0], [width, 0], [width, height], [0, height]]; // biome-ignore format: corners

const linear = (codes: readonly [number, number, number]): Rgb => {
  const [red, green, blue] = codes.map((code) => srgbToLinear(code / 255));
  return [red, green, blue];
};

/** Where the patches are, in sides of a patch from the dark skin patch's corner, x to the right, y down. */
export const chartPatches: readonly Patch[] = rows.flatMap((row, y) =>
  row.map(([name, ...codes], x) => ({
    name,
    colour: linear(codes),
    left: x * pitch,
    top: y * pitch,
    width: 1,
    height: 1,
  })),
);

const names = (row: number, count: number): string[] => rows[row].slice(0, count).map(([name]) => name);

/** They show the tone curve and the light's colour. */
export const chartGreys: readonly string[] = names(3, 6);
/** They check the correction. What it leaves on strong colours is no measure of what it leaves on skin. */
export const chartSkins: readonly string[] = names(0, 2);
