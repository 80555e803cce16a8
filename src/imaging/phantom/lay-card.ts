import type { CardPicture } from '../card/card-picture.ts';
import {
  type Homography,
  homographyFromCorners,
  invertHomography,
  type Point,
  project,
} from '../card/homography.ts';
import { linearTable, linearToSrgb } from '../image.ts';
import type { RandomStream } from '../random.ts';
import { blurPlane } from './blur.ts';
import { develop, type PhantomImage } from './develop.ts';
import { type Nuisance, noNuisance } from './nuisance.ts';

/** How the card lies before the camera. */
export interface CardPlacement {
  /** Pixel of the photo under the middle of the card. */
  centre: Point;
  /** Of a card that faces the camera. */
  pixelsPerMm: number;
  /** Turn in the photo, clockwise. */
  turnDeg: number;
  /** Away from facing the camera, about an axis of the card. */
  tiltDeg: number;
  /** Direction of that axis on the card, from its long side. */
  tiltAxisDeg: number;
  /** From the lens; near cameras make the far end smaller. */
  distanceMm: number;
}

/** Part of the card that gets less light: all points with across . (point - centre) > edge, in card mm. */
export interface Shadow {
  acrossDeg: number;
  edgeMm: number;
  /** Light left, 0..1. */
  light: number;
  /** Width over which light fades. */
  penumbraMm: number;
}

/** Card mm (from its top left corner) -> pixels of the photo. */
export function cardHomography(picture: CardPicture, placement: CardPlacement): Homography {
  const { centre, pixelsPerMm, turnDeg, tiltDeg, tiltAxisDeg, distanceMm } = placement;
  const [turn, tilt, axis] = [turnDeg, tiltDeg, tiltAxisDeg].map((angle) => (angle * Math.PI) / 180);
  const [width, height] = [picture.width / picture.pixelsPerMm, picture.height / picture.pixelsPerMm];
  const corners = cardCorners(picture);
  const seen = corners.map(([xMm, yMm]): Point => {
    const [x, y] = [xMm - width / 2, yMm - height / 2];
    const along = x * Math.cos(axis) + y * Math.sin(axis);
    const across = y * Math.cos(axis) - x * Math.sin(axis);
    const nearer = pixelsPerMm / (1 + (across * Math.sin(tilt)) / distanceMm);
    const [a, b] = [along * nearer, across * Math.cos(tilt) * nearer];
    const angle = axis + turn;
    return [
      centre[0] + a * Math.cos(angle) - b * Math.sin(angle),
      centre[1] + a * Math.sin(angle) + b * Math.cos(angle),
    ];
  });
  const map = homographyFromCorners(corners, seen);
  if (!map) throw new RangeError('the card is seen edge on');
  return map;
}

function cardCorners({ width, height, pixelsPerMm }: CardPicture): Point[] {
  const [right, bottom] = [width / pixelsPerMm, height / pixelsPerMm];
  return [[0, 0], [right, 0], [right, bottom], [0, bottom]]; // biome-ignore format: corners
}

const lensBlurPixels = 0.5;

/**
 * Lays a card over a photo of the phantom as the same camera sees it: blur, noise, exposure, fall-off of the light, white
 * balance and tone curve are those of `nuisance`. Card and skin are joined in linear light. A shadow falls on the card only.
 * @param paper linear light of lit paper before `nuisance`, 1 is full scale.
 */
export function layCard(
  photo: PhantomImage,
  {
    picture,
    placement,
    nuisance,
    random,
    shadow,
    paper = 0.9,
  }: {
    picture: CardPicture;
    placement: CardPlacement;
    nuisance: Nuisance;
    random: RandomStream;
    shadow?: Shadow;
    paper?: number;
  },
): PhantomImage {
  const toPhoto = cardHomography(picture, placement);
  const sigma = Math.hypot(lensBlurPixels, nuisance.blurMm * placement.pixelsPerMm);
  const frame = frameAround(photo, { picture, toPhoto, marginPx: Math.ceil(4 * sigma) + 2 });
  const raysPerSide = Math.max(1, Math.round(picture.pixelsPerMm / placement.pixelsPerMm));
  const { planes, cover } = seeCard(picture, { toCard: invertHomography(toPhoto), frame, raysPerSide });
  if (shadow) shade(planes, { shadow, picture, toCard: invertHomography(toPhoto), frame });
  fallOff(planes, { nuisance, frame, photo });
  for (const plane of [...planes, cover]) blurPlane(plane, { ...frame, sigma });
  const evenly = { ...nuisance, gradientLog: noNuisance.gradientLog, colourGradientLog: noNuisance.colourGradientLog }; // biome-ignore format: fallen off already
  const card = develop(planes, { ...frame, exposure: paper, nuisance: evenly, random });
  return blend(photo, { card, cover, frame });
}

/** A part of the photo, pixels. */
interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

function frameAround(
  photo: PhantomImage,
  { picture, toPhoto, marginPx }: { picture: CardPicture; toPhoto: Homography; marginPx: number },
): Frame {
  const seen = cardCorners(picture).map((corner) => project(toPhoto, corner));
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs) - marginPx));
  const top = Math.max(0, Math.floor(Math.min(...ys) - marginPx));
  const right = Math.min(photo.width, Math.ceil(Math.max(...xs) + marginPx));
  const bottom = Math.min(photo.height, Math.ceil(Math.max(...ys) + marginPx));
  if (right - left < 2 || bottom - top < 2) throw new RangeError('the card lies outside the photo');
  return { left, top, width: right - left, height: bottom - top };
}

/** Reflectance in three planes, paper going on beyond the card's edge, and the card's share of each pixel. */
function seeCard(
  picture: CardPicture,
  { toCard, frame, raysPerSide }: { toCard: Homography; frame: Frame; raysPerSide: number },
): { planes: Float32Array[]; cover: Float32Array } {
  const pixels = frame.width * frame.height;
  const planes = [0, 1, 2].map(() => new Float32Array(pixels));
  const cover = new Float32Array(pixels);
  const share = 1 / raysPerSide ** 2;
  const offset = (ray: number): number => (ray + 0.5) / raysPerSide - 0.5;
  for (let at = 0; at < pixels; at++) {
    const x = frame.left + (at % frame.width);
    const y = frame.top + Math.floor(at / frame.width);
    for (let ray = 0; ray < raysPerSide ** 2; ray++) {
      const [xMm, yMm] = project(toCard, [
        x + offset(ray % raysPerSide),
        y + offset(Math.floor(ray / raysPerSide)),
      ]);
      const u = Math.round(xMm * picture.pixelsPerMm - 0.5);
      const v = Math.round(yMm * picture.pixelsPerMm - 0.5);
      const isOn = u >= 0 && v >= 0 && u < picture.width && v < picture.height;
      if (isOn) cover[at] += share;
      for (let c = 0; c < 3; c++) {
        planes[c][at] += share * (isOn ? picture.rgb[(v * picture.width + u) * 3 + c] : 1);
      }
    }
  }
  return { planes, cover };
}

function shade(
  planes: readonly Float32Array[],
  {
    shadow,
    picture,
    toCard,
    frame,
  }: { shadow: Shadow; picture: CardPicture; toCard: Homography; frame: Frame },
): void {
  for (let at = 0; at < planes[0].length; at++) {
    const pixel = [frame.left + (at % frame.width), frame.top + Math.floor(at / frame.width)] as const;
    const light = lightAt(shadow, picture, project(toCard, pixel));
    for (const plane of planes) plane[at] *= light;
  }
}

/** The gradients of `nuisance` run over the whole photo. */
function fallOff(
  planes: readonly Float32Array[],
  { nuisance, frame, photo }: { nuisance: Nuisance; frame: Frame; photo: PhantomImage },
): void {
  planes.forEach((plane, c) => {
    const slopeX = nuisance.gradientLog[0] + nuisance.colourGradientLog[c][0];
    const slopeY = nuisance.gradientLog[1] + nuisance.colourGradientLog[c][1];
    for (let at = 0; at < plane.length; at++) {
      const x = (2 * (frame.left + (at % frame.width))) / (photo.width - 1) - 1;
      const y = (2 * (frame.top + Math.floor(at / frame.width))) / (photo.height - 1) - 1;
      plane[at] *= Math.exp(slopeX * x + slopeY * y);
    }
  });
}

function lightAt(
  { acrossDeg, edgeMm, light, penumbraMm }: Shadow,
  picture: CardPicture,
  [x, y]: Point,
): number {
  const angle = (acrossDeg * Math.PI) / 180;
  const dx = x - picture.width / picture.pixelsPerMm / 2;
  const dy = y - picture.height / picture.pixelsPerMm / 2;
  const depth = dx * Math.cos(angle) + dy * Math.sin(angle) - edgeMm;
  const inside = Math.min(1, Math.max(0, depth / penumbraMm + 0.5));
  return 1 - inside * (1 - light);
}

function blend(
  photo: PhantomImage,
  { card, cover, frame }: { card: PhantomImage; cover: Float32Array; frame: Frame },
): PhantomImage {
  const linear = linearTable(255);
  const data = Uint8Array.from(photo.data);
  cover.forEach((share, at) => {
    if (share === 0) return;
    const pixel = (frame.top + Math.floor(at / frame.width)) * photo.width + frame.left + (at % frame.width);
    for (let c = 0; c < 3; c++) {
      const [under, over] = [photo.data[pixel * 3 + c], card.data[at * 3 + c]];
      const light = linear[under] * (1 - share) + linear[over] * share;
      data[pixel * 3 + c] = share > 0.9999 ? over : Math.round(255 * linearToSrgb(light));
    }
  });
  return { ...photo, data };
}
