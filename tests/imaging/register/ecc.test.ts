import { beforeAll, describe, expect, it } from 'vitest';
import { applyAffine, compose, identity, rotationScaling, translation } from '../../../src/imaging/affine.ts';
import type { Affine } from '../../../src/imaging/image.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { alignEcc, type Signal } from '../../../src/imaging/register/ecc.ts';
import { openBackend, tf } from '../../../src/imaging/tensor.ts';

beforeAll(async () => {
  await openBackend();
});

const side = 120;

/** A smooth random pattern known at every point of the plane: a sum of waves. */
function makePattern(seed: string): (x: number, y: number) => number {
  const random = createRandom(seed);
  const waves = Array.from({ length: 60 }, () => {
    const frequency = (2 * Math.PI) / random.between(7, 40);
    const direction = random.between(0, 2 * Math.PI);
    return {
      u: frequency * Math.cos(direction),
      v: frequency * Math.sin(direction),
      phase: random.between(0, 7),
    };
  });
  return (x, y) => waves.reduce((sum, { u, v, phase }) => sum + Math.sin(u * x + v * y + phase), 0) / 60;
}

function signal(pattern: (x: number, y: number) => number, toPattern: Affine): Signal {
  const values = Float32Array.from({ length: side * side }, (_, i) =>
    pattern(...applyAffine(toPattern, [i % side, Math.floor(i / side)])),
  );
  const ones = () => tf.ones([side, side]) as Signal['valid'];
  return { image: tf.tensor2d(values, [side, side]), valid: ones(), wanted: ones() };
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
    // moving(truth(x)) = template(x)
    const template = signal(pattern, truth);
    const moving = signal(pattern, identity);
    const { warp, correlation } = alignEcc(template, moving, { initial: identity });
    expect(worstCorner(warp, truth)).toBeLessThan(0.02);
    expect(correlation).toBeGreaterThan(0.999);
  });

  it('does not see gain and offset', () => {
    const pattern = makePattern('gain');
    const template = signal(pattern, translation(1.4, 0.6));
    const moving = signal((x, y) => 3 * pattern(x, y) + 0.5, identity);
    expect(
      worstCorner(alignEcc(template, moving, { initial: identity }).warp, translation(1.4, 0.6)),
    ).toBeLessThan(0.02);
  });

  it('keeps the start on the same picture, exactly', () => {
    const picture = signal(makePattern('same'), identity);
    const { warp } = alignEcc(picture, picture, { initial: identity });
    expect(worstCorner(warp, identity)).toBeLessThan(1e-3);
  });

  it('says that nothing holds on an empty picture', () => {
    const empty = signal(() => 0, identity);
    expect(alignEcc(empty, signal(makePattern('x'), identity), { initial: identity }).correlation).toBe(-1);
  });

  it('finds no kinship between two patterns', () => {
    const [a, b] = [signal(makePattern('one'), identity), signal(makePattern('two'), identity)];
    expect(alignEcc(a, b, { initial: identity }).correlation).toBeLessThan(0.6);
  });

  it('leaves no tensor behind', () => {
    const picture = signal(makePattern('leak'), identity);
    const before = tf.memory().numTensors;
    alignEcc(picture, picture, { initial: translation(1, 0) });
    expect(tf.memory().numTensors).toBe(before);
  });
});
