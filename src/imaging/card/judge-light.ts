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
const fewestPaperSpots = 12;

/**
 * Judges the light by bare paper all over the card, or by plain ink where the paper is burnt out. Fits a plane in ln light.
 * @param read reads an area of the card; null outside the photo.
 */
export function judgeLight(read: (area: Rectangle) => AreaReading | null): CardLight | null {
  const paper = [1, 0, 2]
    .map((channel) => samples(paperSpots, { read, channel }))
    .sort((a, b) => b.length - a.length)[0];
  const isPaper = paper.length >= fewestPaperSpots;
  const used = isPaper ? paper : samples(inkSpots, { read, channel: 1 });
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

interface Sample {
  at: PointMm;
  log: number;
}

function samples(
  spots: readonly PointMm[],
  { read, channel }: { read: (area: Rectangle) => AreaReading | null; channel: number },
): Sample[] {
  return spots.flatMap((at) => {
    const reading = read({
      left: at.xMm - spotMm / 2,
      top: at.yMm - spotMm / 2,
      width: spotMm,
      height: spotMm,
    });
    return reading && !isClipped(reading, channel) ? { at, log: Math.log(reading.mean[channel]) } : [];
  });
}

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
