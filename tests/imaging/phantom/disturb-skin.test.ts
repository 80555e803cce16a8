import { describe, expect, it } from 'vitest';
import { linearTable } from '../../../src/imaging/image.ts';
import {
  createRandom,
  makePlan,
  makeSkin,
  type Nuisance,
  noNuisance,
  type PhantomImage,
  renderPhoto,
} from '../../../src/imaging/phantom/index.ts';
import type { Polygon } from '../../../src/imaging/plan.ts';
import { changedShare, erythema, maskOf } from './region.ts';

const skin = makeSkin({ seed: 5070, widthMm: 34, heightMm: 20, marginMm: 4, pixelsPerMm: 12 });
const photo = (nuisance: Partial<Nuisance>, day = 'day') =>
  renderPhoto(skin, { ...noNuisance, ...nuisance }, createRandom(day));
const rest = photo({});
const plan = makePlan(skin, rest.truth);
const treated = plan.treated![0]!.polygon;
const reference = plan.reference![0]!.polygon;

describe('make-up', () => {
  const madeUp = photo({ makeUpCover: 0.6 }).image;

  it('evens and pales treated skin, and leaves untreated skin bare', () => {
    expect(erythema(madeUp, treated)).toBeLessThan(erythema(rest.image, treated) - 0.03);
    expect(unevenness(madeUp, treated)).toBeLessThan(0.8 * unevenness(rest.image, treated));
    expect(changedShare(madeUp, rest.image, reference)).toBe(0);
  });

  it('never lies twice in the same way', () => {
    expect(changedShare(photo({ makeUpCover: 0.6 }, 'next day').image, madeUp, treated)).toBeGreaterThan(0.5);
  });
});

describe('stubble', () => {
  it('grows longer at the same places: what short hairs cover, long ones cover too', () => {
    const short = photo({ stubbleMm: 0.3 }).image;
    const long = photo({ stubbleMm: 0.9 }).image;
    const [inShort, inLong] = [dark(short), dark(long)];
    expect(inShort.size).toBeGreaterThan(200);
    expect(inLong.size).toBeGreaterThan(1.8 * inShort.size);
    expect([...inShort].filter((pixel) => inLong.has(pixel)).length).toBeGreaterThan(0.95 * inShort.size);
  });

  it('is darker than very dark skin', () => {
    const darkSkin = makeSkin({ ...skin.settings, melaninFraction: 0.35 });
    const render = (stubbleMm: number) =>
      renderPhoto(darkSkin, { ...noNuisance, stubbleMm }, createRandom('day')).image;
    const [shaved, unshaven] = [render(0), render(0.8)];
    expect(dark(unshaven, shaved, 0.75).size).toBeGreaterThan(500);
  });
});

describe('expression', () => {
  const smile = photo({ expression: 1 });

  it('moves skin by up to 3 mm, and says where to', () => {
    const moves: number[] = [];
    for (let y = 1; y < 20; y += 2) {
      for (let x = 1; x < 34; x += 2) {
        const [from, to] = [rest.truth.toPhoto(x, y)!, smile.truth.toPhoto(x, y)!];
        moves.push(Math.hypot(to[0] - from[0], to[1] - from[1]) / 12);
      }
    }
    expect(Math.max(...moves)).toBeGreaterThan(2.8);
    expect(Math.max(...moves)).toBeLessThan(3.001);
    expect(Math.min(...moves)).toBeLessThan(1.5);
  });

  it('shows skin where the truth says: pulled back, it is the photo at rest', () => {
    const differences = { here: 0, pulledBack: 0 };
    for (let y = 6; y < 14; y += 0.37) {
      for (let x = 16; x < 30; x += 0.37) {
        const still = green(rest.image, rest.truth.toPhoto(x, y)!);
        differences.here += Math.abs(green(smile.image, rest.truth.toPhoto(x, y)!) - still);
        differences.pulledBack += Math.abs(green(smile.image, smile.truth.toPhoto(x, y)!) - still);
      }
    }
    expect(differences.pulledBack).toBeLessThan(0.5 * differences.here);
  });
});

describe("a phone's processing", () => {
  it('takes away noise and keeps the edge of the card, with a fringe of sharpening', () => {
    const noisy = photo({ noise: 0.012 }).image;
    const processed = photo({ noise: 0.012, phoneStrength: 1 }).image;
    const card = plan.card!.polygon;
    expect(unevenness(processed, card)).toBeLessThan(0.8 * unevenness(noisy, card));

    const clean = photo({}).image;
    const sharpened = photo({ phoneStrength: 1 }).image;
    const steepest = (image: PhantomImage) => Math.max(...edgeSteps(image));
    expect(steepest(sharpened)).toBeGreaterThan(1.1 * steepest(clean));
  });
});

const linear = linearTable(255);

function green({ width, data }: PhantomImage, [x, y]: readonly [number, number]): number {
  return linear[data[3 * (Math.round(y) * width + Math.round(x)) + 1]!]!;
}

/** Standard deviation of the linear green, relative to its mean. */
function unevenness(image: PhantomImage, polygon: Polygon): number {
  const values: number[] = [];
  maskOf(image, polygon).forEach((inside, pixel) => {
    if (inside) values.push(linear[image.data[3 * pixel + 1]!]!);
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}

/** Pixels that are darker than in another photo. */
function dark(image: PhantomImage, other = rest.image, share = 0.6): Set<number> {
  const found = new Set<number>();
  for (let pixel = 0; pixel < image.width * image.height; pixel++) {
    if (linear[image.data[3 * pixel + 1]!]! < share * linear[other.data[3 * pixel + 1]!]!) found.add(pixel);
  }
  return found;
}

/** Steps of the encoded blue between neighbours, averaged down the photo, across the card's right edge (4 mm). */
function edgeSteps({ width, height, data }: PhantomImage): number[] {
  const column = (x: number) => {
    let sum = 0;
    for (let y = 0; y < height; y++) sum += data[3 * (y * width + x) + 2]!;
    return sum / height;
  };
  return Array.from({ length: 10 }, (_, i) => Math.abs(column(43 + i + 1) - column(43 + i)));
}
