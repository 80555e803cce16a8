import { beforeAll, describe, expect, it } from 'vitest';
import { band, dilate, erode, gaussian, gradient, maskedGaussian } from '../../src/imaging/filters.ts';
import { openBackend, type Tensor2D, tf } from '../../src/imaging/tensor.ts';

beforeAll(async () => {
  await openBackend();
});

function impulse(side: number): Tensor2D {
  const values = new Float32Array(side * side);
  values[((side - 1) / 2) * side + (side - 1) / 2] = 1;
  return tf.tensor2d(values, [side, side]);
}

/** Variance along x of a non-negative image. */
function spread(image: Tensor2D): { mass: number; variance: number } {
  const [height, width] = image.shape;
  const values = image.dataSync();
  let [mass, mean, square] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      mass += values[y * width + x];
      mean += values[y * width + x] * x;
      square += values[y * width + x] * x * x;
    }
  }
  return { mass, variance: square / mass - (mean / mass) ** 2 };
}

describe('gaussian', () => {
  it.each([1.2, 2.8, 4.5, 9])('keeps the mass and spreads it by sigma^2 = %f^2', (sigma) => {
    const { mass, variance } = spread(gaussian(impulse(101), sigma));
    expect(mass).toBeCloseTo(1, 4);
    expect(variance / sigma ** 2).toBeGreaterThan(0.96); // cut at three sigma
    expect(variance / sigma ** 2).toBeLessThan(1.005);
  });

  it.each([3, 9, 11, 14, 20])(
    'weakens a wave of 80 pixels as theory says for sigma = %d, pooled or not',
    (sigma) => {
      const [side, period] = [320, 80];
      const wave = Float32Array.from({ length: side * side }, (_, i) =>
        Math.cos((2 * Math.PI * (i % side)) / period),
      );
      const blurred = gaussian(tf.tensor2d(wave, [side, side]), sigma).dataSync();
      const crest = blurred[160 * side + 160];
      const expected = Math.exp(-0.5 * ((2 * Math.PI * sigma) / period) ** 2);
      expect(Math.abs(crest / expected - 1)).toBeLessThan(0.04); // the kernel ends at three sigma
    },
  );

  it('takes an image smaller than its kernel', () => {
    const blurred = gaussian(tf.fill([5, 90], 3) as Tensor2D, 6);
    expect(Math.max(...blurred.dataSync())).toBeCloseTo(3, 4);
    expect(Math.min(...blurred.dataSync())).toBeCloseTo(3, 4);
  });
});

describe('masked filters', () => {
  it('ignores what is masked out', () => {
    const mask = new Float32Array(40 * 40).fill(1);
    const values = new Float32Array(40 * 40).fill(0.3);
    for (let i = 0; i < 400; i++) {
      mask[i] = 0;
      values[i] = 1e3;
    }
    const result = maskedGaussian(tf.tensor2d(values, [40, 40]), tf.tensor2d(mask, [40, 40]), 3).dataSync();
    for (let i = 400; i < 1600; i++) expect(result[i]).toBeCloseTo(0.3, 4);
  });

  it('has no response to a constant', () => {
    const flat = tf.fill([50, 50], -1.3) as Tensor2D;
    const response = band(flat, tf.ones([50, 50]), [1.2, 4.5]).dataSync();
    expect(Math.max(...Array.from(response, Math.abs))).toBeLessThan(1e-5);
  });
});

describe('gradient, dilate, erode', () => {
  it('is exact on a ramp', () => {
    const ramp = tf.tensor2d(
      Float32Array.from({ length: 20 * 30 }, (_, i) => 2 * (i % 30) - 3 * Math.floor(i / 30)),
      [20, 30],
    );
    const { dx, dy } = gradient(ramp);
    expect(dx.arraySync()[10][15]).toBeCloseTo(2, 5);
    expect(dy.arraySync()[10][15]).toBeCloseTo(-3, 5);
  });

  it('grows and shrinks by the radius', () => {
    const grown = dilate(impulse(21), 2);
    expect(tf.sum(grown).dataSync()[0]).toBe(25);
    expect(tf.sum(erode(grown, 2)).dataSync()[0]).toBe(1);
  });
});

it('leaves no tensor behind', () => {
  const image = tf.randomNormal([64, 64]) as Tensor2D;
  const mask = tf.ones([64, 64]) as Tensor2D;
  const before = tf.memory().numTensors;
  for (const make of [
    () => gaussian(image, 2),
    () => gaussian(image, 14),
    () => band(image, mask, [1, 3]),
    () => dilate(image, 2),
  ]) {
    make().dispose();
  }
  const { dx, dy } = gradient(image);
  tf.dispose([dx, dy]);
  expect(tf.memory().numTensors).toBe(before);
});
