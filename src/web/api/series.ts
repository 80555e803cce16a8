import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SeriesDetail } from '../../comparisons/types.ts';
import type { PhotoChange, UploadAnswer, VisitChange } from '../../photos/types.ts';
import type {
  Series,
  SeriesChange,
  Session,
  SessionChange,
  SessionInput,
  SessionProposals,
} from '../../series/types.ts';
import { words } from '../language/index.ts';
import { ApiError, request, upload } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const seriesQuery = (seriesId: string) =>
  queryOptions({
    queryKey: queryKeys.series(seriesId),
    queryFn: ({ signal }) => request<SeriesDetail>(`/api/series/${seriesId}`, { signal }),
    // Events keep the analyses in step; this is the net below them while one is under way.
    refetchInterval: (query) => (hasUnfinished(query.state.data) ? 15_000 : false),
  });

export function hasUnfinished(detail: SeriesDetail | undefined): boolean {
  return detail?.comparisons.some(({ status }) => status === 'queued' || status === 'running') ?? false;
}

/** A change somewhere in a series: afterwards the series, its comparisons and the lists above it are fetched anew. */
function useSeriesMutation<Input, Answer>(seriesId: string, mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.patients });
      void queryClient.invalidateQueries({ queryKey: ['comparisons'] });
      await queryClient.invalidateQueries({ queryKey: queryKeys.series(seriesId) });
    },
  });
}

export const useChangeSeries = (seriesId: string) =>
  useSeriesMutation(seriesId, (body: SeriesChange) =>
    request<Series>(`/api/series/${seriesId}`, { method: 'PATCH', body }),
  );

type SessionToSave = { input: SessionInput } | { id: string; change: SessionChange };

/** Records a session, or changes one. */
export const useSaveSession = (seriesId: string) =>
  useSeriesMutation(seriesId, (toSave: SessionToSave) =>
    'input' in toSave
      ? request(`/api/series/${seriesId}/sessions`, { method: 'POST', body: toSave.input })
      : request(`/api/sessions/${toSave.id}`, { method: 'PATCH', body: toSave.change }),
  ).mutateAsync;

/** Reads a series as it is now, whatever was read before. */
export function useReadSeries(seriesId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.fetchQuery({ ...seriesQuery(seriesId), staleTime: 0 });
}

/** Reads a session as it is now. Throws {@link ApiError} when it was removed. */
export function useReadSession(seriesId: string, sessionId: string) {
  const readSeries = useReadSeries(seriesId);
  return async (): Promise<Session> => {
    const session = (await readSeries()).sessions.find(({ id }) => id === sessionId);
    if (!session) throw new ApiError('NOT_FOUND', words.session.removed);
    return session;
  };
}

export const sessionProposalsQuery = queryOptions({
  queryKey: queryKeys.sessionProposals,
  queryFn: ({ signal }) => request<SessionProposals>('/api/sessions/proposals', { signal }),
});

export const useRemoveSession = (seriesId: string) =>
  useSeriesMutation(seriesId, ({ id, version }: { id: string; version: number }) =>
    request(`/api/sessions/${id}?version=${version}`, { method: 'DELETE' }),
  );

export const useChangePhoto = (seriesId: string) =>
  useSeriesMutation(seriesId, ({ id, ...body }: PhotoChange & { id: string }) =>
    request(`/api/photos/${id}`, { method: 'PATCH', body }),
  );

export const useChangeVisit = (seriesId: string) =>
  useSeriesMutation(seriesId, ({ id, ...body }: VisitChange & { id: string }) =>
    request(`/api/visits/${id}`, { method: 'PATCH', body }),
  );

export const useRemovePhoto = (seriesId: string) =>
  useSeriesMutation(seriesId, (id: string) => request(`/api/photos/${id}`, { method: 'DELETE' }));

export const useRetryComparison = (seriesId: string) =>
  useSeriesMutation(seriesId, (id: string) => request(`/api/comparisons/${id}/retry`, { method: 'POST' }));

export interface PhotoToUpload {
  file: File;
  view: string;
  takenOn: string;
}

/** Sends one photo of a series. @param onProgress gets the fraction sent, 0..1 */
export function uploadPhoto(
  seriesId: string,
  { file, view, takenOn }: PhotoToUpload,
  onProgress: (fraction: number) => void,
): Promise<UploadAnswer> {
  const form = new FormData();
  form.set('view', view);
  form.set('takenOn', takenOn);
  form.set('photo', file);
  return upload<UploadAnswer>(`/api/series/${seriesId}/photos`, form, { onProgress });
}

export type ImageSize = 'thumbnail' | 'medium' | 'preview' | 'original';

export const photoUrl = (photoId: string, size: ImageSize) => `/api/photos/${photoId}/image?size=${size}`;
