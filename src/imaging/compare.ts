import { type Calibration, conditionsOf } from './calibration.ts';
import { compareCards } from './card/index.ts';
import { cardOutlines, findOnCard, placeOfCard } from './card-place.ts';
import { changeMap } from './change-map.ts';
import { findDarkSkin } from './comparability/dark-skin.ts';
import { comparabilityOf, concerning, type Finding } from './comparability/finding.ts';
import { findInPair } from './comparability/pair-gate.ts';
import type { Comparison } from './comparison.ts';
import { decodePhoto } from './decode.ts';
import { engineVersion } from './engine-version.ts';
import { calibrationFor, type FloorTable } from './floor-table.ts';
import type { DecodedPhoto } from './image.ts';
import { judgeMetrics, localScale } from './judge.ts';
import { withLesions } from './lesion-list.ts';
import { locate, type Scene } from './locate.ts';
import { fitRegion, type MappedSums, sumMetrics, sumPerturbed } from './measure.ts';
import { type Metric, metricRegistry } from './metrics/index.ts';
import { nameRegions } from './name-regions.ts';
import { describeNormalisation, normalise } from './normalise/index.ts';
import { describePhoto, exposureChange, gatherFacts, photographedItaDeg } from './photo-facts.ts';
import { establishedMetricNames, metricNames, type Plan } from './plan.ts';
import { disposeRegionPair } from './region-pair.ts';
import { halfWaySpace } from './register/half-way.ts';
import { registerRegion } from './register/register-region.ts';
import { residualOf } from './register/residual.ts';
import { type SampledRegion, sampleRegion } from './register/sample-region.ts';
import { makeCanvas, type ResultImage, renderChangeMap, renderRegistered } from './result-images.ts';
import type { Target } from './targets.ts';
import { openBackend } from './tensor.ts';
import { type Stage, startTimings } from './timings.ts';

export interface CompareRequest {
  id: string;
  /** The files as they came. */
  before: Uint8Array;
  after: Uint8Array;
  plan?: Plan;
  /** Floors of the clinic's own repeatability study of this view and camera. */
  study?: FloorTable;
}

export interface CompareResult {
  comparison: Comparison;
  images: ResultImage[];
}

export interface CompareOptions {
  onStage?: (stage: Stage) => void;
  /** Whether pictures of the registered pair and of the changes are wanted. */
  images?: boolean;
}

/**
 * Compares two photos of the same skin: this function is the method's table of contents.
 * The backend must be open (see tensor.ts). Nothing is stored, and every tensor is disposed.
 * @throws ImagingError when a file or the plan can't be used
 */
export async function compare(
  request: CompareRequest,
  { onStage = () => {}, images = true }: CompareOptions = {},
): Promise<CompareResult> {
  const timings = startTimings(() => performance.now(), onStage);
  const plan = request.plan ?? {};

  timings.enter('decode');
  const photos = { before: await decodePhoto(request.before), after: await decodePhoto(request.after) };

  timings.enter('register');
  const scene = await locate(photos, plan);
  const regions = sampleRegions(photos, scene);
  const described = describePhotos(photos, scene, regions);
  const calibration = calibrationFor(conditionsOf(scene.method, described), request.study);

  timings.enter('normalise');
  const exposureLog = exposureChange(regions.treated.map(({ pair }) => pair));
  const cards =
    scene.cards.before && scene.cards.after && compareCards(scene.cards.before, scene.cards.after);
  const normalisation = normalise({
    treated: regions.treated.map(({ pair }) => pair),
    reference: regions.reference.map(({ pair }) => pair),
    cards,
    plainCard: regions.card?.pair ?? null,
  });
  const facts = gatherFacts({ photos: described, scene, ...regions, normalisation, exposureLog });
  const metrics = wantedMetrics(plan, scene);
  const findings = concerning(
    metrics.map(({ name }) => name),
    [...findInPair(facts), ...findOnCard(scene.cards, cards), ...findDarkSkin(calibration)],
  );

  timings.enter('measure');
  const fitted = {
    treated: regions.treated.map(({ pair }) => fitRegion(pair)),
    reference: regions.reference.map(({ pair }) => fitRegion(pair)),
  };
  const sums = sumMetrics(metrics, fitted);

  timings.enter('uncertainty');
  const perturbed = sumPerturbed(metrics, fitted);
  const judged = judgeMetrics(
    sums.map((metric, i) => ({ ...metric, perturbed: perturbed[i] })),
    {
      findings,
      calibration,
      card: normalisation.card && {
        sd: normalisation.card.balanceSd,
        at: placeOfCard(photos, scene, regions),
      },
      primary: plan.primary ?? null,
    },
  );
  const measurements = withLesions(judged, { treated: regions.treated, before: photos.before });
  timings.leave();

  const pictures = images ? await drawPictures({ photos, scene, regions, sums, findings, calibration }) : [];
  for (const { pair } of allRegions(regions)) disposeRegionPair(pair);

  const comparison: Comparison = {
    schema: 'dermalapse.comparison/1',
    id: request.id,
    engine: { version: engineVersion, backend: await openBackend(), calibration: calibration.id },
    photos: described,
    registration: {
      method: scene.method,
      transform: affineRows(scene.registration.beforeToAfter),
      residualMm:
        scene.pixelsPerMm &&
        residualOf(
          fitted.treated.map(({ fit }) => fit),
          scene.workingPixelsPerMm,
        ),
      correlation: scene.registration.correlation,
      overlap: facts.overlap,
      poseDeg: facts.poseDeg,
    },
    normalisation: describeNormalisation(normalisation),
    comparability: comparabilityOf(
      findings,
      measurements.some(({ change }) => change !== null),
    ),
    regions: nameRegions(scene.targets, photos.before),
    measurements,
    timingsMs: timings.finish(),
  };
  return { comparison, images: pictures };
}

interface Regions {
  treated: SampledRegion[];
  reference: SampledRegion[];
  card: SampledRegion | null;
}

const allRegions = ({ treated, reference, card }: Regions): SampledRegion[] => [
  ...treated,
  ...reference,
  ...(card ? [card] : []),
];

/** Registers and resamples every region for itself. */
function sampleRegions(photos: { before: DecodedPhoto; after: DecodedPhoto }, scene: Scene): Regions {
  const { targets, registration, finestScale, workingPixelsPerMm: pixelsPerMm } = scene;
  const whole = { space: halfWaySpace(registration.beforeToAfter, finestScale), surfaceTurn: null };
  const covered = cardOutlines(scene);
  const sample = (kind: 'treated' | 'reference') => (target: Target) => {
    const aligned = registerRegion(registration, { ...target, finestScale, pixelsPerMm });
    return sampleRegion(photos, aligned, { ...target, kind, pixelsPerMm, covered });
  };
  return {
    treated: targets.treated.map(sample('treated')),
    reference: targets.reference.map(sample('reference')),
    card:
      targets.card &&
      sampleRegion(photos, whole, {
        name: 'card',
        kind: 'reference',
        outlines: [targets.card],
        pixelsPerMm,
        material: 'card',
      }),
  };
}

/** To be asked before anything is normalised. */
function describePhotos(
  photos: { before: DecodedPhoto; after: DecodedPhoto },
  { pixelsPerMm }: Scene,
  { treated }: Regions,
): Comparison['photos'] {
  const describe = (side: 'before' | 'after') =>
    describePhoto(photos[side], {
      pixelsPerMm: pixelsPerMm?.[side] ?? null,
      skinItaDeg: photographedItaDeg(
        treated.map(({ pair }) => pair),
        side,
      ),
    });
  return { before: describe('before'), after: describe('after') };
}

/** Metrics the plan asks for, or all that are established; a stand-in for a finer metric only where the photos are too coarse for that. */
const wantedMetrics = (
  { metrics = [...establishedMetricNames] }: Plan,
  { workingPixelsPerMm, pixelsPerMm }: Scene,
): Metric[] =>
  metricNames
    .filter((name) => metrics.includes(name))
    .map((name) => metricRegistry[name])
    .filter(({ needs }) => !needs.coarserThan || (pixelsPerMm && standsIn(needs, workingPixelsPerMm)));

const standsIn = (needs: Metric['needs'], pixelsPerMm: number): boolean =>
  pixelsPerMm < (needs.coarserThan ?? 0) && pixelsPerMm >= (needs.pixelsPerMm ?? 0);

async function drawPictures({
  photos,
  scene,
  regions,
  sums,
  findings,
  calibration,
}: {
  photos: { before: DecodedPhoto; after: DecodedPhoto };
  scene: Scene;
  regions: Regions;
  sums: MappedSums[];
  findings: readonly Finding[];
  calibration: Calibration;
}): Promise<ResultImage[]> {
  const canvas = makeCanvas(photos, scene.registration);
  const pictures = await renderRegistered(canvas, scene.registration);
  for (const metric of sums) {
    const scale = localScale(metric, { findings, calibration });
    if (!scale) continue;
    const spots = regions.treated.map((region, i) => ({ ...region, spots: metric.spots[i] }));
    const map = changeMap(metric.metric, spots, {
      ...scale,
      canvas: { width: canvas.width, height: canvas.height, toBefore: canvas.space.toBefore },
    });
    pictures.push(await renderChangeMap(metric.metric.name, map));
  }
  return pictures;
}

function affineRows([
  a,
  b,
  tx,
  c,
  d,
  ty,
]: Scene['registration']['beforeToAfter']): Comparison['registration']['transform'] {
  return [[a, b, tx], [c, d, ty]]; // biome-ignore format: a matrix
}
