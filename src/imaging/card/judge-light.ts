import { solveSymmetric } from '../register/solve-symmetric.ts';
import {
  cardHeightMm,
  cardWidthMm,
  inkSpots,
  type PointMm,
  paperSpots,
  type Rectangle,
  spotMm,
} from './card-layout.ts';
import { type AreaReading, isClipped } from './read-patches.ts';

/** How the light lies on the card. */
export interface CardLight {
  shading: 'even' | 'uneven';
  /** ln of the light at a point of the card against its middle: a plane. */
  logLightAt(point: PointMm): number;
}

/** Scatter of ln light about a plane beyond which the light is no gentle fall-off: a shadow's edge, glare, dirt. */
const largestScatter = { paper: 0.05, ink: 0.1 };
/** ln between the lightest and the darkest corner. */
const largestFallOff = 0.35;
/**
 * Judges the light by bare paper all over the card, or by plain ink where some of the paper is burnt out: what is left of it
 * could all lie in a shadow. Fits a plane in ln light.
 * @param read reads an area of the card; null outside the photo.
 */
export function judgeLight(read: (area: Rectangle) => AreaReading | null): CardLight | null {
  const paper = readSpots(paperSpots, read);
  const channel = [1, 0, 2].find((each) => !paper.some(({ reading }) => isClipped(reading, each)));
  const isPaper = channel !== undefined;
  const used = isPaper ? samples(paper, channel) : samples(readSpots(inkSpots, read), 1);
  const plane = fitPlane(used);
  if (!plane) return null;
  const logLightAt = ({ xMm, yMm }: PointMm): number =>
    plane[1] * (xMm - middle.xMm) + plane[2] * (yMm - middle.yMm);
  const squares = used.reduce((sum, { at, log }) => sum + (log - plane[0] - logLightAt(at)) ** 2, 0);
  const scatter = Math.sqrt(squares / (used.length - 3));
  const fallOff = Math.abs(plane[1]) * cardWidthMm + Math.abs(plane[2]) * cardHeightMm;
  const isEven = scatter <= largestScatter[isPaper ? 'paper' : 'ink'] && fallOff <= largestFallOff;
  return { shading: isEven ? 'even' : 'uneven', logLightAt };
}

const middle: PointMm = { xMm: cardWidthMm / 2, yMm: cardHeightMm / 2 };

interface Spot {
  at: PointMm;
  reading: AreaReading;
}

function readSpots(spots: readonly PointMm[], read: (area: Rectangle) => AreaReading | null): Spot[] {
  return spots.flatMap((at) => {
    const area = { left: at.xMm - spotMm / 2, top: at.yMm - spotMm / 2, width: spotMm, height: spotMm };
    const reading = read(area);
    return reading ? [{ at, reading }] : [];
  });
}

interface Sample {
  at: PointMm;
  log: number;
}

const samples = (spots: readonly Spot[], channel: number): Sample[] =>
  spots
    .filter(({ reading }) => !isClipped(reading, channel))
    .map(({ at, reading }) => ({ at, log: Math.log(reading.mean[channel]) }));

/** Least squares: [level at the card's middle, slope along x, slope along y]; null when the points do not span a plane. */
function fitPlane(points: readonly Sample[]): number[] | null {
  if (points.length < 4) return null;
  const a = [0, 1, 2].map(() => [0, 0, 0]);
  const b = [0, 0, 0];
  for (const { at, log } of points) {
    const row = [1, at.xMm - middle.xMm, at.yMm - middle.yMm];
    for (let i = 0; i < 3; i++) {
      b[i] += row[i] * log;
      for (let j = 0; j < 3; j++) a[i][j] += row[i] * row[j];
    }
  }
  return solveSymmetric(a, b);
}
