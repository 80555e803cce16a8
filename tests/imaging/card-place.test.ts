import { beforeAll, describe, expect, it } from 'vitest';
import { coveredByCard } from '../../src/imaging/card/covered-by-card.ts';
import {
  type CardComparison,
  type ColourCard,
  cardLayout,
  cardPicture,
} from '../../src/imaging/card/index.ts';
import { cardOutlines, findOnCard, placeOfCard } from '../../src/imaging/card-place.ts';
import { compare } from '../../src/imaging/compare.ts';
import type { Comparison } from '../../src/imaging/comparison.ts';
import type { RgbImage } from '../../src/imaging/image.ts';
import { createRandom, makePair, type PairSpec, photoBytes } from '../../src/imaging/phantom/index.ts';
import { layCard } from '../../src/imaging/phantom/lay-card.ts';
import type { SampledRegion } from '../../src/imaging/register/sample-region.ts';
import { openBackend } from '../../src/imaging/tensor.ts';

const photo = (width: number, height: number): RgbImage => ({
  width,
  height,
  data: new Uint8Array(0),
  maxValue: 255,
});
const photos = { before: photo(201, 101), after: photo(201, 101) };

/** A card of 40 x 20 pixels about a place. */
const cardAt = (x: number, y: number): ColourCard => {
  const outline = [[x - 20, y - 10], [x + 20, y - 10], [x + 20, y + 10], [x - 20, y + 10]] as const; // biome-ignore format: corners
  return {
    id: 'a card',
    outline,
    covered: coveredByCard(outline, 2),
    greys: [],
    colours: [],
    shading: 'even',
  };
};

describe('where a card lies', () => {
  const plain = { pair: { width: 10, height: 20, toFrame: [0.01, 0, -0.5, 0, 0.01, 0.2] } } as unknown as SampledRegion; // biome-ignore format: one line

  it('is half-way between its places in both photos, in half sides from the middle', () => {
    const cards = { before: cardAt(100, 50), after: cardAt(150, 60) };
    const [x, y] = placeOfCard(photos, { cards }, { card: plain });
    expect(x).toBeCloseTo(25 / 100.5, 9);
    expect(y).toBeCloseTo(5 / 100.5, 9);
  });

  it('is that of the plain card which the plan outlines when the other is not in both', () => {
    const cards = { before: cardAt(100, 50), after: null };
    const [x, y] = placeOfCard(photos, { cards }, { card: plain });
    expect([x, y]).toEqual([expect.closeTo(-0.45, 9), expect.closeTo(0.3, 9)]);
    expect(placeOfCard(photos, { cards }, { card: null })).toEqual([0, 0]);
  });

  it('is no skin in either photo, with its rim', () => {
    const [first, second] = [cardAt(100, 50), cardAt(150, 60)];
    const [before, after] = cardOutlines({ cards: { before: first, after: second } });
    expect(before!.before!.map((corner) => corner.map(Math.round))).toEqual([[78, 38], [122, 38], [122, 62], [78, 62]]); // biome-ignore format: corners
    expect(after!.after![0]!.map(Math.round)).toEqual([128, 48]);
    expect(cardOutlines({ cards: { before: null, after: null } })).toEqual([]);
  });
});

describe('what is said of a card', () => {
  const reading = cardAt(100, 50);

  it('is nothing when all is well, or when there is none', () => {
    const well: CardComparison = { tone: null, colourResidualLog: 0.01, findings: [] };
    expect(findOnCard({ before: reading, after: reading }, well)).toEqual([]);
    expect(findOnCard({ before: null, after: null }, null)).toEqual([]);
  });

  it('never refuses anything: it names the photo that lacks it, and what its patches show', () => {
    const uneven: CardComparison = {
      tone: null,
      colourResidualLog: null,
      findings: [{ code: 'CARD_UNEVEN_LIGHT', message: 'A shadow lies on the card.' }],
    };
    const [lacking] = findOnCard({ before: reading, after: null }, null);
    expect(lacking!.message).toContain('after photo');
    const [shaded] = findOnCard({ before: reading, after: reading }, uneven);
    expect(shaded!.message).toBe('A shadow lies on the card.');
    for (const { code, gravity, metrics } of [lacking!, shaded!]) {
      expect([code, gravity, metrics]).toEqual(['CARD', 'limits', ['redness']]);
    }
  });
});

describe('a card laid beside the skin', () => {
  const [widthMm, heightMm, pixelsPerMm] = [94, 62, 8];

  /** The card's lower edge lies over the treated skin; the plan knows nothing of it, nor of scale or reference skin. */
  async function compareWithCard(spec: Pick<PairSpec, 'seed' | 'change'>): Promise<Comparison> {
    const pair = makePair({
      ...spec,
      widthMm,
      heightMm,
      pixelsPerMm,
      hasCard: false,
      hasReference: false,
      nuisance: { only: ['gain', 'whiteBalance', 'gamma'] },
    });
    const picture = cardPicture(await cardLayout('7K3M9QWX'), 20);
    const [before, after] = await Promise.all(
      (['before', 'after'] as const).map((side) => {
        const { nuisance } = pair.truth[side];
        const laid = layCard(pair[side], {
          picture,
          placement: {
            centre: [(widthMm / 2) * pixelsPerMm, 14 * pixelsPerMm],
            pixelsPerMm,
            turnDeg: side === 'before' ? 1 : -2,
            tiltDeg: side === 'before' ? 4 : 8,
            tiltAxisDeg: 20,
            distanceMm: 400,
          },
          nuisance,
          random: createRandom(`${spec.seed}/${side}/card`),
        });
        return photoBytes(laid, nuisance);
      }),
    );
    const { pixelsPerMm: _, card: __, reference: ___, ...plan } = pair.plan;
    const { comparison } = await compare({ id: 'card', before: before!, after: after!, plan: { ...plan, metrics: ['redness', 'blemishes'] } }, { images: false }); // biome-ignore format: one line
    return comparison;
  }

  const measurementOf = ({ measurements }: Comparison, name: string) =>
    measurements.find(({ metric }) => metric === name)!;
  const codesOf = ({ reasons }: { reasons: Comparison['comparability']['reasons'] }) =>
    reasons.map(({ code }) => code).filter((code) => code !== 'OVERLAP');

  let unchanged: Comparison;
  let paler: Comparison;

  beforeAll(async () => {
    await openBackend();
    unchanged = await compareWithCard({ seed: 5100 });
    paler = await compareWithCard({ seed: 5100, change: { redness: -0.4 } });
  });

  it('gives the scale within 1 %', () => {
    for (const { pixelsPerMm: found } of [unchanged.photos.before, unchanged.photos.after]) {
      expect(Math.abs(found! / pixelsPerMm - 1)).toBeLessThan(0.01);
    }
  });

  it('gives colour and tone of the light, and says so', () => {
    const { colour, card } = unchanged.normalisation;
    expect(colour.source).toBe('card');
    for (const exponent of card!.gamma!) expect(exponent).not.toBe(1);
    expect(codesOf(unchanged.comparability)).not.toContain('CARD');
  });

  it('lets redness be measured without reference skin, and nothing else that needs it', () => {
    const [stays, falls] = [unchanged, paler].map((comparison) => measurementOf(comparison, 'redness'));
    expect(stays!.verdict).toBe('no-measurable-change');
    expect(Math.abs(stays!.change!.percent)).toBeLessThan(8);
    expect(falls!.verdict).toBe('improved');
    expect(Math.abs(falls!.change!.percent + 40)).toBeLessThan(12);
    const blemishes = measurementOf(unchanged, 'blemishes');
    expect([blemishes.verdict, codesOf(blemishes)]).toEqual(['not-measurable', ['NO_REFERENCE']]);
  });

  it('does not lead registration, wherever it lies: the skin did not move', () => {
    const [[a, b, x], [c, d, y]] = unchanged.registration.transform;
    for (const value of [a - 1, b, c, d - 1]) expect(Math.abs(value)).toBeLessThan(1e-3);
    expect(Math.hypot(x, y)).toBeLessThan(0.1);
    expect(unchanged.registration.residualMm!.p95).toBeLessThan(0.02);
  });

  it('hides the skin under it', () => {
    const [planMm2, cardMm2] = [(widthMm - 2) * (heightMm - 2), 82 * 27];
    expect(unchanged.registration.overlap).toBeLessThan(1 - cardMm2 / planMm2);
    expect(unchanged.registration.overlap).toBeGreaterThan(1 - (1.1 * cardMm2) / planMm2);
  });
});
