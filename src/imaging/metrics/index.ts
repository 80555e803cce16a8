import type { MetricName } from '../plan.ts';
import { blemishes } from './blemishes.ts';
import { coarseTexture } from './coarse-texture.ts';
import type { Metric } from './metric.ts';
import { pores } from './pores.ts';
import { redness } from './redness.ts';
import { shadowContrast } from './shadow-contrast.ts';
import { texture } from './texture.ts';
import { tone } from './tone.ts';
import { wrinkles } from './wrinkles.ts';

export type { LocalMaps, Metric, MetricDescription, Quantity } from './metric.ts';
export { joinTiles, selectTiles, sumTiles, type TileSums } from './tile-sums.ts';

/** Every metric of this engine version, in the order they are shown. */
export const metricRegistry: Record<MetricName, Metric> = {
  redness,
  texture,
  'coarse-texture': coarseTexture,
  pores,
  wrinkles,
  blemishes,
  tone,
  'shadow-contrast': shadowContrast,
};
