import { linearTable, type RgbImage } from '../image.ts';

/** Linear light (red, twice green, blue) of a photo at any point, bilinear; NaN beyond its edge. */
export function brightnessReader({
  width,
  height,
  data,
  maxValue,
}: RgbImage): (x: number, y: number) => number {
  const linear = linearTable(maxValue);
  const at = (x: number, y: number): number => {
    const i = (y * width + x) * 3;
    return (linear[data[i]] + 2 * linear[data[i + 1]] + linear[data[i + 2]]) / 4;
  };
  return (x, y) => {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return Number.NaN;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - left, y - top];
    const above = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
    const below = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
    return above * (1 - fy) + below * fy;
  };
}
