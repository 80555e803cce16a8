import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AskedPair, ComparisonDetail, PlanVersions, ProposedRegions } from '../../comparisons/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const comparisonQuery = (comparisonId: string) =>
  queryOptions({
    queryKey: queryKeys.comparison(comparisonId),
    queryFn: ({ signal }) => request<ComparisonDetail>(`/api/comparisons/${comparisonId}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.status === 'queued' || state.data?.status === 'running' ? 10_000 : false,
  });

/** The comparison of any two photos of a view: the one there is, or a new one. */
export function useAskComparison(seriesId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AskedPair) =>
      request<ComparisonDetail>(`/api/series/${seriesId}/comparisons`, { method: 'POST', body }),
    onSuccess: (detail) => queryClient.setQueryData(queryKeys.comparison(detail.id), detail),
  });
}

export const planVersionsQuery = (seriesId: string) =>
  queryOptions({
    queryKey: queryKeys.planVersions(seriesId),
    queryFn: ({ signal }) => request<PlanVersions>(`/api/series/${seriesId}/plan-versions`, { signal }),
  });

/** Takes seconds: a face is looked for in the whole photo. */
export const proposedRegionsQuery = (photoId: string) =>
  queryOptions({
    queryKey: queryKeys.proposedRegions(photoId),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => request<ProposedRegions>(`/api/photos/${photoId}/proposed-regions`, { signal }),
  });
