import { describe, expect, it } from 'vitest';
import { applyAffine } from '../../../src/imaging/affine.ts';
import { linearTable } from '../../../src/imaging/image.ts';
import { makePair, type Pair } from '../../../src/imaging/phantom/index.ts';
import { planSchema } from '../../../src/imaging/plan.ts';
import { dotCentre } from './region.ts';

const cheek = { seed: 5010, surface: 'cheek', radiiMm: [50, 90], marginMm: 6, pixelsPerMm: 12 } as const;
const marks: readonly (readonly [number, number])[] = [
  [10, 6],
  [38, 8],
  [24, 20],
  [14, 33],
  [37, 32],
];

const distance = ([x, y]: readonly number[], [u, v]: readonly number[]) => Math.hypot(x! - u!, y! - v!);

describe('a cheek', () => {
  it('lies where its truth says, turned too: dots found in both photos to 0.2 pixels', () => {
    const turned = { ...cheek, geometry: { rotationDeg: 3, scale: 1.05, yawDeg: 9, pitchDeg: -6 } };
    const { before, after, truth } = makePair({ ...turned, marks });
    const plain = makePair(turned);
    for (const mark of marks) {
      const [first, second] = [truth.before.toPhoto(...mark)!, truth.after.toPhoto(...mark)!];
      const found = dotCentre(before, plain.before, first);
      expect(distance(found, first)).toBeLessThan(0.2);
      expect(distance(dotCentre(after, plain.after, second), second)).toBeLessThan(0.2);
      expect(distance(truth.toAfter(...found)!, second)).toBeLessThan(0.25);
    }
  });

  it.each([
    ['a cheek', { surface: 'cheek' }],
    ['a plane', { surface: 'plane' }],
  ] as const)('maps %s there and back to a micrometre, with every disturbance', (_, surface) => {
    const { truth } = makePair({
      ...cheek,
      ...surface,
      nuisance: { only: everyGeometry, sigma: 2 },
      pixelsPerMm: 4,
    });
    for (const { toPhoto, toSkin } of [truth.before, truth.after]) {
      for (const mark of marks) {
        const pixel = toPhoto(...mark)!;
        expect(distance(toSkin(...pixel)!, mark)).toBeLessThan(1e-3);
      }
    }
  });

  it('follows an independent calculation: an upright cylinder turned by yaw', () => {
    const radius = 60;
    const flatEnough = 1e7;
    const { truth } = makePair({
      ...cheek,
      radiiMm: [radius, flatEnough],
      geometry: { yawDeg: 10 },
      pixelsPerMm: 4,
    });
    const yaw = (10 * Math.PI) / 180;
    for (const [x, y] of marks) {
      const [px, py] = truth.after.toPhoto(x, y)!;
      const expected = radius * (Math.sin((x - 24) / radius + yaw) - Math.sin(yaw));
      expect((px - 95.5) / 4).toBeCloseTo(expected, 4);
      expect((py - 79.5) / 4).toBeCloseTo(y - 20, 4);
    }
  });

  it('has the stated affine map in its middle', () => {
    const { truth } = makePair({
      ...cheek,
      geometry: { yawDeg: 12, pitchDeg: 5, rotationDeg: 4 },
      pixelsPerMm: 4,
    });
    for (const { toPhoto, transform } of [truth.before, truth.after]) {
      for (const [dx, dy] of [
        [0, 0],
        [0.1, 0],
        [0, 0.1],
      ] as const) {
        const [x, y] = [24 + dx, 20 + dy];
        expect(distance(toPhoto(x, y)!, applyAffine(transform, [x, y]))).toBeLessThan(2e-3);
      }
    }
  });

  it('is shaded by the light: darker on the side turned away, and more so when turned further', () => {
    const { before, after } = makePair({
      ...cheek,
      hasCard: false,
      hasReference: false,
      geometry: { yawDeg: 12 },
    });
    const share = (photo: Pair['before']) => brightness(photo, 0.8, 0.95) / brightness(photo, 0.05, 0.2);
    expect(share(before)).toBeLessThan(0.95);
    expect(share(after)).toBeLessThan(0.96 * share(before));
  });

  it('has a plan that follows its outline', () => {
    const { plan, truth, before } = makePair({ ...cheek, geometry: { yawDeg: 5 }, pixelsPerMm: 4 });
    expect(planSchema.parse(plan)).toEqual(plan);
    const { polygon } = plan.treated![0]!;
    expect(polygon.length).toBeGreaterThan(12);
    for (const [x, y] of polygon) {
      const [xMm] = truth.before.toSkin(x * before.width - 0.5, y * before.height - 0.5)!;
      expect(xMm).toBeGreaterThan(12.99);
      expect(xMm).toBeLessThan(47.01);
    }
  });

  it('ends where it turns away, before a dark cloth', () => {
    const { before, after, truth } = makePair({
      ...cheek,
      radiiMm: [45, 70],
      geometry: { yawDeg: 60 },
      pixelsPerMm: 4,
    });
    expect(truth.after.toSkin(after.width - 1, after.height / 2)).toBeNull();
    expect(truth.after.toPhoto(55, 20)).toBeNull();
    expect(truth.toAfter(before.width - 1, before.height / 2)).toBeNull();
    expect(brightness(after, 0.97, 1)).toBeLessThan(0.08);
  });
});

const everyGeometry = ['yaw', 'pitch', 'rotation', 'scale', 'shift', 'expression'] as const;

/** Mean linear green between two fractions of the width, in the middle rows. */
function brightness({ width, height, data }: Pair['before'], from: number, to: number): number {
  const linear = linearTable(255);
  let sum = 0;
  let count = 0;
  for (let y = Math.round(0.3 * height); y < 0.7 * height; y++) {
    for (let x = Math.round(from * width); x < to * width; x++) {
      sum += linear[data[3 * (y * width + x) + 1]!]!;
      count++;
    }
  }
  return sum / count;
}
