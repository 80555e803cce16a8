import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import type { AuditFilter, AuditList, AuditVerification } from '../../audit/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** What is chosen on the page, as a query string without empty parts. */
export function auditParameters(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The trail, newest first, a page at a time. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.audit, filter],
    initialPageParam: null as number | null,
    queryFn: ({ signal, pageParam }) => {
      const parameters = auditParameters(filter);
      if (pageParam !== null) parameters.set('before', String(pageParam));
      return request<AuditList>(`/api/audit?${parameters}`, { signal });
    },
    getNextPageParam: (page) => page.next,
    // Each reading is an event itself: only a person asks for one.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });

export const useVerifyAuditTrail = () =>
  useMutation({
    mutationFn: () => request<AuditVerification>('/api/audit/verification', { method: 'POST' }),
  });

export const auditExportUrl = (filter: AuditFilter) => `/api/audit/export?${auditParameters(filter)}`;
