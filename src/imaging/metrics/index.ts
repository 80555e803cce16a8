import type { MetricName } from '../plan.ts';
import type { Metric } from './metric.ts';
import { pores } from './pores.ts';
import { redness } from './redness.ts';
import { texture } from './texture.ts';

export type { Metric, MetricDescription, TileSums } from './metric.ts';

/** Every metric of this engine version, in the order they are shown. */
export const metricRegistry: Record<MetricName, Metric> = { redness, texture, pores };
