import { innerPixels, type SkinPatch, smoothed } from './skin-patch.ts';

/** Thresholds on the gradient of the smoothed grey level, levels per pixel. */
const weakEdge = 2;
const strongEdge = 4;
const sigmaPx = 1.4;

/**
 * Share of the region's pixels on an edge: smoothing, gradient, thinning across the edge, and weak edges kept where they
 * hang on strong ones.
 * @see Canny J, IEEE Trans Pattern Anal Mach Intell 1986;8:679, 10.1109/TPAMI.1986.4767851
 */
export function edgeDensity(patch: SkinPatch): number {
  const { width } = patch;
  const grey = smoothed(patch.grey, patch, sigmaPx);
  const pixels = innerPixels(patch);
  const strength = new Float32Array(grey.length);
  const step = new Int32Array(grey.length);
  for (const at of pixels) {
    const dx = (grey[at + 1]! - grey[at - 1]!) / 2;
    const dy = (grey[at + width]! - grey[at - width]!) / 2;
    strength[at] = Math.hypot(dx, dy);
    step[at] = acrossEdge(dx, dy, width);
  }
  const isRidge = (at: number): boolean =>
    strength[at]! >= weakEdge &&
    strength[at]! > strength[at - step[at]!]! &&
    strength[at]! >= strength[at + step[at]!]!;
  const ridge = Uint8Array.from(strength, (_, at) => (step[at] !== 0 && isRidge(at) ? 1 : 0));
  const found = pixels.filter((at) => ridge[at] && strength[at]! >= strongEdge);
  for (const at of found) ridge[at] = 0;
  for (let at = found[0], next = 1; at !== undefined; at = found[next++]) {
    for (const neighbour of neighboursOf(at, width)) {
      if (!ridge[neighbour]) continue;
      ridge[neighbour] = 0;
      found.push(neighbour);
    }
  }
  return found.length / pixels.length;
}

/** Index step to the neighbour in the direction of the gradient, of the eight. */
function acrossEdge(dx: number, dy: number, width: number): number {
  const eighth = Math.round((4 * Math.atan2(dy, dx)) / Math.PI);
  const [x, y] = directions[(eighth + 8) % 8]!;
  return y * width + x;
}

const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];

const neighboursOf = (at: number, width: number): number[] => directions.map(([x, y]) => at + y * width + x);
