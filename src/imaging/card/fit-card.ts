import type { RgbImage } from '../image.ts';
import { median } from '../statistics.ts';
import { type CardEdge, codeEdges, squareEdges } from './card-edges.ts';
import { type CardEnd, type CardLayout, codeAreas, moduleMm } from './card-layout.ts';
import type { CardCodes } from './find-codes.ts';
import {
  type Constraint,
  fitHomography,
  type Homography,
  homographyFromCorners,
  jacobian,
  type Point,
  project,
} from './homography.ts';
import { brightnessReader } from './light-samples.ts';

export interface CardFit {
  /** Card mm -> pixels of the photo. */
  toPhoto: Homography;
  /** Median distance between where an edge is seen and where the fit puts it, mm. */
  residualMm: number;
}

/** Share of a group's edges that must be seen for the group to count as seen. */
const fewestSeen = 0.7;
/** A code alone could stand on anything. */
const fewestGroups = 2;
/** Beyond it (a blur of about 0.4 mm) a fit can settle in a wrong place. */
const largestResidualMm = 0.035;
const rounds = 7;

/**
 * Where the card lies, from its own printed edges. A code's corners say where to look; what lies too far from them to be
 * seen in the first rounds (the slanted square, the other code) joins in as the fit improves.
 * @returns null when the edges do not bear out what the codes said.
 */
export function fitCard(
  photo: RgbImage,
  { layout, codes }: { layout: CardLayout; codes: CardCodes },
): CardFit | null {
  const read = brightnessReader(photo);
  const groups = [codeEdges(layout, 'L'), codeEdges(layout, 'R'), squareEdges()];
  let toPhoto = firstGuess(codes);
  let residualMm = Infinity;
  let groupsSeen = 0;
  for (let round = 0; round < rounds && toPhoto; round++) {
    const map: Homography = toPhoto;
    const found = groups.map((edges) => edges.flatMap((edge) => seeEdge(read, map, edge) ?? []));
    const seen = found.filter(({ length }, group) => length >= fewestSeen * groups[group].length);
    if (seen.length === 0) return null;
    groupsSeen = seen.length;
    residualMm = median(seen.flat().map(({ offMm }) => Math.abs(offMm)));
    const near = seen.flat().filter(({ offMm }) => Math.abs(offMm) <= 4 * residualMm + 0.02);
    toPhoto = fitHomography(map, near.map(({ constraint }) => constraint)); // biome-ignore format: short
  }
  const isBorneOut = groupsSeen >= fewestGroups && residualMm <= largestResidualMm;
  return toPhoto && isBorneOut ? { toPhoto, residualMm } : null;
}

function firstGuess({ corners }: CardCodes): Homography | null {
  const end = corners.L ? 'L' : 'R';
  return homographyFromCorners(codeCorners(end), corners[end] ?? []);
}

function codeCorners(end: CardEnd): Point[] {
  const { left, top, width, height } = codeAreas[end];
  return [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]; // biome-ignore format: corners
}

const reachMm = moduleMm / 2;
const profileSteps = 12;
const linesMm = [-0.25, 0, 0.25];
/** The light side must be this many times as bright as the ink. */
const leastContrast = 1.6;

/** Looks for an edge along its normal, half a module to each side: where light passes half way between both sides. */
function seeEdge(
  read: (x: number, y: number) => number,
  toPhoto: Homography,
  { at, normal }: CardEdge,
): { offMm: number; constraint: Constraint } | null {
  const place = (alongMm: number, offMm: number): [number, number] =>
    project(toPhoto, [
      at[0] + normal[0] * offMm - normal[1] * alongMm,
      at[1] + normal[1] * offMm + normal[0] * alongMm,
    ]);
  const profile = Array.from({ length: profileSteps + 1 }, (_, step) => {
    const offMm = reachMm * ((2 * step) / profileSteps - 1);
    return linesMm.reduce((sum, alongMm) => sum + read(...place(alongMm, offMm)), 0) / linesMm.length;
  });
  const [ink, light] = [profile[0], profile[profileSteps]];
  if (!(light > leastContrast * ink)) return null;
  const middle = (ink + light) / 2;
  const crossing = profile.findIndex((value) => value >= middle);
  const before = profile[crossing - 1];
  const step = crossing - 1 + (middle - before) / (profile[crossing] - before);
  const offMm = reachMm * ((2 * step) / profileSteps - 1);
  const [a, b, c, d] = jacobian(toPhoto, at);
  // Along the edge in the photo, turned by a right angle.
  const across = [c * -normal[1] + d * normal[0], -(a * -normal[1] + b * normal[0])];
  const length = Math.hypot(across[0], across[1]);
  return {
    offMm,
    constraint: {
      from: at,
      to: place(0, offMm),
      normal: [across[0] / length, across[1] / length],
    },
  };
}
