import { solveSymmetric } from './register/solve-symmetric.ts';
import { type Tensor2D, tf } from './tensor.ts';

/** Exponents of x and y of each term: 1, x, y, x2, xy, y2. */
const terms = [[0, 0], [1, 0], [0, 1], [2, 0], [1, 1], [0, 2]] as const; // biome-ignore format: one line

/**
 * Takes the least-squares quadratic surface over the masked pixels off an image: a curve as wide as the image itself.
 * @param image [height, width]
 * @param mask 1 where the surface is fitted, else 0; [height, width]
 * @returns [height, width]; the image unchanged where the mask holds too little to fit
 */
export function removeQuadratic(image: Tensor2D, mask: Tensor2D): Tensor2D {
  const [height, width] = image.shape;
  return tf.tidy(() => {
    const [x, y] = [powers(width), powers(height)];
    /** Sums of a map times x to the i and y to the j, at [j][i]. */
    const moments = (map: Tensor2D) => (tf.matMul(y, tf.matMul(map, x), true) as Tensor2D).arraySync();
    const [ofMask, ofImage] = [moments(mask), moments(tf.mul(image, mask))];
    const coefficients = solveSymmetric(
      terms.map(([i, j]) => terms.map(([k, l]) => ofMask[j + l][i + k])),
      terms.map(([i, j]) => ofImage[j][i]),
    );
    if (!coefficients) return image.clone();
    const byPowers = tf.buffer([highest + 1, highest + 1]);
    terms.forEach(([i, j], term) => {
      byPowers.set(coefficients[term], j, i);
    });
    const surface = tf.matMul(tf.matMul(y, byPowers.toTensor() as Tensor2D), x, false, true);
    return tf.sub(image, surface);
  });
}

/** Of the products of two terms. */
const highest = 4;

/** Powers 0 to 4 of a coordinate that runs from -1 to 1; [length, 5]. */
function powers(length: number): Tensor2D {
  const values = Array.from({ length }, (_, i) => {
    const coordinate = (2 * i) / Math.max(1, length - 1) - 1;
    return Array.from({ length: highest + 1 }, (_, power) => coordinate ** power);
  });
  return tf.tensor2d(values, [length, highest + 1]);
}
