import { queryOptions } from '@tanstack/react-query';
import type { ValidationReport } from '../../imaging/phantom/benchmark/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** The benchmark's figures that the server ships. */
export const validationQuery = queryOptions({
  queryKey: queryKeys.validation,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => request<ValidationReport>('/api/validation', { signal }),
});
