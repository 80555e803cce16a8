import type { Affine } from '../image.ts';
import type { RandomStream } from '../random.ts';
import { blurPlane } from './blur.ts';
import { printCard, readCard } from './card.ts';
import { develop, type PhantomImage } from './develop.ts';
import { disturbSkin } from './disturb-skin.ts';
import { createLight } from './light.ts';
import type { Nuisance } from './nuisance.ts';
import { colourSampler, epidermalBackscatter } from './reflectance.ts';
import type { Skin } from './skin.ts';
import { composeSurface, surfaceReader } from './surface.ts';
import { createView, photoSize, type View } from './view.ts';

/** Blur of every lens and sensor, standard deviation in pixels: keeps the photo free of aliasing. */
const lensBlurPixels = 0.5;
/** Exposure: linear light of a white surface, so that skin lies in the middle of the range. */
const exposure = 1.18;

/** How much of the shade in a pit the skin's own brightness takes back. */
const interreflection = 1.1;

/** What is seen beside a cheek: a dark cloth. */
const backdrop = 0.05;

export interface PhotoTruth extends Pick<View, 'toPhoto' | 'toSkin'> {
  /** Skin position in mm -> pixel, pixel centres at integers: exact for the plane; in the middle of a cheek. */
  transform: Affine;
  pixelsPerMm: number;
  nuisance: Nuisance;
}

export interface Photo {
  /** sRGB-encoded. */
  image: PhantomImage;
  truth: PhotoTruth;
}

/**
 * Takes a photo of skin: geometry, light, lens, sensor. Every point is read from the skin itself, so a turned or smaller
 * photo is as sharp as a straight one.
 * @param random stream of the sensor's noise.
 */
export function renderPhoto(skin: Skin, nuisance: Nuisance, random: RandomStream): Photo {
  const { settings, layout } = skin;
  const [width, height] = photoSize(settings);
  const view = createView(settings, layout, nuisance);
  const pixelsPerMm = settings.pixelsPerMm * Math.exp(nuisance.scaleLog);
  const rays = Math.max(1, Math.round(skin.grid.pixelsPerMm / pixelsPerMm));

  const read = surfaceReader(composeSurface(disturbSkin(skin, nuisance, random)));
  const card = printCard(layout, settings);
  const colourAt = colourSampler(epidermalBackscatter(settings.melaninFraction), settings.saturation);
  const light = createLight(nuisance);
  const sight = view.start();
  light.aim(sight.pose);
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
        if (!view.look(x, y, sight)) {
          for (let c = 0; c < 3; c++) planes[c]![pixel]! += backdrop * share;
          continue;
        }
        if (!view.isFlat) light.aim(sight.pose);
        const { xMm, yMm } = sight;
        let hidden = 0;
        if (card) {
          readCard(card, xMm, yMm, onCard);
          hidden = onCard[0]!;
        }
        if (hidden < 1) {
          read(xMm, yMm, point);
          colourAt(point[0]!, point[1]!, colour);
          light.at(point[2]!, point[3]!, lit);
          const shade = point[4]!;
          const glossHere = lit[1]! * Math.exp(2 * shade);
          for (let c = 0; c < 3; c++) {
            // Light in a pit is thrown to and fro: the brighter the skin in this colour, the less is lost.
            const kept = Math.exp(shade * (1.25 - interreflection * colour[c]!));
            planes[c]![pixel]! += (1 - hidden) * (colour[c]! * lit[0]! * kept + glossHere) * share;
          }
        }
        if (hidden > 0) {
          light.at(0, 0, lit);
          for (let c = 0; c < 3; c++) planes[c]![pixel]! += hidden * onCard[1]! * lit[0]! * share;
        }
      }
    }
  }

  const sigma = Math.hypot(lensBlurPixels, nuisance.blurMm * pixelsPerMm);
  for (const plane of planes) blurPlane(plane, { width, height, sigma });
  const image = develop(planes, { width, height, exposure, nuisance, random });
  const { transform, toPhoto, toSkin } = view;
  return { image, truth: { transform, toPhoto, toSkin, pixelsPerMm, nuisance } };
}
