import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/imaging/comparison.ts';
import { placeLesions } from '../../src/imaging/place-lesions.ts';
import { exampleComparison, measurement } from '../reports/example-comparison.ts';

const at: [number, number] = [0.25, 0.5];
const measurements = [
  measurement({
    metric: 'blemishes',
    lesions: { matched: 1, new: 0, resolved: 0, list: [{ at, diameterMm: 2, state: 'matched' }] },
  }),
];
const place = (transform: Comparison['registration']['transform']) => {
  const { registration } = exampleComparison();
  return placeLesions(exampleComparison({ measurements, registration: { ...registration, transform } }))[0]!;
};

describe('lesions on the registered pictures', () => {
  // The before photo has 4000 x 3000 pixels, 12.4 a mm; the pictures have half of them and a margin of 8 on each side.
  it('lie where the before photo has them when the photos are alike', () => {
    const lesion = place([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(lesion).toMatchObject({ region: 'left cheek', state: 'matched' });
    expect(lesion.at[0]).toBeCloseTo((500 + 8) / 2016, 3);
    expect(lesion.at[1]).toBeCloseTo((750 + 8) / 1516, 3);
    expect(lesion.diameter).toBeCloseTo((2 * 12.4) / 2 / 2016, 4);
  });

  it('keep to the before photo, whose frame the pictures have, when the after photo lies elsewhere', () => {
    const still = place([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    const moved = place([
      [1, 0, 120],
      [0, 1, -80],
    ]);
    expect(moved.at[0]).toBeCloseTo(still.at[0], 3);
    expect(moved.at[1]).toBeCloseTo(still.at[1], 3);
  });

  it('turn half as far as the photos are turned', () => {
    const [cos, sin] = [Math.cos(0.2), Math.sin(0.2)];
    const { at: turned } = place([
      [cos, -sin, 0],
      [sin, cos, 0],
    ]);
    const half = { cos: Math.cos(0.1), sin: Math.sin(0.1) };
    // The space is the before photo turned by half; its frame starts where the lower left corner lies.
    const width = 2000 * half.cos + 1500 * half.sin + 16;
    const x = 500 * half.cos - 750 * half.sin + 1500 * half.sin + 8;
    expect(turned[0]).toBeCloseTo(x / width, 2);
  });
});
