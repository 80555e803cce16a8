import { applyAffine, compose, invert } from './affine.ts';
import { gaussian } from './filters.ts';
import type { Affine } from './image.ts';
import type { Metric, TileSums } from './metrics/index.ts';
import { type RegionPair, type TileGrid, tileGrid } from './region-pair.ts';
import type { HalfWaySpace } from './register/half-way.ts';
import { tf } from './tensor.ts';

/** A picture of where a metric changed, to lie over the registered photos. */
export interface ChangeMap {
  width: number;
  height: number;
  /** Interleaved RGBA: blue improved, orange worsened, more opaque the larger the change, clear where not measured. */
  data: Uint8Array;
}

export interface MappedRegion {
  pair: RegionPair;
  space: HalfWaySpace;
  /** The metric's sums over {@link spotGrid}. */
  spots: TileSums;
}

const spotMm = 0.4;

/** Small squares that a map is made of: what it shows is smooth, so that single pixels would only cost time. */
export const spotGrid = (pair: RegionPair): TileGrid =>
  tileGrid(pair, Math.max(1, Math.round(spotMm * pair.pixelsPerMm)));

/** Local means are taken over about a tile, as single pixels are noise. */
const smoothingMm = 1.5;
const improvedColour = [0, 114, 178] as const; // blue and vermilion of Okabe & Ito's palette
const worsenedColour = [213, 94, 0] as const;

/**
 * @param referenceChange raw change of the reference skin, taken off everywhere
 * @param detectable raw change that a spot must exceed to be shown
 * @param full raw change that is shown fully opaque
 * @param canvas the picture of the registered pair: its size and its map to the before photo
 */
export function changeMap(
  metric: Metric,
  regions: readonly MappedRegion[],
  {
    referenceChange,
    detectable,
    full,
    canvas,
  }: {
    referenceChange: number;
    detectable: number;
    full: number;
    canvas: { width: number; height: number; toBefore: Affine };
  },
): ChangeMap {
  const data = new Uint8Array(canvas.width * canvas.height * 4);
  for (const { pair, space, spots } of regions) {
    const { sizePx, columns } = spotGrid(pair);
    const change = localChange(metric, pair, spots);
    const skin = pair.mask.dataSync();
    const toRegion = compose(invert(space.toBefore), canvas.toBefore);
    paint(data, canvas, { toRegion, pair }, (column, row) => {
      if (skin[row * pair.width + column] < 0.5) return null;
      const spot = Math.floor(row / sizePx) * columns + Math.floor(column / sizePx);
      const times = (change[spot] - referenceChange) / detectable;
      const strength = (Math.sign(times) * Math.max(0, Math.abs(times) - 1)) / (full / detectable - 1);
      return metric.higherMeans === 'worse' ? strength : -strength;
    });
  }
  return { width: canvas.width, height: canvas.height, data };
}

/** Raw change of the local means, spot by spot. */
function localChange(metric: Metric, pair: RegionPair, spots: TileSums): Float64Array {
  const { sizePx, columns, rows } = spotGrid(pair);
  const sigmaSpots = (smoothingMm * pair.pixelsPerMm) / sizePx;
  const smooth = (sums: Float64Array) => {
    const blurred = tf.tidy(() =>
      gaussian(tf.tensor2d(Float32Array.from(sums), [rows, columns]), sigmaSpots),
    );
    const values = blurred.dataSync();
    blurred.dispose();
    return values;
  };
  const [before, after, weight] = [smooth(spots.before), smooth(spots.after), smooth(spots.weight)];
  return Float64Array.from(weight, (total, i) => {
    if (!(total > 0)) return 0;
    const raw = metric.change(metric.level(before[i] / total), metric.level(after[i] / total));
    return Number.isFinite(raw) ? raw : 0;
  });
}

/** @param strengthAt of a pixel of the region: signed strength, positive worsened, or null where nothing is to be shown */
function paint(
  data: Uint8Array,
  canvas: { width: number; height: number },
  { toRegion, pair }: { toRegion: Affine; pair: RegionPair },
  strengthAt: (column: number, row: number) => number | null,
): void {
  const { left, top, right, bottom } = frameOf(pair, { toRegion, canvas });
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const column = Math.round(toRegion[0] * x + toRegion[1] * y + toRegion[2]);
      const row = Math.round(toRegion[3] * x + toRegion[4] * y + toRegion[5]);
      if (column < 0 || row < 0 || column >= pair.width || row >= pair.height) continue;
      const strength = strengthAt(column, row);
      if (strength === null) continue;
      const colour = strength > 0 ? worsenedColour : improvedColour;
      data.set(colour, (y * canvas.width + x) * 4);
      data[(y * canvas.width + x) * 4 + 3] = Math.round(255 * Math.min(1, Math.abs(strength)));
    }
  }
}

/** The part of the canvas that a region lies in. */
function frameOf(
  { width, height }: RegionPair,
  { toRegion, canvas }: { toRegion: Affine; canvas: { width: number; height: number } },
) {
  const fromRegion = invert(toRegion);
  const corners = [[0, 0], [width, 0], [0, height], [width, height]] as const; // biome-ignore format: one line
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => applyAffine(fromRegion, corner)[axis]));
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    right: Math.min(canvas.width - 1, Math.ceil(Math.max(...xs))),
    bottom: Math.min(canvas.height - 1, Math.ceil(Math.max(...ys))),
  };
}
