import { linearScale } from './affine.ts';
import type { PairFacts } from './comparability/pair-facts.ts';
import type { PhotoFacts } from './comparison.ts';
import type { DecodedPhoto } from './image.ts';
import { type FaceLandmarks, faceSimilarity } from './landmarks.ts';
import type { Scene } from './locate.ts';
import { metricRegistry } from './metrics/index.ts';
import { slopeContrast } from './metrics/wrinkles.ts';
import { medianColour } from './normalise/colour.ts';
import type { Normalisation } from './normalise/index.ts';
import { clippedFraction, estimateBlurPx, estimateNoise } from './quality.ts';
import { logLuminance, type RegionPair } from './region-pair.ts';
import type { SampledRegion } from './register/sample-region.ts';
import { itaDeg } from './skin-tone.ts';
import { joined, masked, median } from './statistics.ts';

/** What the result says of one photo. */
export function describePhoto(
  photo: DecodedPhoto,
  { pixelsPerMm, skinItaDeg }: Pick<PhotoFacts, 'pixelsPerMm' | 'skinItaDeg'>,
): PhotoFacts {
  const { sha256, width, height, jpegQuality } = photo;
  const blurPx = estimateBlurPx(photo);
  return {
    sha256,
    width,
    height,
    pixelsPerMm,
    skinItaDeg,
    quality: {
      clippedFraction: clippedFraction(photo),
      blurMm: blurPx !== null && pixelsPerMm ? blurPx / pixelsPerMm : null,
      noise: estimateNoise(photo),
      jpegQuality,
    },
  };
}

/** A median over every eighth pixel of every eighth row is as good as over all. */
const toneEveryPx = 8;

/** Individual typology angle of skin as one of the photos shows it, before anything is normalised; null without skin. */
export function photographedItaDeg(pairs: readonly RegionPair[], side: 'before' | 'after'): number | null {
  const colour = medianColour(pairs, side, toneEveryPx);
  return colour && itaDeg(colour);
}

/** Change of head pose in degrees, after minus before. */
function poseChange({ faces: { before, after } }: Scene): PairFacts['poseDeg'] {
  if (!before || !after) return null;
  return {
    yaw: after.poseDeg.yaw - before.poseDeg.yaw,
    pitch: after.poseDeg.pitch - before.poseDeg.pitch,
    roll: after.poseDeg.roll - before.poseDeg.roll,
  };
}

export interface GatherOptions {
  photos: { before: PhotoFacts; after: PhotoFacts };
  scene: Scene;
  treated: readonly SampledRegion[];
  reference: readonly SampledRegion[];
  normalisation: Normalisation;
  exposureLog: number;
}

/** Everything the gate looks at. */
export function gatherFacts({
  photos,
  scene,
  treated,
  reference,
  normalisation,
  exposureLog,
}: GatherOptions): PairFacts {
  const { faces, registration, targets, pixelsPerMm } = scene;
  const { logGain } = normalisation.colour;
  const { before, after } = photos;
  const qualities = known([before.quality.jpegQuality, after.quality.jpegQuality]);
  const blurs = known([before.quality.blurMm, after.quality.blurMm]);
  return {
    faceSimilarity: faces.before && faces.after ? faceSimilarity(faces.before, faces.after) : null,
    faceInOneOnly: Boolean(faces.before) !== Boolean(faces.after),
    foundByContent: scene.method === 'patch',
    correlation: registration.correlation,
    overlap: meanOverlap(treated),
    scaleRatio: linearScale(registration.beforeToAfter),
    poseDeg: poseChange(scene),
    expressionChange: expressionChange(faces.before, faces.after),
    pixelsPerMm,
    blurMm: blurs.length ? Math.max(...blurs) : null,
    blurVarianceMm2: normalisation.blur?.varianceMm2 ?? null,
    reference: referenceState(reference),
    colourByCard: normalisation.card !== null,
    surfaceTurnDeg: largestTurn(treated),
    lightTurnLog: lightTurn(reference),
    nothingOutlined: targets.source === 'whole',
    clipped: treated.map(({ pair, clippedFraction }) => ({ region: pair.name, fraction: clippedFraction })),
    exposureLog,
    whiteBalanceLog: Math.max(...logGain) - Math.min(...logGain),
    jpegQuality: qualities.length ? Math.min(...qualities) : null,
  };
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** ln of the brightness of common treated skin, after over before; 0 without any. Taken before anything is normalised. */
export function exposureChange(treated: readonly RegionPair[]): number {
  const collect = (side: 'before' | 'after') =>
    joined(
      treated.map((pair) => {
        const log = logLuminance(pair[side]);
        const values = masked(log.dataSync(), pair.mask.dataSync());
        log.dispose();
        return values;
      }),
    );
  const [before, after] = [collect('before'), collect('after')];
  return before.length ? median(after) - median(before) : 0;
}

/** Less untreated skin than this gives no colour and no blur worth the name. */
const smallestReferenceMm2 = 40;

function referenceState(reference: readonly SampledRegion[]): PairFacts['reference'] {
  if (reference.length === 0) return 'none';
  const usableMm2 = reference.reduce((sum, region) => sum + region.usableMm2, 0);
  return usableMm2 < smallestReferenceMm2 ? 'unfit' : 'usable';
}

function largestTurn(treated: readonly SampledRegion[]): number | null {
  const turns = treated.flatMap(({ surfaceTurn }) => surfaceTurn?.degrees ?? []);
  return turns.length ? Math.max(...turns) : null;
}

const directions = Array.from({ length: 16 }, (_, k) => (k * Math.PI) / 16);

function lightTurn(reference: readonly SampledRegion[]): number | null {
  const pairs = reference.map(({ pair }) => pair);
  const needed = metricRegistry.wrinkles.needs.pixelsPerMm ?? 0;
  if (referenceState(reference) !== 'usable' || pairs[0].pixelsPerMm < needed) return null;
  const contrasts = directions.map(slopeContrast(pairs));
  return Math.max(...contrasts) - Math.min(...contrasts);
}

function meanOverlap(regions: readonly SampledRegion[]): number {
  const area = ({ pair }: SampledRegion) => pair.width * pair.height;
  const total = regions.reduce((sum, region) => sum + area(region), 0);
  return total ? regions.reduce((sum, region) => sum + region.overlap * area(region), 0) / total : 0;
}

function expressionChange(before: FaceLandmarks | null, after: FaceLandmarks | null): number | null {
  if (!before || !after) return null;
  const keys = Object.keys(before.expression) as (keyof FaceLandmarks['expression'])[];
  return Math.max(...keys.map((key) => Math.abs(after.expression[key] - before.expression[key])));
}
