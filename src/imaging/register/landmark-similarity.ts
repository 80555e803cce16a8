import { averageBothWays } from '../affine.ts';
import type { Affine } from '../image.ts';
import { quantile } from '../statistics.ts';

type Points = readonly (readonly [number, number])[];

const rounds = 4;
/** Share of the points kept after each round: mouth, jaw and brows move with expression, most of the face does not. */
const keptShare = 0.7;

/**
 * Similarity that maps one set of landmarks on another (Umeyama 1991, 10.1109/34.88573), refitted on the points that
 * follow it best. Both directions are fitted and averaged, so exchanging the sets inverts it.
 */
export function landmarkSimilarity(before: Points, after: Points): Affine {
  return averageBothWays(robustFit(before, after), robustFit(after, before));
}

function robustFit(from: Points, to: Points): Affine {
  let map = fitSimilarity(from, to);
  for (let i = 0; i < rounds; i++) {
    const errors = from.map(([x, y], k) =>
      Math.hypot(map[0] * x + map[1] * y + map[2] - to[k][0], map[3] * x + map[4] * y + map[5] - to[k][1]),
    );
    const limit = quantile(errors, keptShare);
    const kept = errors.flatMap((error, k) => (error <= limit ? [k] : []));
    map = fitSimilarity(kept.map((k) => from[k]), kept.map((k) => to[k])); // biome-ignore format: one line
  }
  return map;
}

/** Least-squares similarity without reflection. */
function fitSimilarity(from: Points, to: Points): Affine {
  const mean = (points: Points) =>
    [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const [fx, fy] = mean(from);
  const [tx, ty] = mean(to);
  let [spread, along, across] = [0, 0, 0];
  from.forEach(([x, y], k) => {
    const [px, py, qx, qy] = [x - fx, y - fy, to[k][0] - tx, to[k][1] - ty];
    spread += px * px + py * py;
    along += px * qx + py * qy;
    across += px * qy - py * qx;
  });
  const [a, b] = [along / spread, across / spread];
  return [a, -b, tx - a * fx + b * fy, b, a, ty - b * fx - a * fy];
}
