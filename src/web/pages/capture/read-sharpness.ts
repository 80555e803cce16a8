import type { Box } from './face-spots.ts';
import type { Picture } from './read-light.ts';

/**
 * How much fine detail there is: mean square of the Laplacian of the brightness, over the square of the mean brightness, so
 * that a darker picture is not taken for a softer one. To be compared between pictures of equal size only.
 */
export function readSharpness({ width, height, data }: Picture, box: Box): number {
  const [left, right] = [Math.max(1, Math.floor(box.left)), Math.min(width - 1, Math.ceil(box.right))];
  const [top, bottom] = [Math.max(1, Math.floor(box.top)), Math.min(height - 1, Math.ceil(box.bottom))];
  const grey = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return data[at]! + 2 * data[at + 1]! + data[at + 2]!;
  };
  let [energy, brightness, count] = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const here = grey(x, y);
      const laplacian = grey(x - 1, y) + grey(x + 1, y) + grey(x, y - 1) + grey(x, y + 1) - 4 * here;
      energy += laplacian * laplacian;
      brightness += here;
      count += 1;
    }
  }
  if (count === 0 || brightness === 0) return 0;
  return energy / count / (brightness / count) ** 2;
}
