import { beforeAll, describe, expect, it } from 'vitest';
import { type CardReading, findCard } from '../../../src/imaging/card/index.ts';
import {
  drawNuisance,
  makeSkin,
  type PhantomImage,
  renderPhoto,
} from '../../../src/imaging/phantom/index.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { type CardPhoto, cardPhoto } from './card-photo.ts';

const resolutions = [6, 9, 13, 20] as const;
const photos = 208;

/** What the card must show: found, to scale, and shadows reported, on phantom skin with every disturbance of the benchmark. */
describe('208 photos of the card on phantom skin', () => {
  const made: { scene: CardPhoto; card: CardReading | null; isShaded: boolean }[] = [];
  const barePhotos: PhantomImage[] = [];

  beforeAll(async () => {
    for (const pixelsPerMm of resolutions) {
      const skin = makeSkin({ seed: 5500, widthMm: 112, heightMm: 84, pixelsPerMm, hasCard: false });
      const random = createRandom(`5500/${pixelsPerMm}`);
      barePhotos.push(renderPhoto(skin, drawNuisance(random.fork('nuisance')), random.fork('noise')).image);
    }
    for (let i = 0; i < photos; i++) {
      const random = createRandom(`5500/shadow ${i}`);
      const isShaded = random.uniform() < 0.3;
      const shadow = {
        acrossDeg: random.between(0, 360),
        edgeMm: random.between(-8, 8),
        light: random.between(0.3, 0.7),
        penumbraMm: random.between(0.5, 6),
      };
      const scene = await cardPhoto({
        seed: 5500 + i,
        pixelsPerMm: resolutions[i % 4]!,
        background: barePhotos[i % 4]!,
        paper: random.between(0.6, 0.95),
        ...(isShaded && { shadow }),
      });
      made.push({ scene, card: await findCard(scene.photo), isShaded });
      scene.photo.data = new Uint8Array(); // only what was read is asked for below
    }
  }, 900_000);

  it('finds 99 % of the cards, and none on bare skin', async () => {
    expect(made.filter(({ card }) => card).length).toBeGreaterThanOrEqual(0.99 * photos);
    for (const photo of barePhotos) expect(await findCard(photo)).toBeNull();
  });

  it('tells the scale within 1 % and the tilt within 2 degrees', () => {
    for (const { scene, card } of made) {
      if (!card) continue;
      expect(Math.abs(card.pixelsPerMm / scene.placement.pixelsPerMm - 1)).toBeLessThan(0.01);
      expect(Math.abs(card.tiltDeg - scene.placement.tiltDeg)).toBeLessThan(2);
    }
  });

  it('reports shadows, and calls gentle light even', () => {
    const right = made.filter(({ card, isShaded }) => card && (card.shading === 'uneven') === isShaded);
    const shaded = made.filter(({ isShaded }) => isShaded);
    expect(shaded.every(({ card }) => card?.shading === 'uneven')).toBe(true);
    expect(right.length).toBeGreaterThanOrEqual(0.97 * photos);
  });
});
