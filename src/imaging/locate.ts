import { linearScale } from './affine.ts';
import { type CardReading, type ColourCard, findCard } from './card/index.ts';
import type { Affine, RgbImage } from './image.ts';
import { detectFace, type FaceLandmarks, pixelsPerMmFromIris } from './landmarks.ts';
import { locateChart } from './locate-chart.ts';
import type { Plan } from './plan.ts';
import { faceReferenceRegions } from './reference-regions.ts';
import { faceRegions } from './regions.ts';
import { landmarkSimilarity } from './register/landmark-similarity.ts';
import { type Registration, registerPair } from './register/register-pair.ts';
import {
  commonRegions,
  overlappingRegions,
  planTargets,
  type Target,
  type Targets,
  wholePhoto,
} from './targets.ts';

export interface Photos {
  before: RgbImage;
  after: RgbImage;
}

/** Where everything is: faces, regions, scale, and how the photos lie over each other. */
export interface Scene {
  faces: { before: FaceLandmarks | null; after: FaceLandmarks | null };
  /** The chart that the plan outlines; else Dermalapse's card, where it lies in a photo. */
  cards: { before: ColourCard | null; after: ColourCard | null };
  targets: Targets;
  registration: Registration;
  method: 'face' | 'patch';
  /** null when nothing gives millimetres. */
  pixelsPerMm: { before: number; after: number } | null;
  /** Of the grids that are measured on; nominal when the scale is unknown. */
  workingPixelsPerMm: number;
  /** Pixels of the half-way space per pixel of the photos. */
  finestScale: number;
}

/** Enough for the finest metric; more would only cost time. */
const workingPixelsPerMm = 10;
const unscaledLongSidePx = 1000;

export async function locate(photos: Photos, plan: Plan): Promise<Scene> {
  const faces = { before: await detectFace(photos.before), after: await detectFace(photos.after) };
  const strips = { before: await findCard(photos.before), after: await findCard(photos.after) };
  const pair = pairFaces(faces);
  const targets = chooseTargets({ photos, plan, pair });
  const cards = targets.chart ? locateChart(photos, targets.chart) : strips;

  const firstRatio = pair ? linearScale(pair.similarity) : null;
  const firstScale = scaleOf({ plan, strips, faces, scaleRatio: firstRatio });
  const registration = registerPair(photos.before, photos.after, {
    within: [...targets.treated, ...targets.reference].flatMap(({ outlines }) => outlines),
    initial: pair?.similarity ?? null,
    hidden: {
      before: cards.before?.covered ?? null,
      after: cards.after?.covered ?? null,
    },
    finestScale: workingGrid({ pixelsPerMm: firstScale, scaleRatio: firstRatio ?? 1, photos }).finestScale,
  });

  const scaleRatio = linearScale(registration.beforeToAfter);
  const pixelsPerMm = scaleOf({ plan, strips, faces, scaleRatio });
  return {
    faces,
    cards,
    targets,
    registration,
    method: pair ? 'face' : 'patch',
    pixelsPerMm,
    ...workingGrid({ pixelsPerMm, scaleRatio, photos }),
  };
}

type Faces = Scene['faces'];

interface FacePair {
  before: FaceLandmarks;
  after: FaceLandmarks;
  /** Pixel of the before photo -> pixel of the after photo, from landmarks alone. */
  similarity: Affine;
}

function pairFaces({ before, after }: Faces): FacePair | null {
  return (
    before &&
    after && { before, after, similarity: landmarkSimilarity(facePoints(before), facePoints(after)) }
  );
}

/** What the plan says; else what both faces propose together, so that neither photo decides; else everything. */
function chooseTargets({
  photos,
  plan,
  pair,
}: {
  photos: Photos;
  plan: Plan;
  pair: FacePair | null;
}): Targets {
  const planned = planTargets(plan, photos.before);
  const reference = planned.reference.length || !pair ? planned.reference : proposeReference(photos, pair);
  if (planned.treated.length) return { ...planned, reference, source: 'plan' };
  if (!pair) return { ...planned, treated: [wholePhoto(photos.before)], source: 'whole' };
  const treated = commonRegions(faceRegions(pair.before), faceRegions(pair.after));
  return { ...planned, treated, reference, source: 'face' };
}

const proposeReference = (photos: Photos, { before, after }: FacePair): Target[] =>
  overlappingRegions(faceReferenceRegions(before, photos.before), faceReferenceRegions(after, photos.after));

/** Pixels per millimetre of both photos: the plan's, else Dermalapse's card's, else that of the irises; each the same in both photos. */
function scaleOf({
  plan,
  strips,
  faces,
  scaleRatio,
}: {
  plan: Plan;
  strips: { before: CardReading | null; after: CardReading | null };
  faces: Faces;
  scaleRatio: number | null;
}): Scene['pixelsPerMm'] {
  const ratio = scaleRatio ?? 1;
  if (plan.pixelsPerMm) return { before: plan.pixelsPerMm, after: plan.pixelsPerMm * ratio };
  const onCards = [strips.before, strips.after].map((card) => card?.pixelsPerMm ?? null);
  const irises = [faces.before, faces.after].map((face) => face && pixelsPerMmFromIris(face));
  const [before, after] = onCards.some((scale) => scale !== null) ? onCards : irises;
  if (before && after) {
    const middle = Math.sqrt(before * after);
    return { before: middle / Math.sqrt(ratio), after: middle * Math.sqrt(ratio) };
  }
  if (before) return { before, after: before * ratio };
  if (after) return { before: after / ratio, after };
  return null;
}

/** The measuring grid: 10 pixels/mm, or what the coarser photo has; never finer than a photo. */
function workingGrid({
  pixelsPerMm: known,
  scaleRatio,
  photos,
}: {
  pixelsPerMm: Scene['pixelsPerMm'];
  scaleRatio: number;
  photos: Photos;
}): Pick<Scene, 'workingPixelsPerMm' | 'finestScale'> {
  if (known) {
    const working = Math.min(workingPixelsPerMm, known.before, known.after);
    return { workingPixelsPerMm: working, finestScale: working / Math.sqrt(known.before * known.after) };
  }
  const longest = Math.max(photos.before.width, photos.before.height);
  const coarser = Math.min(Math.sqrt(scaleRatio), 1 / Math.sqrt(scaleRatio));
  return { workingPixelsPerMm, finestScale: Math.min(coarser, unscaledLongSidePx / longest) };
}

/** The mesh without its irises, as points. */
function facePoints({ points }: FaceLandmarks): [number, number][] {
  return Array.from({ length: 468 }, (_, i) => [points[i * 3], points[i * 3 + 1]]);
}
