import { quantile } from '../statistics.ts';
import { type HalfWaySpace, placeInPhotos } from './half-way.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/**
 * How differently the skin was turned to the camera. A cylinder of radius R seen at angle t and turned by p shows its skin
 * cos(t + p) / cos(t) times as wide, the same height: about cos p - t sin p, where t runs over width / R.
 */
export interface SurfaceTurn {
  /**
   * Angle by which a cheek of 60 mm radius would have to turn to foreshorten the skin as unevenly as it is, from the slope of
   * the foreshortening across the region: asin(60 mm x slope), whatever the region's size. A turn of 5 degrees reads 3.8 to 7.1
   * for radii of 80 to 45 mm, one of 12 degrees 9.4 to 18: 8 lies between. Flat skin reads 0 at any turn.
   */
  degrees: number;
  /**
   * Largest (95th percentile) |ln| of local stretch along over across. On 36 mm of skin seen frontally at first, 5 degrees
   * give 0.02 to 0.04 (radius 80 to 45 mm), 12 degrees 0.07 to 0.11; flat skin gives ln cos: 0.004 and 0.022.
   */
  stretch: number;
}

const cheekRadiusMm = 60;

/** @param places where to look, pixels of the space; at least three that span the region */
export function surfaceTurn(
  space: HalfWaySpace,
  { places, pixelsPerMm }: { places: readonly (readonly [number, number])[]; pixelsPerMm: number },
): SurfaceTurn | null {
  const strains = places.map((place) => strainAt(space, place));
  const rows = places.map(([x, y]) => [1, x / pixelsPerMm, y / pixelsPerMm]);
  const normal = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
  );
  const slopes = [0, 1].map((part) =>
    solveSymmetric(
      normal,
      [0, 1, 2].map((i) => rows.reduce((sum, row, k) => sum + row[i] * strains[k][part], 0)),
    ),
  );
  const [along, across] = slopes;
  if (!along || !across) return null;
  const slope = spectralNorm(along[1], along[2], across[1], across[2]);
  return {
    degrees: (Math.asin(Math.min(1, cheekRadiusMm * slope)) * 180) / Math.PI,
    stretch: quantile(
      strains.map(([p, q]) => Math.hypot(p, q)),
      0.95,
    ),
  };
}

/** ln of the local stretch along over across, as cosine and sine of twice its direction: what adds up like a vector. */
function strainAt(space: HalfWaySpace, [x, y]: readonly [number, number]): [number, number] {
  const ends = [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]].map(([u, v]) => placeInPhotos(space, [u, v])); // biome-ignore format: one line
  const slopes = (side: 'before' | 'after') => {
    const [left, right, up, down] = ends.map((end) => end[side]);
    return [right[0] - left[0], down[0] - up[0], right[1] - left[1], down[1] - up[1]];
  };
  const [a, b, c, d] = slopes('before');
  const [e, f, g, h] = slopes('after');
  const det = a * d - b * c;
  // after slopes times inverse before slopes: the map between the photos
  const [p, q, r, s] = [
    (e * d - f * c) / det,
    (f * a - e * b) / det,
    (g * d - h * c) / det,
    (h * a - g * b) / det,
  ];
  const [xx, xy, yy] = [p * p + r * r, p * q + r * s, q * q + s * s];
  const spread = Math.hypot(xx - yy, 2 * xy);
  if (spread === 0) return [0, 0];
  const log = Math.log((xx + yy + spread) / (xx + yy - spread)) / 2;
  return [(log * (xx - yy)) / spread, (log * 2 * xy) / spread];
}

/** Largest factor by which a 2 x 2 matrix lengthens a vector. */
function spectralNorm(a: number, b: number, c: number, d: number): number {
  const sum = a * a + b * b + c * c + d * d;
  const det = a * d - b * c;
  return Math.sqrt((sum + Math.sqrt(Math.max(0, sum * sum - 4 * det * det))) / 2);
}
