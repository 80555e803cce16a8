import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReportDetail, ReportInput, ReportList, ReportListItem } from '../../patient-reports/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const reportListQuery = (seriesId: string) =>
  queryOptions({
    queryKey: queryKeys.reportList(seriesId),
    queryFn: ({ signal }) => request<ReportList>(`/api/series/${seriesId}/reports`, { signal }),
  });

export const reportQuery = (reportId: string) =>
  queryOptions({
    queryKey: queryKeys.report(reportId),
    // A report never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => request<ReportDetail>(`/api/reports/${reportId}`, { signal }),
  });

/** The page that a patient would see. The one before stays until the next is there. */
export const reportPreviewQuery = (seriesId: string, input: ReportInput) =>
  queryOptions({
    queryKey: queryKeys.reportPreview(seriesId, input),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      request<{ html: string }>(`/api/series/${seriesId}/reports/preview`, {
        method: 'POST',
        body: input,
        signal,
      }),
  });

export function useMakeReport(seriesId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ReportInput) =>
      request<ReportListItem>(`/api/series/${seriesId}/reports`, { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.reportList(seriesId) }),
  });
}

export function useRemoveReport({ reportId, seriesId }: { reportId: string; seriesId: string }) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/api/reports/${reportId}`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.reportList(seriesId) }),
  });
}

export const reportFileUrl = (reportId: string, file: string) => `/api/reports/${reportId}/files/${file}`;
