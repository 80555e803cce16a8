import { invert } from '../affine.ts';
import type { Affine } from '../image.ts';
import type { RandomStream } from '../random.ts';
import { blurPlane } from './blur.ts';
import { printCard, readCard } from './card.ts';
import { flushReference } from './change-skin.ts';
import { develop, type PhantomImage } from './develop.ts';
import { createLight } from './light.ts';
import type { Nuisance } from './nuisance.ts';
import { colourSampler } from './reflectance.ts';
import type { Skin } from './skin.ts';
import type { Settings } from './spec.ts';
import { composeSurface, surfaceReader } from './surface.ts';

/** Blur of every lens and sensor, standard deviation in pixels: keeps the photo free of aliasing. */
const lensBlurPixels = 0.5;
/** Exposure: linear light of a white surface, so that skin lies in the middle of the range. */
const exposure = 1.18;

/** How much of the shade in a pit the skin's own brightness takes back. */
const interreflection = 1.1;

export interface PhotoTruth {
  /** Skin position in mm -> pixel of the photo, pixel centres at integers. */
  transform: Affine;
  pixelsPerMm: number;
  nuisance: Nuisance;
}

export interface Photo {
  /** sRGB-encoded. */
  image: PhantomImage;
  truth: PhotoTruth;
}

/** Where a photo with this nuisance shows each point of the skin: mm -> pixels. */
export function photoTransform(settings: Settings, nuisance: Nuisance): Affine {
  const { widthMm, heightMm, pixelsPerMm } = settings;
  const scale = pixelsPerMm * Math.exp(nuisance.scaleLog);
  const turn = (nuisance.rotationDeg * Math.PI) / 180;
  const cos = scale * Math.cos(turn);
  const sin = scale * Math.sin(turn);
  const [width, height] = photoSize(settings);
  const x = (width - 1) / 2 + nuisance.shiftMm[0] * pixelsPerMm;
  const y = (height - 1) / 2 + nuisance.shiftMm[1] * pixelsPerMm;
  const [cx, cy] = [widthMm / 2, heightMm / 2];
  return [cos, -sin, x - cos * cx + sin * cy, sin, cos, y - sin * cx - cos * cy];
}

/** Width and height in pixels. */
export function photoSize({ widthMm, heightMm, pixelsPerMm }: Settings): [number, number] {
  return [Math.round(widthMm * pixelsPerMm), Math.round(heightMm * pixelsPerMm)];
}

/**
 * Takes a photo of skin: geometry, light, lens, sensor. Every point is read from the skin itself, so a turned or smaller
 * photo is as sharp as a straight one.
 * @param random stream of the sensor's noise.
 */
export function renderPhoto(skin: Skin, nuisance: Nuisance, random: RandomStream): Photo {
  const { settings, layout } = skin;
  const [width, height] = photoSize(settings);
  const transform = photoTransform(settings, nuisance);
  const pixelsPerMm = settings.pixelsPerMm * Math.exp(nuisance.scaleLog);
  const rays = Math.max(1, Math.round(skin.grid.pixelsPerMm / pixelsPerMm));
  const toSkin = invert(transform);

  const read = surfaceReader(composeSurface(flushReference(skin, nuisance.referenceFlushLog)));
  const card = printCard(layout, settings);
  const colourAt = colourSampler();
  const lightAt = createLight(nuisance);
  const point = new Float64Array(5);
  const lit = new Float64Array(2);
  const onCard = new Float64Array(2);
  const colour = new Float32Array(3);
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  const share = 1 / (rays * rays);

  for (let py = 0; py < height; py++) {
    for (let px = 0; px < width; px++) {
      const pixel = py * width + px;
      for (let ray = 0; ray < rays * rays; ray++) {
        const x = px + ((ray % rays) + 0.5) / rays - 0.5;
        const y = py + (Math.floor(ray / rays) + 0.5) / rays - 0.5;
        const xMm = toSkin[0] * x + toSkin[1] * y + toSkin[2];
        const yMm = toSkin[3] * x + toSkin[4] * y + toSkin[5];
        let hidden = 0;
        if (card) {
          readCard(card, xMm, yMm, onCard);
          hidden = onCard[0]!;
        }
        if (hidden < 1) {
          read(xMm, yMm, point);
          colourAt(point[0]!, point[1]!, colour);
          lightAt(point[2]!, point[3]!, lit);
          const shade = point[4]!;
          const glossHere = lit[1]! * Math.exp(2 * shade);
          for (let c = 0; c < 3; c++) {
            // Light in a pit is thrown to and fro: the brighter the skin in this colour, the less is lost.
            const kept = Math.exp(shade * (1.25 - interreflection * colour[c]!));
            planes[c]![pixel]! += (1 - hidden) * (colour[c]! * lit[0]! * kept + glossHere) * share;
          }
        }
        if (hidden > 0) for (let c = 0; c < 3; c++) planes[c]![pixel]! += hidden * onCard[1]! * share;
      }
    }
  }

  const sigma = Math.hypot(lensBlurPixels, nuisance.blurMm * pixelsPerMm);
  for (const plane of planes) blurPlane(plane, { width, height, sigma });
  const image = develop(planes, { width, height, exposure, nuisance, random });
  return { image, truth: { transform, pixelsPerMm, nuisance } };
}
