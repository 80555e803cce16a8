import { beforeAll, describe, expect, it } from 'vitest';
import { blurColours } from '../../../src/imaging/normalise/blur-match.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { openBackend, type Tensor3D, tf } from '../../../src/imaging/tensor.ts';

beforeAll(async () => {
  await openBackend('cpu');
});

const [height, width] = [20, 24];

/** Noise on the left, which is skin; `outside` on the right. */
function half(outside: number, blurPx: number): Float32Array {
  const random = createRandom(5080);
  const colours = Array.from({ length: height * width }, (_, i) => {
    const colour = [random.uniform(), random.uniform(), random.uniform()];
    return i % width < 14 ? colour : [outside, outside, outside];
  });
  const blurred = tf.tidy(() => {
    const mask = tf.tensor2d(
      colours.map((_, i) => (i % width < 14 ? 1 : 0)),
      [height, width],
    );
    const image = tf.tensor3d(colours.flat(), [height, width, 3]);
    return tf.mul(blurColours(image, { mask, sigmaPx: blurPx }), tf.expandDims(mask, 2));
  });
  const values = blurred.dataSync() as Float32Array;
  blurred.dispose();
  return values;
}

describe('blurring one photo to the sharpness of the other', () => {
  it.each([0.3, 1, 2.5])('sees skin only: what lies outside the mask changes nothing (%d px)', (blurPx) => {
    const [black, white] = [half(0, blurPx), half(1, blurPx)];
    expect(Array.from(black)).toEqual(Array.from(white));
  });

  it('keeps even skin as bright at its border as in its middle', () => {
    const even = tf.tidy(() => {
      const mask = tf.tensor2d(
        Array.from({ length: height * width }, (_, i) => (i % width < 14 ? 1 : 0)),
        [height, width],
      );
      const image = tf.mul(tf.fill([height, width, 3], 0.4), tf.expandDims(mask, 2)) as Tensor3D;
      return tf.slice(blurColours(image, { mask, sigmaPx: 1.2 }), [0, 0, 0], [height, 14, 3]);
    });
    for (const value of even.dataSync()) expect(value).toBeCloseTo(0.4, 5);
    even.dispose();
  });
});
