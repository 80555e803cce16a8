import { solveSymmetric } from '../register/solve-symmetric.ts';
import type { Patch, Rgb } from './card-layout.ts';
import { chartCorners, chartGreys } from './chart-layout.ts';
import type { ColourCard } from './colour-card.ts';
import type { AreaReading } from './read-patches.ts';

/** A patch of the chart and what was read where it should be. */
export interface SeenPatch {
  patch: Patch;
  reading: AreaReading;
}

/** How the light lies on the chart. */
export interface ChartLight {
  shading: ColourCard['shading'];
  /** ln of the light on a patch against the chart's middle: a plane. */
  logLightAt(patch: Patch): number;
}

const fewestPatches = 16;
/** Standard error of a patch's mean from which an edge runs through it. */
const edgeInPatchLog = 0.05;
const mostWithEdge = 8;
/** Of ln brightness with that of the chart: other things, and the chart turned or shifted by a patch, stay well below. */
const leastCorrelation = 0.8;
/** Charts, cameras and tone curves leave less about a smooth curve and a plane. */
const largestScatter = 0.1;
/** ln between the lightest and the darkest corner. */
const largestFallOff = 0.35;

/**
 * Judges by brightness whether this is the chart, and how evenly it is lit: what is left beside a tone curve of second degree
 * and a plane of light. One row alone could not tell light that falls off along it from a tone curve; 24 patches can.
 */
export function judgeChart(seen: readonly SeenPatch[]): ChartLight {
  const unknown: ChartLight = { shading: 'unknown', logLightAt: () => 0 };
  const withEdge = seen.filter(({ reading }) => hasEdge(reading)).length;
  if (seen.length < fewestPatches || !seen.some(isGrey) || withEdge > mostWithEdge) return unknown;
  const points = brightnesses(seen);
  const fit = fitLight(points);
  if (!fit || correlation(points) < leastCorrelation) return unknown;
  const { slopeX, slopeY, scatter } = fit;
  const fallOff = Math.abs(slopeX) * 2 + Math.abs(slopeY) * 2;
  return {
    shading: scatter <= largestScatter && fallOff <= largestFallOff ? 'even' : 'uneven',
    logLightAt: (patch) => {
      const [x, y] = placeOf(patch);
      return slopeX * x + slopeY * y;
    },
  };
}

const isGrey = ({ patch }: SeenPatch): boolean => chartGreys.includes(patch.name);

function hasEdge({ mean, standardError }: AreaReading): boolean {
  const strongest = mean.indexOf(Math.max(...mean));
  return standardError[strongest] > edgeInPatchLog * mean[strongest];
}

interface Brightness {
  /** ln brightness that the chart is known to have. */
  level: number;
  /** ln brightness in the photo, white-balanced on the greys. */
  log: number;
  at: [x: number, y: number];
}

function brightnesses(seen: readonly SeenPatch[]): Brightness[] {
  const greys = seen.filter(isGrey);
  const [red, green, blue] = [0, 1, 2].map((channel) =>
    Math.exp(mean(greys.map(({ reading }) => Math.log(reading.mean[channel])))),
  );
  return seen.map(({ patch, reading: { mean: rgb } }) => ({
    level: logBrightness(patch.colour),
    log: logBrightness([rgb[0] / red, rgb[1] / green, rgb[2] / blue]),
    at: placeOf(patch),
  }));
}

const logBrightness = ([red, green, blue]: Rgb): number => Math.log(0.25 * red + 0.65 * green + 0.1 * blue);

/** Middle of a patch from the chart's middle, in halves of its sides. */
function placeOf({ left, top, width, height }: Patch): [x: number, y: number] {
  const [, , [right, bottom]] = chartCorners;
  return [(2 * (left + width / 2)) / right - 1, (2 * (top + height / 2)) / bottom - 1];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(points: readonly Brightness[]): number {
  const [levels, logs] = [points.map(({ level }) => level), points.map(({ log }) => log)];
  const covariance = (a: readonly number[], b: readonly number[]): number =>
    mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
  return covariance(levels, logs) / Math.sqrt(covariance(levels, levels) * covariance(logs, logs));
}

/** Least squares of ln brightness by 1, level, its square, x and y. */
function fitLight(points: readonly Brightness[]): { slopeX: number; slopeY: number; scatter: number } | null {
  const rows = points.map(({ level, at: [x, y] }) => [1, level, level ** 2, x, y]);
  const terms = [0, 1, 2, 3, 4];
  const product = (i: number, of: (row: number[], point: Brightness) => number): number =>
    rows.reduce((sum, row, n) => sum + row[i] * of(row, points[n]), 0);
  const fitted = solveSymmetric(
    terms.map((i) => terms.map((j) => product(i, (row) => row[j]))),
    terms.map((i) => product(i, (_, { log }) => log)),
  );
  if (!fitted) return null;
  const squares = points.reduce((sum, { log }, n) => {
    const expected = rows[n].reduce((total, value, i) => total + value * fitted[i], 0);
    return sum + (log - expected) ** 2;
  }, 0);
  const [slopeX, slopeY] = fitted.slice(3);
  return { slopeX, slopeY, scatter: Math.sqrt(squares / (points.length - terms.length)) };
}
