import type { Metric } from '../metrics/index.ts';
import type { TileFit } from '../register/residual.ts';
import type { Finding } from './finding.ts';

/** A tile serves a metric of fine detail only when the photos lie this well on it; coarser metrics need less. */
const fineFit = { shiftMm: 0.1, correlation: 0.3 };
const coarseFit = { shiftMm: 1, correlation: -1 };
const smallestKeptShare = 0.6;
const fewestTiles = 4;

/** Whether a metric may use a tile. */
export function tileKeeper(metric: Metric, fit: TileFit, pixelsPerMm: number): (tile: number) => boolean {
  const { shiftMm, correlation } = metric.needs.fineDetail ? fineFit : coarseFit;
  return (tile) => fit.shiftPx[tile] / pixelsPerMm <= shiftMm && fit.correlation[tile] >= correlation;
}

/** What stops a metric in one region. @param usable tiles with skin; @param kept those that lie well enough */
export function findInRegion(metric: Metric, { usable, kept }: { usable: number; kept: number }): Finding[] {
  const refuse = (code: Finding['code'], message: string): Finding => ({
    code,
    metrics: [metric.name],
    gravity: 'refuses',
    message,
  });
  if (usable < fewestTiles) {
    return [
      refuse('TOO_FEW_TILES', 'Too little unobstructed skin of this region is visible in both photos.'),
    ];
  }
  if (kept < smallestKeptShare * usable || kept < fewestTiles) {
    return [
      refuse(
        'REGISTRATION',
        'The two photos do not lie over each other closely enough here. Repeat pose, expression and distance of the baseline.',
      ),
    ];
  }
  return [];
}
