import { queryOptions } from '@tanstack/react-query';
import type { ComparisonDetail } from '../../comparisons/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const comparisonQuery = (comparisonId: string) =>
  queryOptions({
    queryKey: queryKeys.comparison(comparisonId),
    queryFn: ({ signal }) => request<ComparisonDetail>(`/api/comparisons/${comparisonId}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.status === 'queued' || state.data?.status === 'running' ? 10_000 : false,
  });
