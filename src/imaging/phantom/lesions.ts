import type { RandomStream } from '../random.ts';
import { type Field, type Grid, visitAround } from './field.ts';
import type { RectangleMm } from './spec.ts';

/** An inflamed spot with an uneven edge and a red halo. */
export interface Lesion {
  xMm: number;
  yMm: number;
  /** Where the excess of blood, without the halo, has fallen to 1/e. */
  radiusMm: number;
  /** Excess of blood in the middle: 1 means twice the blood of the skin round it. */
  strength: number;
  halo: number;
  lobes: readonly { n: number; size: number; turn: number }[];
}

/** A spot somewhere in an area. */
export function drawLesion(area: RectangleMm, random: RandomStream): Lesion {
  const xMm = random.between(area.left + 3, area.right - 2);
  const yMm = random.between(area.top + 1, area.bottom - 1);
  const radiusMm = random.between(0.7, 1.7);
  const strength = random.between(0.35, 1.1);
  const halo = random.between(0.1, 0.25) * strength;
  const lobes = [2, 3, 5].map((n) => ({ n, size: random.between(0, 0.14), turn: random.between(0, 6.28) }));
  return { xMm, yMm, radiusMm, strength, halo, lobes };
}

/** Six to twelve spots in 36 x 40 mm of treated skin, more on a larger area. */
export function drawLesions(treated: RectangleMm, random: RandomStream): Lesion[] {
  const areaMm2 = (treated.right - treated.left) * (treated.bottom - treated.top);
  const count = Math.round((random.integer(6, 12) * areaMm2) / (36 * 40));
  return Array.from({ length: count }, () => drawLesion(treated, random));
}

/** Adds a spot's excess of blood to a field, or takes it away (`sign` -1). */
export function addLesion(field: Field, grid: Grid, lesion: Lesion, sign = 1): void {
  const { radiusMm, strength, halo, lobes } = lesion;
  visitAround(grid, { ...lesion, radiusMm: 5 * radiusMm }, (index, dx, dy) => {
    const angle = Math.atan2(dy, dx);
    const edge = lobes.reduce((sum, { n, size, turn }) => sum + size * Math.sin(n * angle + turn), 1);
    const r2 = (dx * dx + dy * dy) / (radiusMm * edge) ** 2;
    field[index]! += sign * (strength * Math.exp(-(r2 ** 1.4)) + halo * Math.exp(-0.32 * r2));
  });
}
