import { beforeAll, describe, expect, it } from 'vitest';
import { removeQuadratic } from '../../src/imaging/quadratic.ts';
import { openBackend, type Tensor2D, tf } from '../../src/imaging/tensor.ts';

const [width, height] = [40, 30];

const imageOf = (value: (x: number, y: number) => number): Tensor2D =>
  tf.tensor2d(
    Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
    [height, width],
  );

const surface = (x: number, y: number) =>
  0.4 + 0.02 * x - 0.03 * y + 0.001 * x * x - 0.0007 * x * y + 0.0004 * y * y;
const everywhere = () => imageOf(() => 1);
const largest = (image: Tensor2D): number => tf.max(tf.abs(image)).dataSync()[0]!;

beforeAll(async () => {
  await openBackend();
});

describe('removeQuadratic', () => {
  it('takes a quadratic off exactly', () => {
    expect(largest(removeQuadratic(imageOf(surface), everywhere()))).toBeLessThan(1e-5);
  });

  it('keeps what is no quadratic', () => {
    const ripple = (x: number, y: number) => 0.1 * Math.sin(x) * Math.cos(1.3 * y);
    const flat = removeQuadratic(
      imageOf((x, y) => ripple(x, y) + surface(x, y)),
      everywhere(),
    );
    expect(largest(tf.sub(flat, imageOf(ripple)))).toBeLessThan(0.005);
  });

  it('asks the masked pixels only', () => {
    const mask = imageOf((x) => Number(x < 25));
    const image = imageOf((x, y) => surface(x, y) + (x < 25 ? 0 : 3));
    const flat = removeQuadratic(image, mask);
    expect(largest(tf.mul(flat, mask))).toBeLessThan(1e-4);
    expect(largest(flat)).toBeCloseTo(3, 2);
  });

  it('gives the image back where too little is masked, and leaves no tensor behind', () => {
    const image = imageOf(surface);
    const nowhere = imageOf(() => 0);
    const before = tf.memory().numTensors;
    const same = removeQuadratic(image, nowhere);
    expect(Array.from(same.dataSync())).toEqual(Array.from(image.dataSync()));
    same.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
