import type { Day } from '../calendar.ts';
import type { Series } from '../series/index.ts';
import type { PhotoDeps } from './deps.ts';
import { listPhotos } from './store.ts';
import { autoView, type Photo, type UploadAnswer } from './types.ts';

export interface ChosenView {
  view: string;
  viewSource: UploadAnswer['viewSource'];
}

/**
 * The view of a new photo: as stated, else by the turn of the face where the series has that view, else the next one in
 * the order in which earlier visits were photographed.
 */
export async function chooseView(
  { database, imaging }: Pick<PhotoDeps, 'database' | 'imaging'>,
  { given, series, bytes, takenOn }: { given: string; series: Series; bytes: Uint8Array; takenOn: Day },
): Promise<ChosenView> {
  if (given !== autoView) return { view: given, viewSource: 'given' };
  const seen = series.views.length > 1 ? await imaging.findView(bytes) : null;
  if (seen && series.views.includes(seen)) return { view: seen, viewSource: 'face' };
  const photos = await listPhotos(database, series.id);
  return { view: nextView(photos, { views: series.views, takenOn }), viewSource: 'order' };
}

/**
 * @param photos by day, then in the order they came
 * @returns the first view that this day lacks, in the order of the latest other day, then in the series' own
 */
export function nextView(
  photos: readonly Pick<Photo, 'view' | 'takenOn'>[],
  { views, takenOn }: { views: readonly string[]; takenOn: Day },
): string {
  const lastDay = photos.findLast((photo) => photo.takenOn !== takenOn)?.takenOn;
  const earlier = photos.filter((photo) => photo.takenOn === lastDay).map((photo) => photo.view);
  const order = [...earlier.filter((view) => views.includes(view)), ...views];
  const there = photos.filter((photo) => photo.takenOn === takenOn).map((photo) => photo.view);
  return order.find((view) => !there.includes(view)) ?? views[0] ?? 'frontal';
}
