import type { RandomStream } from '../random.ts';
import { createField, type Field, type Grid, visitAround } from './field.ts';
import { anywhere } from './mottle.ts';

const densityPerMm2 = 0.55;
const medianDiameterMm = 0.28;

/**
 * Pores as pits: lognormal diameters round 0.28 mm, 0.55 a square millimetre, never closer than 0.5 mm.
 * @returns depth in units of a usual pore: 0 between pores, about 1 in the middle of one.
 */
export function poreMap(grid: Grid, random: RandomStream): Field {
  const field = createField(grid);
  const areaMm2 = (grid.columns * grid.rows) / grid.pixelsPerMm ** 2;
  const density = densityPerMm2 * random.between(0.8, 1.2);
  const size = random.between(0.9, 1.12);
  const taken = new Set<number>();
  const wanted = Math.round(areaMm2 * density);
  const cellMm = 0.5;
  const stride = 4096;
  for (let made = 0, tries = 0; made < wanted && tries < 4 * wanted; tries++) {
    const place = anywhere(grid, random);
    const cx = Math.floor((place.xMm - grid.originXMm) / cellMm) + 1;
    const cy = Math.floor((place.yMm - grid.originYMm) / cellMm) + 1;
    if (isCrowded(taken, cx, cy, stride)) continue;
    taken.add(cy * stride + cx);
    made++;

    const diameterMm = Math.min(
      0.6,
      Math.max(0.12, size * medianDiameterMm * Math.exp(0.28 * random.normal())),
    );
    const depth = random.between(0.55, 1.35) * Math.min(1.4, diameterMm / medianDiameterMm);
    const sigma = diameterMm / 2.355;
    const stretch = random.between(1, 1.35);
    const turn = random.between(0, Math.PI);
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    visitAround(grid, { ...place, radiusMm: 3.2 * sigma * stretch }, (index, dx, dy) => {
      const along = (dx * cos + dy * sin) / stretch;
      const across = -dx * sin + dy * cos;
      const r2 = (along * along + across * across) / (sigma * sigma);
      const value = depth * Math.exp(-0.5 * r2);
      if (value > field[index]!) field[index] = value;
    });
  }
  return field;
}

function isCrowded(taken: ReadonlySet<number>, cx: number, cy: number, stride: number): boolean {
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) if (taken.has((cy + j) * stride + cx + i)) return true;
  }
  return false;
}
