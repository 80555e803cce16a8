import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import type { Photo } from '../../../photos/types.ts';
import { useAskComparison } from '../../api/comparisons.ts';
import { seriesQuery } from '../../api/series.ts';
import type { Step } from './visit-steps.tsx';

/** The photos of this view, and the ways from this pair of them to others. */
export function useVisits({ series, view, before, after }: ComparisonDetail) {
  const whole = useQuery(seriesQuery(series.id));
  const navigate = useNavigate();
  const ask = useAskComparison(series.id);
  const photos: Photo[] = (whole.data?.visits ?? [])
    .flatMap((visit) => visit.photos)
    .filter((photo) => photo.view === view);
  const choose = (pair: { beforePhotoId: string; afterPhotoId: string }) =>
    ask.mutate(pair, {
      onSuccess: ({ id }) => void navigate(`/comparisons/${id}`, { replace: true }),
    });
  const others = photos.filter(
    ({ id, takenOn }) => id !== before.photo.id && takenOn >= before.photo.takenOn,
  );
  const place = others.findIndex(({ id }) => id === after.photo.id);
  const stepTo = (photo: Photo | undefined): Step | null =>
    place >= 0 && photo
      ? {
          day: photo.takenOn,
          go: () => choose({ beforePhotoId: before.photo.id, afterPhotoId: photo.id }),
        }
      : null;
  return {
    photos,
    choose,
    pending: ask.isPending,
    error: ask.error,
    previous: stepTo(others[place - 1]),
    next: stepTo(others[place + 1]),
  };
}
