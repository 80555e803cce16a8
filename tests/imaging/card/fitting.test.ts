import { describe, expect, it } from 'vitest';
import { fitBlurredStep } from '../../../src/imaging/card/fit-blurred-step.ts';
import {
  fitHomography,
  homographyFromCorners,
  invertHomography,
  jacobian,
  type Point,
  project,
} from '../../../src/imaging/card/homography.ts';

const square: Point[] = [[0, 0], [80, 0], [80, 25], [0, 25]]; // biome-ignore format: corners
const seen: Point[] = [[102, 51], [870, 120], [842, 372], [88, 290]]; // biome-ignore format: corners
const map = homographyFromCorners(square, seen)!;

describe('homography', () => {
  it('takes four corners to four others, and back', () => {
    square.forEach((corner, i) => {
      expect(project(map, corner)[0]).toBeCloseTo(seen[i]![0], 8);
      expect(project(map, corner)[1]).toBeCloseTo(seen[i]![1], 8);
      expect(project(invertHomography(map), seen[i]!)[0]).toBeCloseTo(corner[0], 8);
    });
    expect(homographyFromCorners([[0, 0], [1, 1], [2, 2], [3, 3]], seen)).toBeNull(); // biome-ignore format: on a line
  });

  it('has the derivatives that small steps show', () => {
    const [a, b, c, d] = jacobian(map, [40, 12]);
    const [here, right, below] = ([[40, 12], [40.001, 12], [40, 12.001]] as const).map((p) => project(map, p)); // biome-ignore format: steps
    expect((right![0] - here![0]) / 0.001).toBeCloseTo(a, 2);
    expect((below![0] - here![0]) / 0.001).toBeCloseTo(b, 2);
    expect((right![1] - here![1]) / 0.001).toBeCloseTo(c, 2);
    expect((below![1] - here![1]) / 0.001).toBeCloseTo(d, 2);
  });

  it('is found again from points on known lines, and not from lines of one direction', () => {
    const points = Array.from({ length: 60 }, (_, i): Point => [(i * 37) % 80, (i * 11) % 25]);
    const constraints = (normals: readonly Point[]) =>
      points.map((from, i) => ({ from, to: project(map, from), normal: normals[i % normals.length]! }));
    const off = map.map((entry, i) => entry * (i === 8 ? 1 : 1.02));
    const fitted = fitHomography(off, constraints([[1, 0], [0, 1]]))!; // biome-ignore format: unit vectors
    for (const corner of square)
      expect(Math.hypot(...project(fitted, corner).map((x, i) => x - project(map, corner)[i]!))).toBeLessThan(
        0.01,
      );
    expect(fitHomography(off, constraints([[1, 0]]))).toBeNull();
  });
});

describe('a blurred step', () => {
  /** Logistic approximation-free reference: a step convolved with a sampled Gaussian. */
  const blurred = (distance: number, sigma: number): number => {
    const n = 4000;
    let sum = 0;
    let above = 0;
    for (let i = 0; i < n; i++) {
      const z = -6 + (12 * (i + 0.5)) / n;
      const weight = Math.exp(-0.5 * z * z);
      sum += weight;
      if (distance - z * sigma > 0.02) above += weight;
    }
    return 0.1 + (0.5 * above) / sum;
  };

  it.each([0.03, 0.1, 0.3])('gives back its standard deviation %f', (sigma) => {
    const points = Array.from(
      { length: 97 },
      (_, i): Point => [(i - 48) / 40, blurred((i - 48) / 40, sigma)],
    );
    expect(fitBlurredStep(points)! / sigma).toBeCloseTo(1, 1);
  });

  it('is none where light falls', () => {
    const points = Array.from(
      { length: 97 },
      (_, i): Point => [(i - 48) / 40, 1 - blurred((i - 48) / 40, 0.1)],
    );
    expect(fitBlurredStep(points)).toBeNull();
  });
});
