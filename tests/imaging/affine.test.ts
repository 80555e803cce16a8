import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyAffine,
  averageBothWays,
  compose,
  expAffine,
  identity,
  invert,
  linearScale,
  logAffine,
  powerAffine,
  rotationDeg,
  rotationScaling,
  translation,
} from '../../src/imaging/affine.ts';
import type { Affine } from '../../src/imaging/image.ts';

const map = fc
  .record({
    degrees: fc.double({ min: -60, max: 60, noNaN: true }),
    scale: fc.double({ min: 0.5, max: 2, noNaN: true }),
    shear: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    x: fc.double({ min: -3000, max: 3000, noNaN: true }),
    y: fc.double({ min: -3000, max: 3000, noNaN: true }),
  })
  .map(({ degrees, scale, shear, x, y }) =>
    compose(
      translation(x, y),
      compose([1, shear, 0, 0, 1, 0], rotationScaling((degrees * Math.PI) / 180, scale)),
    ),
  );

function expectClose(actual: Affine, expected: Affine, tolerance = 1e-7) {
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(tolerance * Math.max(1, Math.abs(expected[i])));
  });
}

describe('affine calculus', () => {
  it('takes the logarithm and back', () => {
    fc.assert(fc.property(map, (m) => expectClose(expAffine(logAffine(m)), m)));
  });

  it('goes half of the way twice', () => {
    fc.assert(fc.property(map, (m) => expectClose(compose(powerAffine(m, 0.5), powerAffine(m, 0.5)), m)));
  });

  it('averages an estimate and its exact inverse to the estimate', () => {
    fc.assert(fc.property(map, (m) => expectClose(averageBothWays(m, invert(m)), m)));
  });

  it('averages equal estimates to exactly the identity, whatever they are', () => {
    fc.assert(
      fc.property(map, (m) => {
        expect(averageBothWays(m, m).map((value) => value + 0)).toEqual([...identity]); // + 0: no minus zero
      }),
    );
  });

  it('inverts its average exactly when the directions are exchanged', () => {
    fc.assert(
      fc.property(map, map, (a, b) =>
        expectClose(averageBothWays(b, a), invert(averageBothWays(a, b)), 1e-6),
      ),
    );
  });

  it('reads scale and rotation off a similarity', () => {
    const similarity = rotationScaling((12 * Math.PI) / 180, 1.3);
    expect(linearScale(similarity)).toBeCloseTo(1.3, 12);
    expect(rotationDeg(similarity)).toBeCloseTo(12, 10);
    expect(applyAffine(translation(3, -2), [1, 1])).toEqual([4, -1]);
  });

  it('refuses to invert what is singular', () => {
    expect(() => invert([1, 2, 0, 2, 4, 0])).toThrow(RangeError);
  });
});
