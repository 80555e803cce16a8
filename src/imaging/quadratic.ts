import { solveSymmetric } from './register/solve-symmetric.ts';
import { type Tensor2D, tf } from './tensor.ts';

const terms = 6;

/**
 * Takes the least-squares quadratic surface over the masked pixels off an image: a curve as wide as the image itself.
 * @param image [height, width]
 * @param mask 1 where the surface is fitted, else 0; [height, width]
 * @returns [height, width]; the image unchanged where the mask holds too little to fit
 */
export function removeQuadratic(image: Tensor2D, mask: Tensor2D): Tensor2D {
  const [height, width] = image.shape;
  return tf.tidy(() => {
    const basis = quadraticBasis(width, height);
    const weighted = tf.mul(basis, tf.reshape(mask, [1, height * width])) as Tensor2D;
    const flat = tf.reshape(image, [1, height * width]) as Tensor2D;
    const gram = tf.matMul(weighted, basis, false, true).dataSync();
    const right = tf.matMul(weighted, flat, false, true).dataSync();
    const matrix = Array.from({ length: terms }, (_, i) =>
      Array.from(gram.subarray(i * terms, (i + 1) * terms)),
    );
    const coefficients = solveSymmetric(matrix, Array.from(right));
    if (!coefficients) return image.clone();
    const surface = tf.matMul(tf.tensor2d(coefficients, [1, terms]), basis);
    return tf.reshape(tf.sub(flat, surface), [height, width]);
  });
}

/** 1, x, y, x2, xy, y2 with x and y from -1 to 1; [6, height x width]. */
function quadraticBasis(width: number, height: number): Tensor2D {
  const pixels = width * height;
  const values = new Float32Array(terms * pixels);
  for (let i = 0; i < pixels; i++) {
    const x = (2 * (i % width)) / Math.max(1, width - 1) - 1;
    const y = (2 * Math.floor(i / width)) / Math.max(1, height - 1) - 1;
    [1, x, y, x * x, x * y, y * y].forEach((value, k) => {
      values[k * pixels + i] = value;
    });
  }
  return tf.tensor2d(values, [terms, pixels]);
}
