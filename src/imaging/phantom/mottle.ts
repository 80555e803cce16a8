import type { RandomStream } from '../random.ts';
import { addNoise, createField, type Field, type Grid, visitAround } from './field.ts';

/** Feature size in mm and standard deviation of the logarithm. */
const melaninScales = [
  [7, 0.07],
  [2.4, 0.06],
  [0.9, 0.05],
  [0.35, 0.026],
] as const;
const bloodScales = [
  [9, 0.08],
  [3, 0.1],
  [1.1, 0.08],
  [0.4, 0.045],
] as const;

/** Above this volume of melanosomes pigment varies less, relative to its mean: dark skin has few visible freckles. */
const evenAbove = 0.09;

/** Uneven pigment: ln(melanin / its mean), clouds of several sizes and some freckles. */
export function melaninMottle(grid: Grid, random: RandomStream, melaninFraction: number): Field {
  const field = cloud(grid, melaninScales, random.fork('clouds'));
  const spots = random.fork('freckles');
  const areaMm2 = (grid.columns * grid.rows) / grid.pixelsPerMm ** 2;
  const count = Math.round(areaMm2 * spots.between(0.002, 0.014));
  for (let i = 0; i < count; i++) {
    const radiusMm = Math.min(1.6, 0.45 * Math.exp(0.4 * spots.normal()));
    const strength = spots.between(0.15, 0.6);
    const place = { ...anywhere(grid, spots), radiusMm: 2.2 * radiusMm };
    const lobes = spots.between(0.05, 0.25);
    const turn = spots.between(0, 6.28);
    visitAround(grid, place, (index, dx, dy) => {
      const wave = 1 + lobes * Math.sin(3 * Math.atan2(dy, dx) + turn);
      const r2 = (dx * dx + dy * dy) / (radiusMm * wave) ** 2;
      field[index]! += strength * Math.exp(-r2 * r2);
    });
  }
  if (melaninFraction <= evenAbove) return field;
  const contrast = Math.sqrt(evenAbove / melaninFraction);
  return field.map((value) => contrast * value);
}

/** Uneven blood: ln(blood / its mean). */
export function bloodMottle(grid: Grid, random: RandomStream): Field {
  return cloud(grid, bloodScales, random.fork('clouds'));
}

export function anywhere(grid: Grid, random: RandomStream): { xMm: number; yMm: number } {
  return {
    xMm: grid.originXMm + (random.uniform() * grid.columns) / grid.pixelsPerMm,
    yMm: grid.originYMm + (random.uniform() * grid.rows) / grid.pixelsPerMm,
  };
}

function cloud(grid: Grid, scales: readonly (readonly [number, number])[], random: RandomStream): Field {
  const field = createField(grid);
  for (const [sizeMm, amplitude] of scales) {
    addNoise(field, grid, { sizeMm, amplitude: amplitude * random.between(0.7, 1.3), random });
  }
  return field;
}
