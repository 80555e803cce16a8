/**
 * A smooth displacement of the plane: uniform cubic B-splines (Rueckert et al. 1999, 10.1109/42.796284) on a grid of control
 * points. All in pixels.
 */
export interface SmoothField {
  left: number;
  top: number;
  spacingPx: number;
  /** Control points; the first column lies one spacing left of `left`. */
  columns: number;
  rows: number;
  /** Displacement of each control point, row-major. */
  x: Float64Array;
  y: Float64Array;
}

/** A field that is zero, with control points all round a frame. */
export function emptyField({
  width,
  height,
  spacingPx,
}: {
  width: number;
  height: number;
  spacingPx: number;
}): SmoothField {
  const [columns, rows] = [width, height].map((side) => Math.ceil(side / spacingPx) + 3);
  const zeros = () => new Float64Array(columns * rows);
  return { left: 0, top: 0, spacingPx, columns, rows, x: zeros(), y: zeros() };
}

/** The same field the other way. */
export const reverseField = (field: SmoothField): SmoothField => ({
  ...field,
  x: field.x.map((value) => -value),
  y: field.y.map((value) => -value),
});

/** Control points that move a place, and how much each does; beyond the grid, those of its edge. */
export function controlsAt(
  field: SmoothField,
  [x, y]: readonly [number, number],
): { first: number; across: number[]; down: number[] } {
  // biome-ignore format: one line
  const [column, across] = splineAt((x - field.left) / field.spacingPx, field.columns);
  const [row, down] = splineAt((y - field.top) / field.spacingPx, field.rows);
  return { first: row * field.columns + column, across, down };
}

/** Displacement of a place. */
export function fieldAt(field: SmoothField, place: readonly [number, number]): [number, number] {
  const { first, across, down } = controlsAt(field, place);
  let [dx, dy] = [0, 0];
  down.forEach((wy, j) => {
    across.forEach((wx, i) => {
      const k = first + j * field.columns + i;
      dx += wx * wy * field.x[k];
      dy += wx * wy * field.y[k];
    });
  });
  return [dx, dy];
}

/**
 * Displacement of places `step` apart on one line of constant y, times `factor`.
 * @param out as many places as it is long
 */
export function readLine(
  field: SmoothField,
  { x, y, step, factor }: { x: number; y: number; step: number; factor: number },
  out: { dx: Float64Array; dy: Float64Array },
): void {
  const [row, down] = splineAt((y - field.top) / field.spacingPx, field.rows);
  const lineX = new Float64Array(field.columns);
  const lineY = new Float64Array(field.columns);
  for (let i = 0; i < field.columns; i++) {
    for (let j = 0; j < 4; j++) {
      const k = (row + j) * field.columns + i;
      lineX[i] += factor * down[j] * field.x[k];
      lineY[i] += factor * down[j] * field.y[k];
    }
  }
  const last = field.columns - 4;
  for (let n = 0; n < out.dx.length; n++) {
    const t = Math.max(0, Math.min(last + 1, (x + n * step - field.left) / field.spacingPx));
    const i = Math.min(last, t | 0);
    const f = t - i;
    const g = 1 - f;
    const w0 = (g * g * g) / 6;
    const w1 = (4 - 6 * f * f + 3 * f * f * f) / 6;
    const w2 = (4 - 6 * g * g + 3 * g * g * g) / 6;
    const w3 = (f * f * f) / 6;
    out.dx[n] = w0 * lineX[i] + w1 * lineX[i + 1] + w2 * lineX[i + 2] + w3 * lineX[i + 3];
    out.dy[n] = w0 * lineY[i] + w1 * lineY[i + 1] + w2 * lineY[i + 2] + w3 * lineY[i + 3];
  }
}

/** First of four control points and their weights at a position in spacings. */
function splineAt(position: number, count: number): [number, number[]] {
  const t = Math.max(0, Math.min(count - 3, position));
  const first = Math.min(count - 4, Math.floor(t));
  const f = t - first;
  const g = 1 - f;
  return [
    first,
    [g ** 3 / 6, (4 - 6 * f ** 2 + 3 * f ** 3) / 6, (4 - 6 * g ** 2 + 3 * g ** 3) / 6, f ** 3 / 6],
  ];
}
