import type { Tensor2D } from '../tensor.ts';

/**
 * Correlation about zero of two band-passed or flattened maps where they count, 0..1: 1 for one pattern, however much
 * stronger in one of the photos, 0 for two that have nothing to do with each other.
 */
export function likenessOf(maps: { before: Tensor2D; after: Tensor2D; weight: Tensor2D }): number {
  const [before, after, weight] = [maps.before, maps.after, maps.weight].map((map) => map.dataSync());
  let [bb, ba, aa] = [0, 0, 0];
  for (let i = 0; i < weight.length; i++) {
    if (!weight[i]) continue;
    bb += weight[i] * before[i] * before[i];
    ba += weight[i] * before[i] * after[i];
    aa += weight[i] * after[i] * after[i];
  }
  return bb > 0 && aa > 0 ? Math.min(1, Math.max(0, ba / Math.sqrt(bb * aa))) : 0;
}
