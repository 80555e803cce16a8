import { recordAuditEvent } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import { placeLesions } from '../imaging/place-lesions.ts';
import { type PicturePlaces, placeOnPictures } from '../imaging/place-on-pictures.ts';
import { requirePatient } from '../patients/index.ts';
import { type Photo, requirePhoto, tileLevels, tilePx } from '../photos/index.ts';
import { readJobStates } from '../queue/index.ts';
import type { Caller } from '../route.ts';
import { listSessionDays, placeInTreatment, requireSeries } from '../series/index.ts';
import { badgeOf, stateOf } from './analysis-state.ts';
import type { ComparisonDeps } from './deps.ts';
import { hasOutlines } from './plan-for.ts';
import { findComparison, listImages, type StoredComparison } from './store.ts';
import {
  type ComparisonDetail,
  type ComparisonImage,
  comparisonImageSchema,
  resultImageNames,
  type ShownPhoto,
} from './types.ts';

/** @throws AppError NOT_FOUND */
export async function readComparison(
  deps: ComparisonDeps,
  { comparisonId, by }: { comparisonId: string; by: Caller },
): Promise<ComparisonDetail> {
  const detail = await describeComparison(deps, comparisonId);
  await recordAuditEvent(deps, {
    name: 'comparisonViewed',
    actorId: by.actor.userId,
    entityId: comparisonId,
    patientId: detail.patient.id,
    requestId: by.requestId,
  });
  return detail;
}

/** @throws AppError NOT_FOUND */
export async function describeComparison(
  { database, analyses }: Pick<ComparisonDeps, 'database' | 'analyses'>,
  comparisonId: string,
): Promise<ComparisonDetail> {
  const stored = await requireComparison(database, comparisonId);
  const series = await requireSeries(database, stored.seriesId);
  const patient = await requirePatient({ database }, series.patientId);
  const before = await requirePhoto(database, stored.baselinePhotoId);
  const after = await requirePhoto(database, stored.followUpPhotoId);
  const { phase } = placeInTreatment(after.takenOn, {
    sessionDays: await listSessionDays(database, series.id),
    protocol: series.protocol,
  });
  const jobs = await readJobStates(database, { kind: 'compare-photos', subjectIds: [comparisonId] });
  const job = jobs.get(comparisonId);
  const places = stored.result && placeOnPictures(stored.result);
  return {
    ...stateOf({ id: comparisonId, job, stage: analyses.stageOf(comparisonId) }),
    view: after.view,
    phase,
    healing: phase === 'healing',
    usesPlan: hasOutlines(stored.plan),
    comparison: stored.result,
    series,
    patient: badgeOf(patient),
    asked: stored.asked,
    before: showPhoto(before, places?.before),
    after: showPhoto(after, places?.after),
    images: await describeImages(database, comparisonId),
    blemishMarks: stored.result ? placeLesions(stored.result) : [],
    regions: places?.regions ?? [],
    finishedAt: job?.finishedAt ?? null,
  };
}

const showPhoto = (photo: Photo, toPicture: PicturePlaces['before'] | undefined): ShownPhoto => ({
  photo,
  toPicture: toPicture ? [...toPicture] : null,
  tiles: { sidePx: tilePx, levels: tileLevels(photo) },
});

/** @throws AppError NOT_FOUND */
export async function requireComparison(database: Database, comparisonId: string): Promise<StoredComparison> {
  const comparison = await findComparison(database, comparisonId);
  if (comparison) return comparison;
  throw new AppError('NOT_FOUND', {
    userMessage:
      'There is no such comparison; a photo or a date of it may have changed. Go back to the series.',
  });
}

async function describeImages(database: Database, comparisonId: string): Promise<ComparisonImage[]> {
  const rows = await listImagesInOrder(database, comparisonId);
  return rows.map(({ name, mediaType, width, height }) =>
    comparisonImageSchema.parse({
      name,
      mediaType,
      width,
      height,
      url: `/api/comparisons/${comparisonId}/images/${name}`,
    }),
  );
}

/** The pair first, then the change maps as their metrics are shown. */
export async function listImagesInOrder(database: Database, comparisonId: string) {
  const order: readonly string[] = resultImageNames;
  const place = ({ name }: { name: string }) => order.indexOf(name);
  return (await listImages(database, comparisonId)).sort((one, other) => place(one) - place(other));
}
