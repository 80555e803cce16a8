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
  const ahead = y * width + x;
  const margin = Math.min(width, Math.abs(x));
  const half = (i: number, column: number) =>
    column >= 0 && column < width && i >= 0 && i < values.length ? values[i] / 2 : 0;
  const fillBorder = (row: number, from: number, to: number) => {
    for (let column = from; column < to; column++) {
      mean[row + column] = half(row + column + ahead, column + x) + half(row + column - ahead, column - x);
    }
  };
  const depth = Math.abs(y) * width;
  for (let row = 0; row < values.length; row += width) {
    const isInner = row >= depth && row + depth < values.length && 2 * margin < width;
    if (!isInner) {
      fillBorder(row, 0, width);
      continue;
    }
    fillBorder(row, 0, margin);
    for (let i = row + margin; i < row + width - margin; i++) {
      mean[i] = (values[i + ahead] + values[i - ahead]) / 2;
    }
    fillBorder(row, width - margin, width);
  }
  return mean;
}
