import { mean } from './d-prime.ts';

/** Spearman's rank correlation, ties at their mean rank; null with fewer than three pairs or no variation. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const [x, y] = ([0, 1] as const).map((side) => ranks(pairs.map((pair) => pair[side])));
  const centre = mean(x!);
  let [xy, xx, yy] = [0, 0, 0];
  x!.forEach((rank, i) => {
    xy += (rank - centre) * (y![i]! - centre);
    xx += (rank - centre) ** 2;
    yy += (y![i]! - centre) ** 2;
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}
