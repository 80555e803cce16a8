import { describe, expect, it } from 'vitest';
import {
  type CardReading,
  compareCards,
  correctColour,
  findCard,
  gammaAt,
  logGainAt,
  type PatchReading,
} from '../../../src/imaging/card/index.ts';
import { linearToSrgb, srgbToLinear } from '../../../src/imaging/image.ts';
import { drawNuisance, type Nuisance } from '../../../src/imaging/phantom/index.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { cardPhoto, plainly, testCard } from './card-photo.ts';

const skin = [0.45, 0.27, 0.2] as const;
const paper = 0.75;

async function read(seed: number, nuisance: Nuisance): Promise<CardReading> {
  const placement = { centre: [500, 310] as const, tiltDeg: 10 };
  return (await findCard((await cardPhoto({ seed, pixelsPerMm: 10, nuisance, placement, paper })).photo))!;
}

/** What the phantom's camera makes of skin in the middle of the photo. */
function seen({ gainLog, whiteBalanceLog: [red, blue], gammaLog }: Nuisance): [number, number, number] {
  const channel = (light: number, balance: number): number =>
    0.18 * ((light * paper * Math.exp(gainLog + balance)) / 0.18) ** Math.exp(gammaLog);
  return [channel(skin[0], red), channel(skin[1], 0), channel(skin[2], blue)];
}

const camera = { gainLog: 0.12, whiteBalanceLog: [-0.06, 0.08], gammaLog: 0.06, noise: 0.006 } as const;

describe('the card in two photos', () => {
  it('tells what exposure, white balance and tone curve did to a skin colour', async () => {
    const [before, after] = [plainly(), plainly(camera)];
    const cards = compareCards(await read(5200, before), await read(5201, after));
    expect(cards.findings).toEqual([]);
    expect(cards.colourResidualLog).toBeLessThan(0.015);
    const corrected = correctColour(cards, seen(after))!;
    corrected.rgb.forEach((value, channel) => {
      const error = Math.log(value / seen(before)[channel]!);
      expect(Math.abs(error)).toBeLessThan(0.015);
      expect(Math.abs(error)).toBeLessThan(3 * corrected.standardErrorLog[channel]!);
    });
    for (const curve of cards.tone!) {
      expect(gammaAt(curve, Math.log(0.2))).toBeCloseTo(Math.exp(-0.06), 1);
      expect(logGainAt(curve, Math.log(0.2)).standardError).toBeLessThan(0.02);
    }
  });

  it('leaves 2 % or less of drawn disturbances in the red-green balance of skin', async () => {
    const errors: number[] = [];
    for (let seed = 5210; seed < 5220; seed += 2) {
      const [before, after] = [seed, seed + 1].map((each) =>
        drawNuisance(createRandom(each), { only: ['gain', 'whiteBalance', 'gamma', 'noise', 'jpeg'] }),
      );
      const cards = compareCards(await read(seed, before!), await read(seed + 1, after!));
      const { rgb } = correctColour(cards, seen(after!))!;
      const wanted = seen(before!);
      errors.push(Math.log(rgb[0] / rgb[1]) - Math.log(wanted[0] / wanted[1]));
    }
    expect(Math.hypot(...errors) / Math.sqrt(errors.length)).toBeLessThan(0.02);
  });

  it('exchanged gives the opposite gains, and the same photo twice gives none', async () => {
    const [one, other] = [await read(5220, plainly()), await read(5221, plainly(camera))];
    const [forth, back] = [compareCards(one, other), compareCards(other, one)];
    const there = correctColour(forth, skin)!.rgb;
    correctColour(back, there)!.rgb.forEach((value, channel) => {
      expect(value).toBeCloseTo(skin[channel]!, 6);
    });
    const none = compareCards(one, one);
    expect(
      none.tone!.flatMap(({ coefficients }) => coefficients).every((value) => Math.abs(value) < 1e-12),
    ).toBe(true);
  });

  it('follows a tone curve that bends', async () => {
    const card = await read(5225, plainly());
    const bend = (light: number): number => {
      const code = linearToSrgb(light);
      return srgbToLinear(code - 0.04 * Math.sin(2 * Math.PI * code)); // 10 codes of 255 darker below, lighter above
    };
    const bent = (patches: readonly PatchReading[]) =>
      patches.map((patch) => ({ ...patch, rgb: patch.rgb.map(bend) as unknown as PatchReading['rgb'] }));
    const cards = compareCards(card, { ...card, greys: bent(card.greys), colours: bent(card.colours) });
    expect(cards.findings).toEqual([]);
    for (const light of [0.06, 0.12, 0.25, 0.4]) {
      const value = correctColour(cards, [bend(light), bend(light), bend(light)])!.rgb[1];
      expect(Math.abs(Math.log(value / light))).toBeLessThan(0.025);
    }
  });

  it('reports a faded patch and leaves it out', async () => {
    const [before, after] = [await read(5230, plainly()), await read(5231, plainly(camera))];
    const faded = after.greys.map((patch) =>
      patch.name === 'grey 27' ? { ...patch, rgb: patch.rgb.map((value) => value * 1.2) as never } : patch,
    );
    const cards = compareCards(before, { ...after, greys: faded });
    expect(cards.findings.map(({ code, message }) => [code, message.includes('grey 27')])).toEqual([
      ['CARD_PATCH_DRIFT', true],
    ]);
    const error = Math.log(correctColour(cards, seen(plainly(camera)))!.rgb[1] / seen(plainly())[1]);
    expect(Math.abs(error)).toBeLessThan(0.03);
  });

  it('shows on the colour patches when the correction does not hold for colours', async () => {
    const [before, after] = [await read(5240, plainly()), await read(5241, plainly())];
    const shifted = after.colours.map((patch) => ({
      ...patch,
      rgb: [patch.rgb[0] * 1.15, patch.rgb[1], patch.rgb[2]] as const,
    }));
    const cards = compareCards(before, { ...after, colours: shifted });
    expect(cards.colourResidualLog).toBeGreaterThan(0.07);
    expect(cards.findings.map(({ code }) => code)).toEqual(['CARD_COLOUR_RESIDUAL']);
    expect(correctColour(cards, skin)!.standardErrorLog[0]).toBeGreaterThan(0.07);
  });

  it('refuses other cards, uneven light and too few patches, and says so', async () => {
    const card = await read(5250, plainly());
    const refused = (change: Partial<CardReading>) => {
      const { tone, findings } = compareCards(card, { ...card, ...change });
      return { tone, codes: findings.map(({ code }) => code) };
    };
    expect(refused({ id: '22222222' })).toEqual({ tone: null, codes: ['CARD_NOT_THE_SAME'] });
    expect(refused({ shading: 'uneven' })).toEqual({ tone: null, codes: ['CARD_UNEVEN_LIGHT'] });
    expect(refused({ greys: card.greys.slice(0, 3) })).toEqual({
      tone: null,
      codes: ['CARD_TOO_FEW_PATCHES'],
    });
    expect(correctColour(compareCards(card, { ...card, id: '22222222' }), skin)).toBeNull();
  });

  it('prints faded as a whole do not disturb: a card is its own reference', async () => {
    const picture = await testCard();
    const printed = { ...picture, rgb: picture.rgb.map((value) => 0.04 + 0.9 * value) };
    const [before, after] = [plainly(), plainly(camera)];
    const readings = await Promise.all(
      [before, after].map(async (nuisance, i) => {
        const placement = { centre: [500, 310] as const, tiltDeg: 10 };
        return (await findCard(
          (
            await cardPhoto({ seed: 5260 + i, pixelsPerMm: 10, nuisance, placement, paper, picture: printed })
          ).photo,
        ))!;
      }),
    );
    const corrected = correctColour(compareCards(readings[0]!, readings[1]!), seen(after))!;
    corrected.rgb.forEach((value, channel) => {
      expect(Math.abs(Math.log(value / seen(before)[channel]!))).toBeLessThan(0.015);
    });
  });
});
