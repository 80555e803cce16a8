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
import type { Nuisance } from './nuisance.ts';

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
  const corners: Point[] = [[0, 0], [width, 0], [width, height], [0, height]]; // biome-ignore format: corners
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

const lensBlurPixels = 0.5;
const raysPerSide = 2;

/**
 * Lays a card over a photo of the phantom, taken with the same camera: its light, blur, noise, white balance and tone curve are those of
 * `nuisance`. The composite is made in linear light.
 * @param paper linear light of lit paper before `nuisance`; 1 is full scale.
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
  const { width, height } = photo;
  const toCard = invertHomography(cardHomography(picture, placement));
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  const cover = new Float32Array(width * height);
  const share = 1 / raysPerSide ** 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let ray = 0; ray < raysPerSide ** 2; ray++) {
        const [xMm, yMm] = project(toCard, [
          x + ((ray % raysPerSide) + 0.5) / raysPerSide - 0.5,
          y + (Math.floor(ray / raysPerSide) + 0.5) / raysPerSide - 0.5,
        ]);
        const at = y * width + x;
        const light = paper * share * (shadow ? lightAt(shadow, picture, [xMm, yMm]) : 1);
        // Paper goes on beyond the edge, so that blur mixes in what lies behind by cover alone.
        cover[at] += readPicture(picture, [xMm, yMm], (c, value) => {
          planes[c][at] += value * light;
        }) * share; // biome-ignore format: one step
      }
    }
  }
  const sigma = Math.hypot(lensBlurPixels, nuisance.blurMm * placement.pixelsPerMm);
  for (const plane of [...planes, cover]) blurPlane(plane, { width, height, sigma });
  const card = develop(planes, { width, height, exposure: 1, nuisance, random });
  return blend(photo, card, cover);
}

/** Calls back with each channel at a point, paper beyond the card; returns 1 on the card, 0 beside it. */
function readPicture(
  { width, height, pixelsPerMm, rgb }: CardPicture,
  [xMm, yMm]: Point,
  set: (channel: number, value: number) => void,
): number {
  const u = xMm * pixelsPerMm - 0.5;
  const v = yMm * pixelsPerMm - 0.5;
  const isOn = u > -0.5 && v > -0.5 && u < width - 0.5 && v < height - 0.5;
  if (!isOn) {
    for (let c = 0; c < 3; c++) set(c, 1);
    return 0;
  }
  const [x0, y0] = [Math.max(0, Math.floor(u)), Math.max(0, Math.floor(v))];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [fu, fv] = [Math.max(0, u - x0), Math.max(0, v - y0)];
  for (let c = 0; c < 3; c++) {
    const near = rgb[(y0 * width + x0) * 3 + c] * (1 - fu) + rgb[(y0 * width + x1) * 3 + c] * fu;
    const far = rgb[(y1 * width + x0) * 3 + c] * (1 - fu) + rgb[(y1 * width + x1) * 3 + c] * fu;
    set(c, near * (1 - fv) + far * fv);
  }
  return 1;
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

function blend(photo: PhantomImage, card: PhantomImage, cover: Float32Array): PhantomImage {
  const linear = linearTable(255);
  const data = Uint8Array.from(photo.data);
  for (let pixel = 0; pixel < cover.length; pixel++) {
    const share = cover[pixel];
    if (share <= 0) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) {
      const light = linear[photo.data[i]] * (1 - share) + linear[card.data[i]] * share;
      data[i] = share >= 1 ? card.data[i] : Math.round(255 * linearToSrgb(light));
    }
  }
  return { ...photo, data };
}
