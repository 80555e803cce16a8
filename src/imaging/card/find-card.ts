import type { RgbImage } from '../image.ts';
import {
  cardHeightMm,
  cardLayout,
  cardWidthMm,
  colourPatches,
  greyPatches,
  type Patch,
} from './card-layout.ts';
import type { ColourCard, PatchReading } from './colour-card.ts';
import { coveredByCard } from './covered-by-card.ts';
import { findCodes } from './find-codes.ts';
import { fitCard } from './fit-card.ts';
import { type Homography, jacobian, type Point, project } from './homography.ts';
import { type CardLight, judgeLight } from './judge-light.ts';
import { measureBlur } from './measure-blur.ts';
import { asIfEvenlyLit, inset, isClipped, readArea } from './read-patches.ts';

/** What one photo of Dermalapse's card tells. */
export interface CardReading extends ColourCard {
  /**
   * Pixels per millimetre of a surface that faces the camera at the card's middle: a tilted card is foreshortened in one
   * direction only, and this is the scale of the other one.
   */
  pixelsPerMm: number;
  /** Between the card and a surface that faces the camera, 0..90 degrees. */
  tiltDeg: number;
  /** Card mm (from its top left corner) -> pixels of the photo. */
  toPhoto: Homography;
  /** Median distance of the printed edges from where `toPhoto` puts them, mm. */
  residualMm: number;
  /** Standard deviation of the photo's blur on the card, mm; null when its edges are not in sight. */
  blurMm: number | null;
}

const cardCorners: Point[] = [[0, 0], [cardWidthMm, 0], [cardWidthMm, cardHeightMm], [0, cardHeightMm]]; // biome-ignore format: corners
const middle: Point = [cardWidthMm / 2, cardHeightMm / 2];
/** Blur carries the card's white, and its edge's shadow falls, this far onto the skin. */
const rimMm = 1;

/**
 * Looks for the card in a photo and reads it.
 * @param photo 3 to 40 pixels per mm of card.
 * @returns null when there is no card, or too little of one to be sure.
 */
export async function findCard(photo: RgbImage): Promise<CardReading | null> {
  const codes = await findCodes(photo);
  if (!codes) return null;
  const fit = fitCard(photo, { layout: await cardLayout(codes.id), codes });
  if (!fit) return null;
  const { toPhoto } = fit;
  const { pixelsPerMm, tiltDeg } = scaleAt(toPhoto, middle);
  const light = judgeLight((area) => readArea(photo, { toPhoto, pixelsPerMm, area }));
  const readPatch = (patch: Patch) => readEvenly(photo, { patch, toPhoto, pixelsPerMm, light });
  const outline = cardCorners.map((corner) => project(toPhoto, corner));
  return {
    id: codes.id,
    pixelsPerMm,
    tiltDeg,
    toPhoto,
    outline,
    covered: coveredByCard(outline, rimMm * pixelsPerMm),
    residualMm: fit.residualMm,
    greys: greyPatches.flatMap((patch) => readPatch(patch) ?? []),
    colours: colourPatches.flatMap((patch) => readPatch(patch) ?? []),
    blurMm: measureBlur(photo, toPhoto),
    shading: light?.shading ?? 'uneven',
  };
}

/** The singular values of the map's derivative are the scales along and across the axis of tilt. */
function scaleAt(toPhoto: Homography, point: Point): { pixelsPerMm: number; tiltDeg: number } {
  const [a, b, c, d] = jacobian(toPhoto, point);
  const sum = Math.hypot(a + d, b - c);
  const difference = Math.hypot(a - d, b + c);
  const pixelsPerMm = (sum + difference) / 2;
  const foreshortened = Math.abs(sum - difference) / 2;
  return { pixelsPerMm, tiltDeg: (Math.acos(foreshortened / pixelsPerMm) * 180) / Math.PI };
}

const patchInsetMm = 1;

function readEvenly(
  photo: RgbImage,
  {
    patch,
    toPhoto,
    pixelsPerMm,
    light,
  }: { patch: Patch; toPhoto: Homography; pixelsPerMm: number; light: CardLight | null },
): PatchReading | null {
  const reading = readArea(photo, { toPhoto, pixelsPerMm, area: inset(patch, patchInsetMm) });
  if (!reading || [0, 1, 2].some((channel) => isClipped(reading, channel))) return null;
  const centre = { xMm: patch.left + patch.width / 2, yMm: patch.top + patch.height / 2 };
  return asIfEvenlyLit(reading, { name: patch.name, logLight: light?.logLightAt(centre) ?? 0 });
}
