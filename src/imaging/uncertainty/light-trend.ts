import type { Metric } from '../metrics/metric.ts';
import type { TileSums } from '../metrics/tile-sums.ts';

/** Change of untreated skin where the treated skin lies, against the untreated skin's own mean change. */
export interface TrendEstimate {
  /** To be taken off with the mean change of the reference. */
  change: number;
  /** Standard deviation of what is left: light the reference skin does not tell about. */
  sd: number;
}

export interface PlacedTiles extends TileSums {
  /** Middle of each tile in the photo, from the photo's middle in units of half its longer side. */
  x: Float64Array;
  y: Float64Array;
}

/** Neighbouring tiles err together (compressed colour, mottle), so their scatter counts this many times in variance. */
const clustering = 4;
const fewestTiles = 6;

/**
 * Light of mixed colour falls off across a photo, so that reference skin beside the treated skin sees another light. The
 * slope of its own change across the photo, shrunk towards none as far as its scatter makes it doubtful, is followed to
 * the treated skin: best linear unbiased prediction (Goldberger 1962, 10.1080/01621459.1962.10480665). Only reference
 * skin is asked, because a slope in treated skin may be treatment.
 * @param slopeSd how much such light tilts the raw change, standard deviation per half side of the photo
 */
export function followTrend(
  metric: Metric,
  { treated, reference, slopeSd }: { treated: PlacedTiles; reference: PlacedTiles; slopeSd: number },
): TrendEstimate {
  const [[fromX, fromY], [toX, toY]] = [middleOf(reference), middleOf(treated)];
  const distance = [toX - fromX, toY - fromY] as const;
  const unknown = { change: 0, sd: slopeSd * Math.hypot(...distance) };
  const changes = Array.from(reference.weight, (weight, i) =>
    metric.change(metric.level(reference.before[i] / weight), metric.level(reference.after[i] / weight)),
  );
  const tiles = changes.length;
  if (tiles < fewestTiles || !changes.every(Number.isFinite)) return unknown;

  const mean = changes.reduce((sum, change) => sum + change, 0) / tiles;
  let [xx, xy, yy, xc, yc] = [0, 0, 0, 0, 0];
  changes.forEach((change, i) => {
    const [x, y] = [reference.x[i] - fromX, reference.y[i] - fromY];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xc += x * (change - mean);
    yc += y * (change - mean);
  });
  const free = solve2([xx, xy, yy], [xc, yc]);
  if (!free) return unknown;
  const scatter = changes.reduce((sum, change, i) => {
    const fitted = mean + free[0] * (reference.x[i] - fromX) + free[1] * (reference.y[i] - fromY);
    return sum + (change - fitted) ** 2;
  }, 0);
  const noise = (clustering * scatter) / (tiles - 3);
  if (!(noise > 0)) return { change: free[0] * distance[0] + free[1] * distance[1], sd: 0 };

  const shrink = noise / slopeSd ** 2;
  const normal = [xx + shrink, xy, yy + shrink] as const;
  const slope = solve2(normal, [xc, yc]) ?? [0, 0];
  const doubt = solve2(normal, distance) ?? [0, 0];
  return {
    change: slope[0] * distance[0] + slope[1] * distance[1],
    sd: Math.sqrt(noise * (doubt[0] * distance[0] + doubt[1] * distance[1])),
  };
}

/** Mean place of what the tiles hold. */
export function middleOf({ weight, x, y }: PlacedTiles): [x: number, y: number] {
  const total = weight.reduce((sum, value) => sum + value, 0) || 1;
  const mean = (places: Float64Array) => places.reduce((sum, value, i) => sum + value * weight[i], 0) / total;
  return [mean(x), mean(y)];
}

/** Solves the symmetric system [[a, b], [b, c]]; null when it is singular. */
function solve2(
  [a, b, c]: readonly [number, number, number],
  [p, q]: readonly [number, number],
): [number, number] | null {
  const determinant = a * c - b * b;
  if (!(determinant > 1e-9 * a * c)) return null;
  return [(c * p - b * q) / determinant, (a * q - b * p) / determinant];
}
