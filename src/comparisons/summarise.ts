import type { VisitWithPhotos } from '../photos/index.ts';
import type { JobState } from '../queue/index.ts';
import { stateOf } from './analysis-state.ts';
import { hasOutlines } from './plan-for.ts';
import type { StoredComparison } from './store.ts';
import type { AnalysisStage, ComparisonSummary } from './types.ts';

interface Surroundings {
  visits: readonly VisitWithPhotos[];
  job: JobState | undefined;
  stage: AnalysisStage | null;
}

/** A comparison as a point of its series. Null when a photo went between two reads: the comparison is then going too. */
export function summarise(
  stored: StoredComparison,
  { visits, job, stage }: Surroundings,
): ComparisonSummary | null {
  const visitOf = (photoId: string) =>
    visits.find((visit) => visit.photos.some((photo) => photo.id === photoId));
  const baselineVisit = visitOf(stored.baselinePhotoId);
  const visit = visitOf(stored.followUpPhotoId);
  const followUp = visit?.photos.find((photo) => photo.id === stored.followUpPhotoId);
  if (!baselineVisit || !visit || !followUp) return null;
  return {
    ...stateOf({ id: stored.id, job, stage }),
    view: followUp.view,
    baselinePhotoId: stored.baselinePhotoId,
    followUpPhotoId: stored.followUpPhotoId,
    baselineOn: baselineVisit.date,
    followUpOn: visit.date,
    phase: visit.phase,
    healing: visit.healing,
    usesPlan: hasOutlines(stored.plan),
    engineVersion: stored.engineVersion,
    comparability: stored.result?.comparability ?? null,
    measurements: stored.result?.measurements ?? [],
  };
}
