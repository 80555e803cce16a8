import {
  type CardEnd,
  type CardLayout,
  codeAreas,
  moduleMm,
  type PointMm,
  slantedCorners,
} from './card-layout.ts';
import { codeSize } from './code-reader.ts';
import type { Point } from './homography.ts';

/** A short piece of a straight edge between ink and something lighter. */
export interface CardEdge {
  /** Its middle, mm. */
  at: Point;
  /** Unit vector from the ink to the light side. */
  normal: Point;
}

/** All edges between unlike modules of a code; what surrounds it is light. */
export function codeEdges({ modules }: CardLayout, end: CardEnd): CardEdge[] {
  const { left, top } = codeAreas[end];
  const isDark = (column: number, row: number): boolean =>
    column >= 0 &&
    row >= 0 &&
    column < codeSize &&
    row < codeSize &&
    modules[end][row * codeSize + column] === 1;
  const edges: CardEdge[] = [];
  for (let i = 0; i <= codeSize; i++) {
    for (let j = 0; j < codeSize; j++) {
      const across = Number(isDark(i - 1, j)) - Number(isDark(i, j));
      if (across) edges.push({ at: [left + i * moduleMm, top + (j + 0.5) * moduleMm], normal: [across, 0] });
      const down = Number(isDark(j, i - 1)) - Number(isDark(j, i));
      if (down) edges.push({ at: [left + (j + 0.5) * moduleMm, top + i * moduleMm], normal: [0, down] });
    }
  }
  return edges;
}

const stepMm = 0.5;

/** The four sides of the slanted square in pieces, its corners left out. */
export function squareEdges(): CardEdge[] {
  return squareSides().flatMap(({ from, along, normal, lengthMm }) => {
    const pieces = Math.floor((lengthMm - 1) / stepMm);
    return Array.from({ length: pieces + 1 }, (_, piece): CardEdge => {
      const way = lengthMm / 2 + (piece - pieces / 2) * stepMm;
      return { at: [from.xMm + along[0] * way, from.yMm + along[1] * way], normal };
    });
  });
}

export interface SquareSide {
  from: PointMm;
  along: Point;
  /** Outwards. */
  normal: Point;
  lengthMm: number;
}

export function squareSides(): SquareSide[] {
  const corners = slantedCorners();
  return corners.map((from, i) => {
    const to = corners[(i + 1) % 4];
    const lengthMm = Math.hypot(to.xMm - from.xMm, to.yMm - from.yMm);
    const along = [(to.xMm - from.xMm) / lengthMm, (to.yMm - from.yMm) / lengthMm] as const;
    return { from, along, normal: [along[1], -along[0]], lengthMm };
  });
}
