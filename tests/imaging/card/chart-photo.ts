import { chartCorners, chartPatches } from '../../../src/imaging/card/chart-layout.ts';
import { type Homography, project } from '../../../src/imaging/card/homography.ts';
import type { CardPicture } from '../../../src/imaging/card/index.ts';

const patchMm = 5;
const frameMm = 2;
const frame = 0.03;

/** A chart with black between its patches and round them; `gap` between patches in sides of one, as makes differ. */
export function chartPicture(gap = 0.15, pixelsPerMm = 10): CardPicture {
  const sizeOf = (patches: number) => patchMm * (patches + gap * (patches - 1)) + 2 * frameMm;
  const [width, height] = [sizeOf(6), sizeOf(4)].map((mm) => Math.round(mm * pixelsPerMm)) as [
    number,
    number,
  ];
  const rgb = new Float32Array(width * height * 3).fill(frame);
  const pitch = patchMm * (1 + gap);
  for (let i = 0; i < width * height; i++) {
    const x = ((i % width) + 0.5) / pixelsPerMm - frameMm;
    const y = (Math.floor(i / width) + 0.5) / pixelsPerMm - frameMm;
    const [column, row] = [Math.floor(x / pitch), Math.floor(y / pitch)];
    const isOnPatch = column >= 0 && column < 6 && row >= 0 && row < 4;
    if (!isOnPatch || x - column * pitch >= patchMm || y - row * pitch >= patchMm) continue;
    rgb.set(chartPatches[6 * row + column]!.colour, 3 * i);
  }
  return { width, height, pixelsPerMm, rgb };
}

/** Corners of the patches' area as a person outlines them, in pixels of the photo. */
export function chartOutline({ width, height, pixelsPerMm }: CardPicture, toPhoto: Homography) {
  const [, , [right, bottom]] = chartCorners as [unknown, unknown, readonly [number, number]];
  const [acrossMm, downMm] = [width / pixelsPerMm - 2 * frameMm, height / pixelsPerMm - 2 * frameMm];
  return chartCorners.map(([x, y]) =>
    project(toPhoto, [frameMm + (x / right) * acrossMm, frameMm + (y / bottom) * downMm]),
  );
}
