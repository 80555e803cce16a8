import { existsSync, readdirSync, readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { project } from '../../../src/imaging/card/homography.ts';
import { findCard } from '../../../src/imaging/card/index.ts';
import { decodePhoto } from '../../../src/imaging/decode.ts';
import type { RgbImage } from '../../../src/imaging/image.ts';
import { makePair } from '../../../src/imaging/phantom/index.ts';
import { cardHomography } from '../../../src/imaging/phantom/lay-card.ts';
import { cardId, cardPhoto, plainly, testCard } from './card-photo.ts';

const corners = [
  [0, 0],
  [80, 0],
  [80, 25],
  [0, 25],
] as const;

describe('the card in a photo', () => {
  it('is found with its place, scale and tilt, however it lies and whatever the camera did', async () => {
    const picture = await testCard();
    for (let seed = 5100; seed < 5112; seed++) {
      const { photo, placement } = await cardPhoto({ seed });
      const card = await findCard(photo);
      expect(card, `seed ${seed}`).toMatchObject({ id: cardId, shading: 'even' });
      expect(Math.abs(card!.pixelsPerMm / placement.pixelsPerMm - 1)).toBeLessThan(0.002);
      expect(Math.abs(card!.tiltDeg - placement.tiltDeg)).toBeLessThan(1.5);
      const truth = cardHomography(picture, placement);
      corners.forEach((corner, i) => {
        const [x, y] = project(truth, corner);
        const [u, v] = card!.outline[i]!;
        expect(Math.hypot(u - x, v - y) / placement.pixelsPerMm).toBeLessThan(0.05);
      });
    }
  });

  it('is read down to 3 pixels per millimetre', async () => {
    const { photo } = await cardPhoto({
      seed: 5120,
      pixelsPerMm: 3,
      nuisance: plainly(),
      placement: { tiltDeg: 20 },
    });
    const card = await findCard(photo);
    expect(Math.abs(card!.pixelsPerMm / 3 - 1)).toBeLessThan(0.01);
  });

  it('says how blurred the photo is', async () => {
    for (const blurMm of [0.05, 0.1, 0.15, 0.25]) {
      const { photo } = await cardPhoto({ seed: 5121, pixelsPerMm: 14, nuisance: plainly({ blurMm }) });
      const { blurMm: read } = (await findCard(photo))!;
      const withLens = Math.hypot(blurMm, 0.5 / 14);
      expect(read! / withLens).toBeGreaterThan(0.95);
      expect(read! / withLens).toBeLessThan(1.12);
    }
  });

  it('reads grey and colour patches in proportion to their reflectance', async () => {
    const { photo } = await cardPhoto({ seed: 5122, nuisance: plainly({ noise: 0.005 }), paper: 0.8 });
    const card = (await findCard(photo))!;
    expect(card.greys).toHaveLength(6);
    for (const { name, rgb, standardError } of card.greys) {
      const level = (Number(name.split(' ')[1]) / 100) * 0.8;
      rgb.forEach((value, channel) => {
        const errorLog = Math.abs(Math.log(value / level));
        const standardErrorLog = standardError[channel]! / value;
        expect(errorLog).toBeLessThan(0.02);
        expect(errorLog).toBeLessThan(3 * standardErrorLog);
        expect(standardErrorLog).toBeLessThan(0.025); // half a code of 255 in the darkest patch
      });
    }
    const [light, dark] = card.colours;
    expect(Math.log(light!.rgb[0] / light!.rgb[1])).toBeCloseTo(Math.log(0.56 / 0.36), 1);
    expect(Math.log(dark!.rgb[0] / dark!.rgb[1])).toBeCloseTo(Math.log(0.24 / 0.12), 1);
  });

  it('takes light that falls off gently out of the patches', async () => {
    const gradientLog = [0.1, -0.05] as const;
    const [even, sloping] = await Promise.all(
      [plainly(), plainly({ gradientLog })].map(async (nuisance) => {
        const placement = { turnDeg: 0, tiltDeg: 0, centre: [500, 310] as const };
        return (await findCard(
          (
            await cardPhoto({ seed: 5123, pixelsPerMm: 10, nuisance, placement, paper: 0.8 })
          ).photo,
        ))!;
      }),
    );
    expect(sloping!.shading).toBe('even');
    sloping!.greys.forEach(({ rgb }, i) => {
      expect(Math.abs(Math.log(rgb[1] / even!.greys[i]!.rgb[1]))).toBeLessThan(0.01);
    });
  });

  it.each([
    ['half in shadow along', { acrossDeg: 0, edgeMm: 4, light: 0.6, penumbraMm: 3 }],
    ['half in shadow across', { acrossDeg: 90, edgeMm: 0, light: 0.6, penumbraMm: 3 }],
    ['mostly in shadow', { acrossDeg: 230, edgeMm: -7, light: 0.36, penumbraMm: 4 }],
  ])('says that its light is uneven when it lies %s', async (_, shadow) => {
    for (const paper of [0.7, 1.2]) {
      const { photo } = await cardPhoto({ seed: 5124, shadow, paper });
      expect(await findCard(photo)).toMatchObject({ id: cardId, shading: 'uneven' });
    }
  });

  it('leaves clipped patches out', async () => {
    const { photo } = await cardPhoto({ seed: 5125, nuisance: plainly(), paper: 1.3 });
    const card = (await findCard(photo))!;
    expect(card.greys.map(({ name }) => name).sort()).toEqual([
      'grey 13',
      'grey 27',
      'grey 3',
      'grey 50',
      'grey 6',
    ]);
    expect(card.shading).toBe('even');
  });

  it('is placed by one end when the other is out of the photo', async () => {
    const centre = [900, 310] as const; // of 1000 x 620 pixels: the right code is cut off
    const placement = { centre, turnDeg: 5, tiltDeg: 15, tiltAxisDeg: 40 };
    const { photo } = await cardPhoto({ seed: 5126, pixelsPerMm: 10, nuisance: plainly(), placement });
    const card = (await findCard(photo))!;
    expect(Math.abs(card.pixelsPerMm / 10 - 1)).toBeLessThan(0.005);
    expect(card.greys.length).toBeGreaterThan(2);
  });

  it('is read in a mirrored photo too', async () => {
    const { photo, placement } = await cardPhoto({ seed: 5127, nuisance: plainly() });
    const card = (await findCard(await viaSharp(photo, (image) => image.flop())))!;
    expect(Math.abs(card.pixelsPerMm / placement.pixelsPerMm - 1)).toBeLessThan(0.002);
    expect(card.greys).toHaveLength(6);
  });

  it('is read alike in 8 and in 16 bits', async () => {
    const { photo } = await cardPhoto({ seed: 5129, nuisance: plainly(), paper: 0.8 });
    const deep = {
      ...photo,
      data: Uint16Array.from(photo.data, (code) => code * 257),
      maxValue: 65535 as const,
    };
    const [eight, sixteen] = [(await findCard(photo))!, (await findCard(deep))!];
    expect(sixteen.pixelsPerMm).toBeCloseTo(eight.pixelsPerMm, 4);
    sixteen.greys.forEach(({ rgb }, i) => {
      expect(rgb[0]).toBeCloseTo(eight.greys[i]!.rgb[0], 5);
    });
  });

  it('loads nothing from elsewhere', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    vi.resetModules();
    const fresh = await import('../../../src/imaging/card/index.ts');
    const { photo } = await cardPhoto({ seed: 5128 });
    expect((await fresh.findCard(photo))?.id).toBe(cardId);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });
});

describe('no card', () => {
  it('is found on skin, or in a picture of one of its codes alone', async () => {
    const { before, after } = makePair({
      seed: 5130,
      cardText: 'DERMALAPSE',
      cardWidthMm: 5,
      nuisance: 'all',
    });
    expect(await findCard(before)).toBeNull();
    expect(await findCard(after)).toBeNull();
    const { photo } = await cardPhoto({
      seed: 5131,
      pixelsPerMm: 10,
      nuisance: plainly(),
      placement: { centre: [500, 310], turnDeg: 0, tiltDeg: 0 },
    });
    const onlyCode = await viaSharp(photo, (image) =>
      image.extract({ left: 100, top: 185, width: 225, height: 250 }),
    );
    expect(await findCard(onlyCode)).toBeNull();
  });

  const folder = new URL('../../../../shared/photos/', import.meta.url);
  it.skipIf(!existsSync(folder))(
    'is found in real photographs (skipped where the folder is absent)',
    async () => {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(jpe?g|png)$/i.test(name),
      );
      expect(names.length).toBeGreaterThan(10);
      for (const name of names) {
        expect(await findCard(await decodePhoto(readFileSync(new URL(name, folder)))), name).toBeNull();
      }
    },
  );
});

async function viaSharp(photo: RgbImage, change: (image: Sharp) => Sharp): Promise<RgbImage> {
  const { width, height } = photo;
  const image = sharp(photo.data, { raw: { width, height, channels: 3 } });
  const { data, info } = await change(image).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data), maxValue: 255 };
}
