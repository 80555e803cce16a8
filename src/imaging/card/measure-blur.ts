import type { RgbImage } from '../image.ts';
import { median } from '../statistics.ts';
import { type SquareSide, squareSides } from './card-edges.ts';
import { blurField } from './card-layout.ts';
import { fitBlurredStep } from './fit-blurred-step.ts';
import { type Homography, invertHomography, type Point, project } from './homography.ts';
import { brightnessReader } from './light-samples.ts';

const reachMm = 1.2;
const cornerMm = 1.3;
const fewestPixels = 30;

/**
 * Blur of the photo on the card: standard deviation of the Gaussian whose blurred step fits the slanted edges best, in mm,
 * the pixels' own extent included; the median of the four edges. Null where fewer than three edges are in sight.
 */
export function measureBlur(photo: RgbImage, toPhoto: Homography): number | null {
  const profiles = edgeProfiles(photo, toPhoto).filter((profile) => profile.length >= fewestPixels);
  const sigmas = profiles.flatMap((profile) => fitBlurredStep(profile) ?? []);
  return sigmas.length >= 3 ? median(sigmas) : null;
}

/** For each side of the square: [distance from the edge in mm, linear light] of the pixels about it, as they are. */
function edgeProfiles(photo: RgbImage, toPhoto: Homography): Point[][] {
  const read = brightnessReader(photo);
  const toCard = invertHomography(toPhoto);
  const sides = squareSides();
  const profiles = sides.map((): Point[] => []);
  const { left, top, width, height } = blurField;
  const corners = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]] as const; // biome-ignore format: corners
  const seen = corners.map((corner) => project(toPhoto, corner));
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  for (let y = Math.ceil(Math.min(...ys)); y <= Math.max(...ys); y++) {
    for (let x = Math.ceil(Math.min(...xs)); x <= Math.max(...xs); x++) {
      const light = read(x, y);
      if (Number.isNaN(light)) continue;
      const point = project(toCard, [x, y]);
      sides.forEach((side, i) => {
        const off = distanceFrom(side, point);
        if (off !== null) profiles[i].push([off, light]);
      });
    }
  }
  return profiles;
}

/** Outwards from a side; null where the side is too far or a corner too near. */
function distanceFrom({ from, along, normal, lengthMm }: SquareSide, [x, y]: Point): number | null {
  const [dx, dy] = [x - from.xMm, y - from.yMm];
  const way = dx * along[0] + dy * along[1];
  const off = dx * normal[0] + dy * normal[1];
  return Math.abs(off) <= reachMm && way >= cornerMm && way <= lengthMm - cornerMm ? off : null;
}
