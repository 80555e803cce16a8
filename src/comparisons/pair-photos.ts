import type { Day } from '../calendar.ts';
import { placeInTreatment, type Treatment } from '../series/index.ts';

interface DatedPhoto {
  id: string;
  view: string;
  takenOn: Day;
}

export interface PhotoPair<P extends DatedPhoto> {
  view: string;
  baseline: P;
  followUp: P;
}

/**
 * Which photos are compared: within each view, the baseline with every later one. The baseline is the earliest photo that
 * is not in a healing window; a further photo of its day counts as later, since it shows how far two photos of the same
 * skin agree.
 * @param photos by day, then in the order they came
 */
export function pairPhotos<P extends DatedPhoto>(photos: readonly P[], treatment: Treatment): PhotoPair<P>[] {
  const views = [...new Set(photos.map((photo) => photo.view))];
  return views.flatMap((view) => {
    const ofView = photos.filter((photo) => photo.view === view);
    const start = ofView.findIndex((photo) => placeInTreatment(photo.takenOn, treatment).phase !== 'healing');
    const baseline = ofView[start];
    return baseline ? ofView.slice(start + 1).map((followUp) => ({ view, baseline, followUp })) : [];
  });
}

/** Whether two photos can be before and after of each other. */
export const canBePaired = <P extends DatedPhoto>(before: P, after: P): boolean =>
  before.id !== after.id && before.view === after.view && before.takenOn <= after.takenOn;

/** The photo a new plan is drawn on: the baseline of the first of the series' views that has one. */
export function chooseBaseline<P extends DatedPhoto>(
  photos: readonly P[],
  treatment: Treatment & { views: readonly string[] },
): P | null {
  const fit = photos.filter((photo) => placeInTreatment(photo.takenOn, treatment).phase !== 'healing');
  for (const view of treatment.views) {
    const first = fit.find((photo) => photo.view === view);
    if (first) return first;
  }
  return fit[0] ?? null;
}
