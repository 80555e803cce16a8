import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { Photo } from '../../../photos/types.ts';

/** The photo that a new one of this view will be compared with; null while there is none. */
export function baselineOf({ visits, comparisons }: SeriesDetail, view: string): Photo | null {
  const photos = visits
    .filter(({ healing }) => !healing)
    .flatMap((visit) => visit.photos)
    .filter((photo) => photo.view === view);
  const compared = comparisons.find((comparison) => comparison.view === view)?.baselinePhotoId;
  return photos.find(({ id }) => id === compared) ?? photos[0] ?? null;
}

/** The state last stated in a series: what is proposed for the next visit. */
export const lastState = ({ visits }: SeriesDetail) =>
  visits.findLast(({ state }) => state !== null)?.state ?? null;
