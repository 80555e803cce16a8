/** A square raster of cells, row-major; 1 belongs to the figure. */
export interface CellFigure {
  count: number;
  cells: Uint8Array;
}

/** Closes single-cell gaps, then takes a cell off every edge, so that the rest lies well inside. */
export function inset({ count, cells }: CellFigure): CellFigure {
  const around = (source: Uint8Array, least: number) =>
    Uint8Array.from(source, (_, index) => {
      const column = index % count;
      const row = Math.floor(index / count);
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [x, y] = [column + dx, row + dy];
          if (x >= 0 && y >= 0 && x < count && y < count) sum += source[y * count + x];
        }
      }
      return sum >= least ? 1 : 0;
    });
  const filled = around(cells, 6).map((value, index) => value | cells[index]);
  return { count, cells: around(filled, 9) };
}

/** The largest figure of cells that touch by their sides. */
export function largestPiece({ count, cells }: CellFigure): CellFigure {
  const seen = new Uint8Array(cells.length);
  let best: number[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (!cells[start] || seen[start]) continue;
    const piece = [start];
    seen[start] = 1;
    for (let next = 0; next < piece.length; next++) {
      const index = piece[next];
      const column = index % count;
      const neighbours = [index - count, index + count];
      if (column > 0) neighbours.push(index - 1);
      if (column < count - 1) neighbours.push(index + 1);
      for (const neighbour of neighbours) {
        if (cells[neighbour] && !seen[neighbour]) {
          seen[neighbour] = 1;
          piece.push(neighbour);
        }
      }
    }
    if (piece.length > best.length) best = piece;
  }
  const kept = new Uint8Array(cells.length);
  for (const index of best) kept[index] = 1;
  return { count, cells: kept };
}

interface Run {
  row: number;
  from: number;
  to: number;
}

/**
 * Outline of a figure as one run a row: the figure's longest run, then row by row up and down the run that overlaps the
 * last one most, as long as there is one.
 * @returns vertices in cells (0 = the first cell's outer edge) and the area in cells; null when the figure is empty.
 */
export function outlineOf({
  count,
  cells,
}: CellFigure): { vertices: [number, number][]; area: number } | null {
  const rows = Array.from({ length: count }, (_, row) =>
    runsOf(cells.subarray(row * count, (row + 1) * count), row),
  );
  const longest = rows.flat().sort((a, b) => length(b) - length(a))[0];
  if (!longest) return null;
  const runs = [longest];
  for (const step of [-1, 1]) {
    let last = longest;
    for (let row = longest.row + step; row >= 0 && row < count; row += step) {
      const next = rows[row].sort((a, b) => overlap(b, last) - overlap(a, last))[0];
      if (!next || overlap(next, last) <= 0) break;
      if (step < 0) runs.unshift(next);
      else runs.push(next);
      last = next;
    }
  }
  return {
    vertices: [
      ...runs.flatMap(({ row, to }): [number, number][] => [
        [to, row],
        [to, row + 1],
      ]),
      ...[...runs].reverse().flatMap(({ row, from }): [number, number][] => [
        [from, row + 1],
        [from, row],
      ]),
    ],
    area: runs.reduce((sum, run) => sum + length(run), 0),
  };
}

const length = (run: Run) => run.to - run.from;
const overlap = (a: Run, b: Run) => Math.min(a.to, b.to) - Math.max(a.from, b.from);

function runsOf(cells: Uint8Array, row: number): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < cells.length; from++) {
    if (!cells[from]) continue;
    let to = from;
    while (cells[to]) to++;
    runs.push({ row, from, to });
    from = to;
  }
  return runs;
}
