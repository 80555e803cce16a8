import type { RandomStream } from '../random.ts';
import { createField, type Field, type Grid, visitAround } from './field.ts';
import { anywhere } from './mottle.ts';

/**
 * Fine lines and wrinkles: long, slightly curved grooves with tapered ends, most of them along the skin's lines.
 * @returns depth, mm, positive.
 */
export function creaseMap(grid: Grid, random: RandomStream, directionRad: number): Field {
  const field = createField(grid);
  const areaMm2 = (grid.columns * grid.rows) / grid.pixelsPerMm ** 2;
  const count = Math.max(4, Math.round(areaMm2 * random.between(0.0035, 0.0065)));
  for (let i = 0; i < count; i++) {
    const { xMm, yMm } = anywhere(grid, random);
    const lengthMm = random.between(9, 28);
    const heading = directionRad + 0.16 * random.normal();
    const bend = 0.02 * random.normal();
    const wave = random.between(0, 0.12);
    const wavePhase = random.between(0, 6.28);
    const depthMm = random.between(0.012, 0.034);
    const sigmaMm = random.between(0.14, 0.28);
    const steps = Math.ceil(lengthMm * grid.pixelsPerMm);
    let x = xMm;
    let y = yMm;
    for (let s = 0; s < steps; s++) {
      const t = s / (steps - 1);
      const along = t * lengthMm;
      const angle = heading + bend * along + wave * Math.sin(along * 0.9 + wavePhase);
      x += Math.cos(angle) / grid.pixelsPerMm;
      y += Math.sin(angle) / grid.pixelsPerMm;
      const depth = depthMm * Math.sqrt(Math.sin(Math.PI * t));
      const k = -0.5 / (sigmaMm * sigmaMm);
      visitAround(grid, { xMm: x, yMm: y, radiusMm: 3 * sigmaMm }, (index, dx, dy) => {
        const value = depth * Math.exp(k * (dx * dx + dy * dy));
        if (value > field[index]!) field[index] = value;
      });
    }
  }
  return field;
}
