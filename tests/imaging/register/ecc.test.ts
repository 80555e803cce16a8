import { describe, expect, it } from 'vitest';
import { applyAffine, compose, identity, rotationScaling, translation } from '../../../src/imaging/affine.ts';
import type { Affine } from '../../../src/imaging/image.ts';
import { alignEcc } from '../../../src/imaging/register/ecc.ts';
import { type Signal, signalOf } from '../../../src/imaging/register/signal.ts';
import { makePattern } from './patterns.ts';

const side = 120;

const everywhere = new Uint8Array(side * side).fill(1);

function signal(pattern: (x: number, y: number) => number, toPattern: Affine): Signal {
  const values = Float32Array.from({ length: side * side }, (_, i) =>
    pattern(...applyAffine(toPattern, [i % side, Math.floor(i / side)])),
  );
  return signalOf(values, { width: side, height: side, seen: everywhere, within: everywhere });
}

function worstCorner(a: Affine, b: Affine): number {
  const corners = [[10, 10], [110, 10], [10, 110], [110, 110]] as const; // biome-ignore format: one line
  return Math.max(
    ...corners.map((corner) => {
      const [[ax, ay], [bx, by]] = [applyAffine(a, corner), applyAffine(b, corner)];
      return Math.hypot(ax - bx, ay - by);
    }),
  );
}

describe('alignEcc', () => {
  const about = (m: Affine) => compose(translation(60, 60), compose(m, translation(-60, -60)));
  const warps: [string, Affine][] = [
    ['a shift', translation(2.3, -1.7)],
    ['a turn', about(rotationScaling((2.5 * Math.PI) / 180, 1))],
    ['a scale', about(rotationScaling(0, 1.04))],
    ['a shear', about([1, 0.03, 0, -0.01, 0.98, 0])],
  ];

  it.each(warps)('recovers %s to a fiftieth of a pixel', (_, truth) => {
    const pattern = makePattern('recover');
    const found = alignEcc(signal(pattern, truth), signal(pattern, identity), everywhere);
    expect(worstCorner(found.correction, truth)).toBeLessThan(0.02);
    expect(found.correlation).toBeGreaterThan(0.999);
  });

  it('does not see gain', () => {
    const pattern = makePattern('gain');
    const first = signal(pattern, translation(1.4, 0.6));
    const second = signal((x, y) => 3 * pattern(x, y), identity);
    expect(worstCorner(alignEcc(first, second, everywhere).correction, translation(1.4, 0.6))).toBeLessThan(
      0.02,
    );
  });

  it('gives exactly the inverse for the pictures exchanged', () => {
    const pattern = makePattern('exchange');
    const [first, second] = [signal(pattern, about(rotationScaling(0.03, 1.02))), signal(pattern, identity)];
    const forward = alignEcc(first, second, everywhere).correction;
    const backward = alignEcc(second, first, everywhere).correction;
    expect(worstCorner(compose(backward, forward), identity)).toBeLessThan(1e-9);
  });

  it('gives exactly the identity for the same picture', () => {
    const picture = signal(makePattern('same'), identity);
    expect(alignEcc(picture, picture, everywhere).correction).toEqual(identity);
  });

  it('says that nothing holds on an empty picture', () => {
    const empty = signal(() => 0, identity);
    expect(alignEcc(empty, signal(makePattern('x'), identity), everywhere).correlation).toBe(-1);
  });

  it('finds no kinship between two patterns', () => {
    const [a, b] = [signal(makePattern('one'), identity), signal(makePattern('two'), identity)];
    expect(alignEcc(a, b, everywhere).correlation).toBeLessThan(0.6);
  });
});
