import { type Tensor2D, tf } from '../tensor.ts';

/** Mean of eight samples along a line through each pixel, by three doublings; zero beyond the border. [height, width] */
export function averageAlong(
  image: Tensor2D,
  { directionRad, lengthPx }: { directionRad: number; lengthPx: number },
): Tensor2D {
  const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
  const [, width] = image.shape;
  const averaged = [1, 2, 4].reduce((values, times) => {
    const reachPx = (times * lengthPx) / 16;
    return meanOfShifted(values, { width, x: Math.round(reachPx * c), y: Math.round(reachPx * s) });
  }, image.dataSync() as Float32Array);
  return tf.tensor2d(averaged, image.shape);
}

/** Mean of an image moved by whole pixels one way and the other. */
function meanOfShifted(
  values: Float32Array,
  { width, x, y }: { width: number; x: number; y: number },
): Float32Array {
  const mean = new Float32Array(values.length);
  for (const [right, down] of [
    [x, y],
    [-x, -y],
  ]) {
    // biome-ignore format: both ways
    const [first, end] = [Math.max(0, -right), Math.min(width, width - right)];
    for (let row = 0; row < values.length; row += width) {
      const from = row + down * width;
      if (from < 0 || from >= values.length) continue;
      for (let column = first; column < end; column++) {
        mean[row + column] += 0.5 * values[from + right + column];
      }
    }
  }
  return mean;
}
