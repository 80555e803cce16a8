import type { RandomStream } from '../random.ts';
import { createField, type Field, type Grid, visitAround } from './field.ts';
import type { RectangleMm } from './spec.ts';

/**
 * Six to twelve inflamed spots in 36 x 40 mm of treated skin (more on a larger area), with uneven edges and a red halo.
 * @returns excess of blood: 1 in the middle of a spot means twice the blood of the skin round it.
 */
export function lesionMap(grid: Grid, random: RandomStream, treated: RectangleMm): Field {
  const field = createField(grid);
  const areaMm2 = (treated.right - treated.left) * (treated.bottom - treated.top);
  const count = Math.round((random.integer(6, 12) * areaMm2) / (36 * 40));
  for (let i = 0; i < count; i++) {
    const place = {
      xMm: random.between(treated.left + 3, treated.right - 2),
      yMm: random.between(treated.top + 1, treated.bottom - 1),
    };
    const radiusMm = random.between(0.7, 1.7);
    const strength = random.between(0.35, 1.1);
    const halo = random.between(0.1, 0.25) * strength;
    const lobes = [2, 3, 5].map((n) => ({ n, size: random.between(0, 0.14), turn: random.between(0, 6.28) }));
    visitAround(grid, { ...place, radiusMm: 5 * radiusMm }, (index, dx, dy) => {
      const angle = Math.atan2(dy, dx);
      const edge = lobes.reduce((sum, { n, size, turn }) => sum + size * Math.sin(n * angle + turn), 1);
      const r2 = (dx * dx + dy * dy) / (radiusMm * edge) ** 2;
      field[index]! += strength * Math.exp(-(r2 ** 1.4)) + halo * Math.exp(-0.32 * r2);
    });
  }
  return field;
}
