import { describe, expect, it } from 'vitest';
import {
  estimateItaDeg,
  makePair,
  toneClasses,
  toneMelanin,
  toneOf,
} from '../../../src/imaging/phantom/index.ts';
import { meanColour } from './region.ts';

const small = { widthMm: 20, heightMm: 10, marginMm: 4, pixelsPerMm: 6 };

describe('tone classes', () => {
  it.each(toneClasses)('%s: melanin drawn from its range, and named so again', (tone) => {
    const [low, high] = toneMelanin[tone];
    const drawn = Array.from(
      { length: 4 },
      (_, i) => makePair({ seed: 5030 + i, tone, ...small }).truth.settings,
    );
    for (const { melaninFraction } of drawn) {
      expect(melaninFraction).toBeGreaterThanOrEqual(low);
      expect(melaninFraction).toBeLessThan(high);
      expect(toneOf(melaninFraction)).toBe(tone);
    }
    expect(new Set(drawn.map(({ melaninFraction }) => melaninFraction)).size).toBe(4);
  });

  it('go from light to dark by their typology angle', () => {
    const angles = [0.015, 0.045, 0.12, 0.2, 0.4].map((melaninFraction) =>
      estimateItaDeg({ melaninFraction, bloodFraction: 0.02 }),
    );
    for (let i = 1; i < angles.length; i++) expect(angles[i]).toBeLessThan(angles[i - 1]! - 10);
    expect(angles[0]).toBeGreaterThan(41); // light, by the usual limits
    expect(angles.at(-1)).toBeLessThan(-30); // dark
  });

  it('state the angle that the photo shows, within 4 degrees', () => {
    for (const melaninFraction of [0.03, 0.09, 0.3]) {
      const { before, plan, truth } = makePair({ seed: 5034, melaninFraction, ...small, pixelsPerMm: 10 });
      const [r, g, b] = meanColour(before, plan.treated![0]!.polygon).map((value) => value / 1.18);
      const cube = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
      const y = cube(0.2126 * r! + 0.7152 * g! + 0.0722 * b!);
      const z = cube((0.0193 * r! + 0.1192 * g! + 0.9505 * b!) / 1.089);
      const seen = (Math.atan2(116 * y - 66, 200 * (y - z)) * 180) / Math.PI;
      expect(Math.abs(seen - estimateItaDeg(truth.settings))).toBeLessThan(4);
    }
  });

  it('very dark skin keeps a brown colour: nothing black, nothing purely red', () => {
    const { before, plan } = makePair({ seed: 5035, melaninFraction: 0.38, ...small, pixelsPerMm: 10 });
    const [r, g, b] = meanColour(before, plan.treated![0]!.polygon);
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b);
    expect(b).toBeGreaterThan(0.025);
    expect(r / g).toBeLessThan(3);
  });
});
