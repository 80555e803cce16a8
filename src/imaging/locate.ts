import { invert, linearScale } from './affine.ts';
import type { RgbImage } from './image.ts';
import { detectFace, type FaceLandmarks, pixelsPerMmFromIris } from './landmarks.ts';
import type { Plan } from './plan.ts';
import { faceReferenceRegions } from './reference-regions.ts';
import { faceRegions } from './regions.ts';
import { landmarkSimilarity } from './register/landmark-similarity.ts';
import { type Registration, registerPair } from './register/register-pair.ts';
import { commonRegions, overlappingRegions, planTargets, type Targets, wholePhoto } from './targets.ts';

export interface Photos {
  before: RgbImage;
  after: RgbImage;
}

/** Where everything is: faces, regions, scale, and how the photos lie over each other. */
export interface Scene {
  faces: { before: FaceLandmarks | null; after: FaceLandmarks | null };
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
  const bothFaces = faces.before && faces.after ? { before: faces.before, after: faces.after } : null;
  const planned = planTargets(plan, photos.before);
  const proposed = proposeTargets({ planned, photos, faces });
  const initial = bothFaces && landmarkSimilarity(facePoints(bothFaces.before), facePoints(bothFaces.after));

  const guess = scaleOf({ plan, faces, scaleRatio: initial ? linearScale(initial) : null });
  const working = workingGrid({ guess, scaleRatio: initial ? linearScale(initial) : 1, photos });
  const within = [...proposed.treated, ...proposed.reference].map(({ polygon }) => polygon);
  const registration = registerPair(photos.before, photos.after, {
    within,
    initial,
    finestScale: working.finestScale,
  });

  const scaleRatio = linearScale(registration.beforeToAfter);
  const pixelsPerMm = scaleOf({ plan, faces, scaleRatio });
  return {
    faces,
    targets: bothFaces
      ? settleTargets({ proposed, planned, photos, faces: bothFaces, registration })
      : proposed,
    registration,
    method: initial ? 'face' : 'patch',
    pixelsPerMm,
    ...workingGrid({ guess: pixelsPerMm, scaleRatio, photos }),
  };
}

type Faces = Scene['faces'];
type PlannedTargets = ReturnType<typeof planTargets>;

/** What the plan says, else what the before photo's face proposes, else everything. */
function proposeTargets({
  planned,
  photos,
  faces,
}: {
  planned: PlannedTargets;
  photos: Photos;
  faces: Faces;
}): Targets {
  const face = faces.before && faces.after ? faces.before : null;
  const reference =
    planned.reference.length || !face ? planned.reference : faceReferenceRegions(face, photos.before);
  if (planned.treated.length) return { ...planned, reference, source: 'plan' };
  if (face) return { ...planned, treated: faceRegions(face), reference, source: 'face' };
  return { ...planned, treated: [wholePhoto(photos.before)], source: 'whole' };
}

/** Replaces what one face proposed by what both propose together. */
function settleTargets({
  proposed,
  planned,
  photos,
  faces,
  registration,
}: {
  proposed: Targets;
  planned: PlannedTargets;
  photos: Photos;
  faces: { before: FaceLandmarks; after: FaceLandmarks };
  registration: Registration;
}): Targets {
  const afterToBefore = invert(registration.beforeToAfter);
  return {
    ...proposed,
    treated: planned.treated.length
      ? planned.treated
      : commonRegions(proposed.treated, faceRegions(faces.after), afterToBefore),
    reference: planned.reference.length
      ? planned.reference
      : overlappingRegions(
          proposed.reference,
          faceReferenceRegions(faces.after, photos.after),
          afterToBefore,
        ),
  };
}

/** Pixels per millimetre of both photos: the plan's, else that of the irises, which are the same in both photos. */
function scaleOf({
  plan,
  faces,
  scaleRatio,
}: {
  plan: Plan;
  faces: Faces;
  scaleRatio: number | null;
}): Scene['pixelsPerMm'] {
  const irises = [faces.before, faces.after].map((face) => face && pixelsPerMmFromIris(face));
  const ratio = scaleRatio ?? 1;
  if (plan.pixelsPerMm) return { before: plan.pixelsPerMm, after: plan.pixelsPerMm * ratio };
  const [before, after] = irises;
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
  guess,
  scaleRatio,
  photos,
}: {
  guess: Scene['pixelsPerMm'];
  scaleRatio: number;
  photos: Photos;
}): Pick<Scene, 'workingPixelsPerMm' | 'finestScale'> {
  if (guess) {
    const working = Math.min(workingPixelsPerMm, guess.before, guess.after);
    return { workingPixelsPerMm: working, finestScale: working / Math.sqrt(guess.before * guess.after) };
  }
  const longest = Math.max(photos.before.width, photos.before.height);
  const coarser = Math.min(Math.sqrt(scaleRatio), 1 / Math.sqrt(scaleRatio));
  return { workingPixelsPerMm, finestScale: Math.min(coarser, unscaledLongSidePx / longest) };
}

/** The mesh without its irises, as points. */
function facePoints({ points }: FaceLandmarks): [number, number][] {
  return Array.from({ length: 468 }, (_, i) => [points[i * 3], points[i * 3 + 1]]);
}
