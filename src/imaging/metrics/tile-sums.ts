import { type RegionPair, sumOverTiles, type TileGrid } from '../region-pair.ts';
import { type Tensor2D, tf } from '../tensor.ts';
import type { Quantity } from './metric.ts';

/**
 * Sums over the tiles of one region: `before[i] / weight[i]` is tile i's mean of the quantity a metric averages.
 * Keeping sums, not means, lets a bootstrap draw tiles and add.
 */
export interface TileSums {
  before: Float64Array;
  after: Float64Array;
  weight: Float64Array;
}

/** @param grids several ways to divide the region; the quantity's maps are made once for all of them */
export function sumTiles<Grids extends readonly TileGrid[]>(
  quantity: Quantity,
  pair: RegionPair,
  { reference, grids }: { reference: readonly RegionPair[]; grids: Grids },
): { sums: { [K in keyof Grids]: TileSums }; likeness: number } {
  const { before, after, weight, likeness = 1 } = quantity.localMaps(pair, reference);
  const [countedBefore, countedAfter] = tf.tidy(() => [
    tf.mul(before, weight) as Tensor2D,
    tf.mul(after, weight) as Tensor2D,
  ]);
  const sums = grids.map((tiles) => ({
    before: sumOverTiles(countedBefore, tiles),
    after: sumOverTiles(countedAfter, tiles),
    weight: sumOverTiles(weight, tiles),
  }));
  tf.dispose([before, after, weight, countedBefore, countedAfter]);
  return { sums: sums as { [K in keyof Grids]: TileSums }, likeness };
}

/** The tiles that hold something and that `keep` allows. */
export function selectTiles({ before, after, weight }: TileSums, keep: (tile: number) => boolean): TileSums {
  const tiles = Array.from(weight.keys()).filter((tile) => weight[tile] > 0 && keep(tile));
  const pick = (sums: Float64Array) => Float64Array.from(tiles, (tile) => sums[tile]);
  return { before: pick(before), after: pick(after), weight: pick(weight) };
}

/** Tiles of several regions as those of one. */
export function joinTiles(parts: readonly TileSums[]): TileSums {
  const join = (key: keyof TileSums) => Float64Array.from(parts.flatMap((part) => Array.from(part[key])));
  return { before: join('before'), after: join('after'), weight: join('weight') };
}
