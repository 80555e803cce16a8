import { describe, expect, it } from 'vitest';
import { applyAffine, identity } from '../../../src/imaging/affine.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { findBend } from '../../../src/imaging/register/residual-field.ts';
import { signalOf } from '../../../src/imaging/register/signal.ts';
import { fieldAt } from '../../../src/imaging/register/smooth-field.ts';
import { makePattern } from './patterns.ts';

const pixelsPerMm = 5;
const [width, height] = [200, 210];
const everywhere = new Uint8Array(width * height).fill(1);
type Picture = (x: number, y: number) => number;

const signal = (picture: Picture) =>
  signalOf(
    Float32Array.from({ length: width * height }, (_, i) => picture(i % width, Math.floor(i / width))),
    { width, height, seen: everywhere, within: everywhere },
  );
const find = (first: Picture, second: Picture) =>
  findBend([signal(first), signal(second)], { wanted: everywhere, correction: identity, pixelsPerMm }).bend;

/** Skin bent towards the middle: what a turned cheek leaves over, up to 1.2 pixels (0.24 mm). */
const bent = (x: number): number => 1.8 * ((x - width / 2) / (width / 2)) ** 2 - 0.6;
const noisy = (picture: Picture, seed: string, amount: number): Picture => {
  const random = createRandom(seed);
  return (x, y) => picture(x, y) + amount * random.normal();
};

describe('findBend', () => {
  const skin = makePattern('skin');

  it('follows a bend of a quarter of a millimetre to two hundredths', () => {
    // first(p - u/2) shows what second(p + u/2) shows
    const found = find(
      (x, y) => skin(x + bent(x) / 2, y),
      (x, y) => skin(x - bent(x) / 2, y),
    );
    if (!found) throw new Error('no bend found');
    for (let x = 15; x < width - 15; x += 10) {
      const [dx, dy] = fieldAt(found.field, applyAffine(found.toField, [x, 100]));
      expect(Math.abs(dx - bent(x))).toBeLessThan(0.1);
      expect(Math.abs(dy)).toBeLessThan(0.1);
    }
  });

  it('turns round with the photos', () => {
    const [first, second]: Picture[] = [(x, y) => skin(x + bent(x) / 2, y), (x, y) => skin(x - bent(x) / 2, y)]; // biome-ignore format: one line
    const [forward, backward] = [find(first, second), find(second, first)];
    if (!forward || !backward) throw new Error('no bend found');
    forward.field.x.forEach((value, i) => {
      expect(value + backward.field.x[i]).toBeCloseTo(0, 9);
    });
  });

  it('leaves photos alone that lie well, equal ones and noisy ones', () => {
    expect(find(skin, skin)).toBeNull();
    expect(find(noisy(skin, '5001', 0.05), noisy(skin, '5002', 0.05))).toBeNull();
    expect(find(noisy(skin, '5003', 0.12), noisy(skin, '5004', 0.12))).toBeNull();
  });

  it.each([1, 1.5, 2])('lets lesions of %s mm grow or fade: their size stays within 1 %', (diameterMm) => {
    const random = createRandom(5005);
    const lesions = Array.from({ length: 12 }, () => ({ x: random.between(25, 175), y: random.between(25, 185) })); // biome-ignore format: one line
    const spots = (diameterPx: number, strength: number): Picture => (x, y) =>
      lesions.reduce(
        (sum, spot) => sum - strength * Math.exp(-2 * ((x - spot.x) ** 2 + (y - spot.y) ** 2) / (diameterPx / 2) ** 2),
        0,
      ); // biome-ignore format: one line
    const size = diameterMm * pixelsPerMm;
    const [small, large] = [spots(size, 0.4), spots(1.3 * size, 0.5)];
    const found = find(
      (x, y) => skin(x + bent(x) / 2, y) + small(x + bent(x) / 2, y),
      (x, y) => skin(x - bent(x) / 2, y) + large(x - bent(x) / 2, y),
    );
    if (!found) throw new Error('no bend found');
    for (const { x, y } of lesions) {
      const at = (u: number, v: number) => fieldAt(found.field, [u, v]);
      const half = size / 2;
      const widened = at(x + half, y)[0] - at(x - half, y)[0] - (bent(x + half) - bent(x - half));
      const heightened = at(x, y + half)[1] - at(x, y - half)[1];
      expect(Math.abs(widened) / size).toBeLessThan(0.01);
      expect(Math.abs(heightened) / size).toBeLessThan(0.01);
    }
  });
});
