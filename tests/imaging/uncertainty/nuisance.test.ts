import { beforeAll, describe, expect, it } from 'vitest';
import { disposeRegionPair, logLuminance, type RegionPair } from '../../../src/imaging/region-pair.ts';
import { openBackend, tf } from '../../../src/imaging/tensor.ts';
import { perturbations } from '../../../src/imaging/uncertainty/nuisance.ts';
import { type Canvas, type Drawing, drawPair, grain, shade } from '../metrics/drawn-skin.ts';

const canvas: Canvas = { widthMm: 8, heightMm: 6, pixelsPerMm: 10 };
const sigmaMm = 0.3;
const dot: Drawing = (x, y) => shade(-0.1 * Math.exp(-0.5 * ((x - 4) ** 2 + (y - 3) ** 2) / sigmaMm ** 2)); // biome-ignore format: one line

const perturb = (name: 'blur' | 'shift', pair: RegionPair): RegionPair =>
  perturbations.find((each) => each.name === name)!.apply(pair);

/** Middle and mean variance per axis of what is brighter than plain skin, mm and mm2. */
function momentsOf(image: RegionPair['before']): { x: number; y: number; variance: number } {
  const log = logLuminance(image);
  const [values, width, base] = [log.dataSync(), log.shape[1], log.dataSync()[0]!];
  let [sum, sx, sy, squares] = [0, 0, 0, 0];
  values.forEach((value, i) => {
    const [x, y] = [(i % width) / canvas.pixelsPerMm, Math.floor(i / width) / canvas.pixelsPerMm];
    const weight = value - base;
    sum += weight;
    sx += weight * x;
    sy += weight * y;
    squares += weight * (x * x + y * y);
  });
  const [x, y] = [sx / sum, sy / sum];
  return { x, y, variance: (squares / sum - x * x - y * y) / 2 };
}

beforeAll(async () => {
  await openBackend();
});

describe('perturbations', () => {
  it('blur the after photo by 0.05 mm and leave the before photo', () => {
    const pair = drawPair({ before: dot, after: dot }, { canvas });
    const other = perturb('blur', pair);
    expect(momentsOf(other.after).variance - momentsOf(pair.after).variance).toBeCloseTo(0.05 ** 2, 4);
    expect(Array.from(other.before.dataSync())).toEqual(Array.from(pair.before.dataSync()));
  });

  it('shift the photos by 0.05 mm against each other, each by half', () => {
    const pair = drawPair({ before: dot, after: dot }, { canvas });
    const other = perturb('shift', pair);
    const [before, after] = [momentsOf(other.before), momentsOf(other.after)];
    expect(Math.hypot(before.x - after.x, before.y - after.y)).toBeCloseTo(0.05, 3);
    expect((before.x + after.x) / 2).toBeCloseTo(4, 3);
    expect((before.y + after.y) / 2).toBeCloseTo(3, 3);
  });

  it('soften both photos alike when they shift them', () => {
    const relief = grain(5070, { sigmaMm: 0.1, sd: 0.05, canvas });
    const other = perturb('shift', drawPair({ before: relief, after: relief }, { canvas }));
    const spread = (image: RegionPair['before']) => tf.moments(logLuminance(image)).variance.dataSync()[0]!;
    expect(spread(other.after) / spread(other.before)).toBeCloseTo(1, 2);
  });

  it('keep grid and mask, and are the caller to dispose', () => {
    const pair = drawPair({ before: dot, after: dot }, { canvas, isSkin: (x) => x > 2 });
    for (const { apply } of perturbations) {
      const tensors = tf.memory().numTensors;
      const other = apply(pair);
      expect([other.width, other.height, other.name]).toEqual([pair.width, pair.height, pair.name]);
      expect(Array.from(other.mask.dataSync())).toEqual(Array.from(pair.mask.dataSync()));
      disposeRegionPair(other);
      expect(tf.memory().numTensors).toBe(tensors);
    }
  });
});
