import { compose, invert } from './affine.ts';
import { gaussian } from './filters.ts';
import type { Affine } from './image.ts';
import type { Metric } from './metrics/index.ts';
import type { RegionPair } from './region-pair.ts';
import type { HalfWaySpace } from './register/half-way.ts';
import { type Tensor2D, tf } from './tensor.ts';

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
}

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
  for (const { pair, space } of regions) {
    const { change, weight } = localChange(metric, pair);
    const toRegion = compose(invert(space.toBefore), canvas.toBefore);
    paint(data, canvas, ([x, y]) => {
      const column = Math.round(toRegion[0] * x + toRegion[1] * y + toRegion[2]);
      const row = Math.round(toRegion[3] * x + toRegion[4] * y + toRegion[5]);
      if (column < 0 || row < 0 || column >= pair.width || row >= pair.height) return null;
      const index = row * pair.width + column;
      if (weight[index] < 0.5) return null;
      const times = (change[index] - referenceChange) / detectable;
      const strength = (Math.sign(times) * Math.max(0, Math.abs(times) - 1)) / (full / detectable - 1);
      return metric.higherMeans === 'worse' ? strength : -strength;
    });
  }
  return { width: canvas.width, height: canvas.height, data };
}

/** Raw change of the local means and the share of usable skin, [h x w] each. */
function localChange(metric: Metric, pair: RegionPair): { change: Float32Array; weight: Float32Array } {
  const sigmaPx = smoothingMm * pair.pixelsPerMm;
  const maps = metric.localMaps(pair);
  const read = (make: () => Tensor2D) => {
    const tensor = tf.tidy(make);
    const values = tensor.dataSync() as Float32Array;
    tensor.dispose();
    return values;
  };
  const smooth = (map: Tensor2D) => read(() => gaussian(tf.mul(map, maps.weight), sigmaPx));
  const [before, after, total] = [
    smooth(maps.before),
    smooth(maps.after),
    read(() => gaussian(maps.weight, sigmaPx)),
  ];
  const weight = read(() => pair.mask.clone());
  tf.dispose([maps.before, maps.after, maps.weight]);
  const change = before.map((value, i) => {
    if (!(total[i] > 0)) return 0;
    const raw = metric.change(metric.level(value / total[i]), metric.level(after[i] / total[i]));
    return Number.isFinite(raw) ? raw : 0;
  });
  return { change, weight };
}

/** @param strengthAt signed strength, positive worsened, or null where nothing is to be shown */
function paint(
  data: Uint8Array,
  { width, height }: { width: number; height: number },
  strengthAt: (pixel: [number, number]) => number | null,
): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const strength = strengthAt([x, y]);
      if (strength === null) continue;
      const colour = strength > 0 ? worsenedColour : improvedColour;
      data.set(colour, (y * width + x) * 4);
      data[(y * width + x) * 4 + 3] = Math.round(255 * Math.min(1, Math.abs(strength)));
    }
  }
}
