import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CandidateDetail,
  CandidateList,
  CandidateSearch,
  CaseInput,
  CaseList,
  CasePreview,
  ExportFile,
  GalleryCase,
  PreviewInput,
  TakeDownList,
} from '../../gallery/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Each reading is an event in the audit trail: only a person asks for one. */
const onlyWhenAsked = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

export const candidatesQuery = (search: CandidateSearch) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.gallery, 'candidates', search],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const parameters = new URLSearchParams(
        Object.entries(search).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)]],
        ),
      );
      if (pageParam !== null) parameters.set('after', pageParam);
      return request<CandidateList>(`/api/gallery/candidates?${parameters}`, { signal });
    },
    getNextPageParam: (page) => page.next,
    ...onlyWhenAsked,
    gcTime: 0,
  });

export const candidateQuery = ({ channel, comparisonId }: Pick<PreviewInput, 'channel' | 'comparisonId'>) =>
  queryOptions({
    queryKey: [...queryKeys.gallery, 'candidate', channel, comparisonId],
    queryFn: ({ signal }) =>
      request<CandidateDetail>(`/api/gallery/candidates/${channel}/${comparisonId}`, { signal }),
    ...onlyWhenAsked,
    gcTime: 0,
  });

/** What would be seen, made for this screen and stored nowhere. */
export const previewQuery = (input: PreviewInput) =>
  queryOptions({
    queryKey: [...queryKeys.gallery, 'preview', input],
    queryFn: ({ signal }) =>
      request<CasePreview>('/api/gallery/previews', { method: 'POST', body: input, signal }),
    ...onlyWhenAsked,
    gcTime: 60_000,
  });

export const galleryCasesQuery = queryOptions({
  queryKey: [...queryKeys.gallery, 'cases'],
  queryFn: ({ signal }) => request<CaseList>('/api/gallery/cases', { signal }),
});

export const takeDownsQuery = queryOptions({
  queryKey: [...queryKeys.gallery, 'take-downs'],
  queryFn: ({ signal }) => request<TakeDownList>('/api/gallery/take-downs', { signal }),
});

function useGalleryMutation<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.gallery }),
  });
}

export const usePublishCase = () =>
  useGalleryMutation((body: CaseInput) =>
    request<GalleryCase>('/api/gallery/cases', { method: 'POST', body }),
  );

export const useTakeDownCase = () =>
  useGalleryMutation((caseId: string) => request(`/api/gallery/cases/${caseId}`, { method: 'DELETE' }));

export const useMarkTakenAway = () =>
  useGalleryMutation((itemId: string) =>
    request(`/api/gallery/take-downs/${itemId}/done`, { method: 'POST' }),
  );

/** What is fetched from here is on the take-down list from then on. */
export const caseFileUrl = (caseId: string, file: ExportFile) =>
  `/api/gallery/cases/${caseId}/exports/${file}`;
export const contactSheetUrl = '/api/gallery/contact-sheet';
