import type { RandomStream } from '../random.ts';
import { createField, type Field, type Grid, visitAround } from './field.ts';
import type { RectangleMm } from './spec.ts';

/**
 * Atrophic scars like shallow boxcar scars: round hollows 1.5 to 4 mm across, 0.1 to 0.5 mm deep (Jacob, Dover and Kaminer
 * 2001, 10.1067/mjd.2001.113451), at least 4 mm apart where there is room.
 * @returns depth, mm, positive
 */
export function scarMap(
  grid: Grid,
  { count, area, random }: { count: number; area: RectangleMm; random: RandomStream },
): Field {
  const field = createField(grid);
  const places: { xMm: number; yMm: number }[] = [];
  for (let tries = 0; places.length < count && tries < 20 * count; tries++) {
    const xMm = random.between(area.left + 3, area.right - 3);
    const yMm = random.between(area.top + 3, area.bottom - 3);
    const scar = { radiusMm: random.between(0.75, 2), depthMm: random.between(0.1, 0.5) };
    if (places.some((other) => Math.hypot(other.xMm - xMm, other.yMm - yMm) < 4)) continue;
    places.push({ xMm, yMm });
    visitAround(grid, { xMm, yMm, radiusMm: 3 * scar.radiusMm }, (index, dx, dy) => {
      const r2 = (dx * dx + dy * dy) / scar.radiusMm ** 2;
      field[index]! += scar.depthMm * Math.exp(-(r2 ** 1.5));
    });
  }
  return field;
}
