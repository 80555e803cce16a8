import type { RandomStream } from '../random.ts';
import { blurPlane } from './blur.ts';
import { addNoise, createField, type Field, type Grid } from './field.ts';

/**
 * The skin's micro-relief: small plateaus between furrows (a coarse and a fine net), longer along the skin's lines.
 * @param directionRad direction of the skin's lines.
 * @returns height, mm, 0 on average.
 */
export function microRelief(grid: Grid, random: RandomStream, directionRad: number): Field {
  const field = createField(grid);
  const depth = random.between(0.75, 1.25);
  const size = random.between(0.85, 1.2);
  addPlateaus(field, grid, random.fork('coarse'), {
    cellMm: 0.95 * size,
    heightMm: 0.029 * depth,
    furrowMm: 0.13,
    stretch: random.between(1.1, 1.6),
    directionRad,
  });
  addPlateaus(field, grid, random.fork('fine'), {
    cellMm: 0.48 * size,
    heightMm: 0.017 * depth,
    furrowMm: 0.09,
    stretch: random.between(1, 1.3),
    directionRad: directionRad + 1,
  });
  const grain = random.fork('grain');
  addNoise(field, grid, { sizeMm: 0.16, amplitude: 0.003 * depth, random: grain });
  addNoise(field, grid, { sizeMm: 0.45, amplitude: 0.006 * depth, random: grain });
  blurPlane(field, { width: grid.columns, height: grid.rows, sigma: 0.045 * grid.pixelsPerMm });
  const mean = field.reduce((sum, height) => sum + height, 0) / field.length;
  return field.map((height) => height - mean);
}

interface Plateaus {
  cellMm: number;
  heightMm: number;
  furrowMm: number;
  stretch: number;
  directionRad: number;
}

/** Voronoi cells of a jittered lattice; the furrow is where the two nearest centres are equally far. */
function addPlateaus(field: Field, grid: Grid, random: RandomStream, net: Plateaus): void {
  const { columns, rows, pixelsPerMm } = grid;
  const cos = Math.cos(net.directionRad) / (pixelsPerMm * net.cellMm);
  const sin = Math.sin(net.directionRad) / (pixelsPerMm * net.cellMm);
  const reach = Math.ceil(Math.hypot(columns, rows) / (pixelsPerMm * net.cellMm)) + 4;
  const side = 2 * reach;
  const centres = Float32Array.from({ length: side * side * 2 }, () => random.between(0.08, 0.92));
  const lift = Float32Array.from({ length: side * side }, () => random.between(0.5, 1.3));
  const steepness = net.cellMm / net.furrowMm;

  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const u = (x * cos + y * sin) / net.stretch + reach;
      const v = -x * sin + y * cos + reach;
      const iu = u | 0;
      const iv = v | 0;
      let nearest = 9;
      let second = 9;
      let owner = 0;
      for (let j = iv - 1; j <= iv + 1; j++) {
        for (let i = iu - 1; i <= iu + 1; i++) {
          const cell = j * side + i;
          const du = i + centres[2 * cell]! - u;
          const dv = j + centres[2 * cell + 1]! - v;
          const distance = du * du + dv * dv;
          if (distance < nearest) {
            second = nearest;
            nearest = distance;
            owner = cell;
          } else if (distance < second) second = distance;
        }
      }
      const inside = (Math.sqrt(second) - Math.sqrt(nearest)) * steepness;
      field[y * columns + x]! += net.heightMm * lift[owner]! * (1 - Math.exp(-inside));
    }
  }
}
