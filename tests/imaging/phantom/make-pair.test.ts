import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { applyAffine } from '../../../src/imaging/affine.ts';
import {
  createRandom,
  makePair,
  makeSkin,
  noNuisance,
  renderPhoto,
} from '../../../src/imaging/phantom/index.ts';
import { planSchema } from '../../../src/imaging/plan.ts';
import { polygonArea } from '../../../src/imaging/polygon-area.ts';
import { changedShare, dotCentre, erythema, meanColour } from './region.ts';

const small = { widthMm: 30, heightMm: 16, marginMm: 6 };

describe('a pair', () => {
  it('is the same to the byte for the same seed, and other skin for another', () => {
    const first = makePair({ seed: 5, nuisance: 'all', ...small });
    const again = makePair({ seed: 5, nuisance: 'all', ...small });
    const other = makePair({ seed: 6, nuisance: 'all', ...small });
    expect(Buffer.compare(first.before.data, again.before.data)).toBe(0);
    expect(Buffer.compare(first.after.data, again.after.data)).toBe(0);
    expect(JSON.stringify(again.truth)).toBe(JSON.stringify(first.truth));
    expect(changedShare(first.before, other.before, first.plan.treated![0]!.polygon)).toBeGreaterThan(0.9);
  });

  it('of an old seed has not changed by a byte since figures were first measured on it', () => {
    const { before, after, plan } = makePair({
      seed: 5001,
      nuisance: 'all',
      change: { texture: -0.2, redness: -0.1, blemishes: -0.3 },
      widthMm: 24,
      heightMm: 14,
      marginMm: 4,
      pixelsPerMm: 10,
    });
    const hash = createHash('sha256').update(before.data).update(after.data).update(JSON.stringify(plan));
    expect(hash.digest('hex')).toBe('962e03a6664c436f6d483ecbe981b782780179689719da74e0d3e3695ee5aad7');
  });

  it('without change and without nuisance is one photo twice', () => {
    const { before, after, truth } = makePair({ seed: 5, ...small });
    expect(Buffer.compare(before.data, after.data)).toBe(0);
    expect(truth.beforeToAfter).toEqual([1, 0, 0, 0, 1, 0]);
  });

  it('outlines nothing of which the photo shows a sliver', () => {
    const far = { sigma: 6, only: ['shift'] } as const;
    const tiny = { widthMm: 20, heightMm: 10, marginMm: 4, pixelsPerMm: 4 };
    const plans = Array.from(
      { length: 10 },
      (_, i) => makePair({ seed: 5090 + i, nuisance: far, ...tiny }).plan,
    );
    const cards = plans.flatMap(({ card }) => card?.polygon ?? []);
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.length).toBeLessThan(plans.length * 4);
    for (const { card } of plans) if (card) expect(polygonArea(card.polygon)).toBeGreaterThan(0.001);
  });

  it('has a plan that a comparison accepts, with the scale of the before photo', () => {
    const { plan, truth } = makePair({ seed: 9, nuisance: 'all', ...small });
    expect(planSchema.parse(plan)).toEqual(plan);
    expect(plan.pixelsPerMm).toBeCloseTo(truth.before.pixelsPerMm, 12);
    expect(plan.treated![0]!.name).toBe('treated skin');
    expect(plan.reference![0]!.name).toBe('untreated skin');
  });

  it('leaves out the card and the reference skin on request', () => {
    const { plan } = makePair({ seed: 9, hasCard: false, hasReference: false, ...small });
    expect(plan.card).toBeUndefined();
    expect(plan.reference).toBeUndefined();
  });

  it('shows an 18 % card that is neutral, within one code', () => {
    const { before, plan } = makePair({ seed: 3, ...small });
    const colour = meanColour(before, plan.card!.polygon);
    for (const value of colour) expect(value / 1.18).toBeCloseTo(0.18, 2);
    expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(0.003);
  });

  it('clips nothing', () => {
    for (const seed of [1, 2, 3]) {
      const { before } = makePair({ seed, ...small });
      expect(before.data.filter((code) => code > 250).length).toBe(0);
    }
  });

  it.each(['redness', 'texture', 'pores', 'wrinkles', 'blemishes', 'tone'] as const)(
    'changes %s in the treated skin only',
    (name) => {
      const { before, after, plan } = makePair({ seed: 4, change: { [name]: -0.5 }, ...small });
      expect(changedShare(before, after, plan.reference![0]!.polygon)).toBe(0);
      expect(changedShare(before, after, plan.card!.polygon)).toBe(0);
      expect(changedShare(before, after, plan.treated![0]!.polygon)).toBeGreaterThan(0.02);
    },
  );

  it('lowers the erythema index of treated skin step by step with less blood', () => {
    const indices = [0.3, 0, -0.1, -0.2, -0.4].map((redness) => {
      const { after, plan } = makePair({ seed: 4, change: { redness }, ...small });
      return erythema(after, plan.treated![0]!.polygon);
    });
    for (let i = 1; i < indices.length; i++) expect(indices[i]).toBeLessThan(indices[i - 1]!);
    expect(indices[1]! - indices[3]!).toBeGreaterThan(0.03);
    expect(indices[1]! - indices[3]!).toBeLessThan(0.08);
  });

  it('lies where its truth says: dots found in both photos to 0.2 pixels', () => {
    const marks = [
      [8, 4],
      [24, 5],
      [14, 12],
      [26, 13],
    ] as const;
    const spec = {
      seed: 8,
      nuisance: 'all',
      geometry: { rotationDeg: 8, scale: 0.88, shiftMm: [1.2, -0.7] },
      ...small,
    } as const;
    const { before, after, truth } = makePair({ ...spec, marks });
    const plain = makePair(spec);
    for (const mark of marks) {
      const expectedBefore = applyAffine(truth.before.transform, mark);
      const found = dotCentre(before, plain.before, expectedBefore);
      const foundAfter = dotCentre(after, plain.after, applyAffine(truth.after.transform, mark));
      expect(distance(found, expectedBefore)).toBeLessThan(0.2);
      expect(distance(foundAfter, applyAffine(truth.beforeToAfter, found))).toBeLessThan(0.2);
    }
  });

  it('turns and scales the after photo exactly as asked', () => {
    const { truth } = makePair({ seed: 8, geometry: { rotationDeg: 10, scale: 1.15 }, ...small });
    const [a, b, , c] = truth.beforeToAfter;
    expect(Math.hypot(a, c)).toBeCloseTo(1.15, 12);
    expect((Math.atan2(c, a) * 180) / Math.PI).toBeCloseTo(10, 10);
    expect(b).toBeCloseTo(-c, 12);
    expect(truth.after.pixelsPerMm / truth.before.pixelsPerMm).toBeCloseTo(1.15, 12);
  });

  it('is as sharp turned as straight: a turn by 7 degrees costs less than 1 % of the contrast', () => {
    const skin = makeSkin({ seed: 2, hasCard: false, hasReference: false, ...small, heightMm: 30 });
    const contrast = (rotationDeg: number) => {
      const { image } = renderPhoto(skin, { ...noNuisance, rotationDeg }, createRandom(0));
      return centralContrast(image, 100);
    };
    expect(Math.abs(Math.log(contrast(7) / contrast(0)))).toBeLessThan(0.01);
  });

  it('is smaller at three pixels a millimetre, with the same colour', () => {
    const fine = makePair({ seed: 2, ...small });
    const coarse = makePair({ seed: 2, pixelsPerMm: 3, ...small });
    expect([coarse.before.width, coarse.before.height]).toEqual([90, 48]);
    const a = meanColour(fine.before, fine.plan.treated![0]!.polygon);
    const b = meanColour(coarse.before, coarse.plan.treated![0]!.polygon);
    a.forEach((value, c) => {
      expect(Math.abs(Math.log(b[c]! / value))).toBeLessThan(0.01);
    });
  });
});

function distance([x, y]: readonly [number, number], [u, v]: readonly [number, number]): number {
  return Math.hypot(x - u, y - v);
}

/** Mean absolute difference of green pixels two apart, in a disc round the middle: a turned disc holds the same skin. */
function centralContrast(
  image: { width: number; height: number; data: ArrayLike<number> },
  radius: number,
): number {
  const green = (x: number, y: number) => image.data[3 * (y * image.width + x) + 1]!;
  let sum = 0;
  let count = 0;
  for (let y = 0; y < image.height - 1; y++) {
    for (let x = 0; x < image.width - 1; x++) {
      if (Math.hypot(x - image.width / 2, y - image.height / 2) > radius) continue;
      const dx = green(x + 1, y) - green(x - 1, y);
      const dy = green(x, y + 1) - green(x, y - 1);
      sum += dx * dx + dy * dy;
      count++;
    }
  }
  return Math.sqrt(sum / count);
}
