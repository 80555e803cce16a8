import { metricRegistry } from '../../metrics/index.ts';
import { establishedMetricNames, type MetricName } from '../../plan.ts';
import type { ChangeName } from '../spec.ts';

/** Metrics that read the same thing as another one. */
const shared: Record<string, ChangeName> = { 'coarse-texture': 'texture' };

/** What has to change in the skin for an established metric to read a change. */
export const truthOf = (metric: MetricName): ChangeName => shared[metric] ?? (metric as ChangeName);

/** Everything that some metric reads, in the metrics' order. */
export const measuredChanges: readonly ChangeName[] = [...new Set(establishedMetricNames.map(truthOf))];

/** Whether a metric is for photos that are too coarse for the others. */
export const isForCoarsePhotos = (metric: MetricName): boolean =>
  'coarserThan' in metricRegistry[metric].needs;

/** What can be read without untreated skin in view: what needs none, and redness, for which a card can stand in. */
export const changesWithoutReference = measuredChanges.filter(
  (change) =>
    change === 'redness' ||
    establishedMetricNames.some(
      (metric) => truthOf(metric) === change && !metricRegistry[metric].needs.reference,
    ),
);
