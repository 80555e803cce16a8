import { type CardPicture, cardLayout, cardPicture } from '../../../src/imaging/card/index.ts';
import { decodePhoto } from '../../../src/imaging/decode.ts';
import type { RgbImage } from '../../../src/imaging/image.ts';
import {
  drawNuisance,
  type Nuisance,
  noNuisance,
  type PhantomImage,
  photoBytes,
} from '../../../src/imaging/phantom/index.ts';
import { type CardPlacement, layCard, type Shadow } from '../../../src/imaging/phantom/lay-card.ts';
import { createRandom } from '../../../src/imaging/random.ts';

export const cardId = '7K3M9QWX';

let drawn: Promise<CardPicture> | undefined;
export const testCard = (): Promise<CardPicture> => {
  drawn ??= cardLayout(cardId).then((layout) => cardPicture(layout, 20));
  return drawn;
};

export interface CardScene {
  seed: number;
  pixelsPerMm?: number;
  placement?: Partial<CardPlacement>;
  nuisance?: Nuisance;
  shadow?: Shadow;
  paper?: number;
  picture?: CardPicture;
  /** Skin under the card; default: plain skin colour with a coarse mottle. Give its pixelsPerMm too. */
  background?: PhantomImage;
}

export interface CardPhoto {
  photo: RgbImage;
  placement: CardPlacement;
  nuisance: Nuisance;
}

const [widthMm, heightMm] = [100, 68];

/** A JPEG of the card on skin; placement and disturbances are drawn unless given. */
export async function cardPhoto(scene: CardScene): Promise<CardPhoto> {
  const random = createRandom(`${scene.seed}/card photo`);
  const pixelsPerMm = scene.pixelsPerMm ?? random.between(6, 10);
  const skin = scene.background ?? skinColoured(pixelsPerMm);
  const { width, height } = skin;
  const placement: CardPlacement = {
    centre: [width / 2 + random.between(-20, 20), height / 2 + random.between(-20, 20)],
    pixelsPerMm,
    turnDeg: random.between(-25, 25) + (random.uniform() < 0.3 ? 180 : 0),
    tiltDeg: random.between(0, 30),
    tiltAxisDeg: random.between(0, 180),
    distanceMm: random.between(250, 600),
    ...scene.placement,
  };
  const nuisance = scene.nuisance ?? {
    ...drawNuisance(random.fork('nuisance')),
    blurMm: random.between(0, 0.15),
  };
  const image = layCard(skin, {
    picture: scene.picture ?? (await testCard()),
    placement,
    nuisance,
    random: random.fork('noise'),
    shadow: scene.shadow,
    paper: scene.paper ?? random.between(0.6, 0.9),
  });
  return { photo: await decodePhoto(await photoBytes(image, nuisance)), placement, nuisance };
}

/** A photo as the ideal camera makes it, but for what is given. */
export const plainly = (changes: Partial<Nuisance> = {}): Nuisance => ({ ...noNuisance, ...changes });

function skinColoured(pixelsPerMm: number): PhantomImage {
  const [width, height] = [Math.round(widthMm * pixelsPerMm), Math.round(heightMm * pixelsPerMm)];
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i += 3) {
    const pixel = i / 3;
    const mottle = 8 * Math.sin((pixel % width) / 23) * Math.cos(pixel / width / 31);
    data.set([200 + mottle, 152 + mottle, 130 + mottle], i);
  }
  return { width, height, data, maxValue: 255 };
}
