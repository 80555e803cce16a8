import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ShareLinkInput, ShareLinkList, ShareLinkMade } from '../../share-links/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const shareLinksQuery = (reportId: string) =>
  queryOptions({
    queryKey: queryKeys.shareLinks(reportId),
    queryFn: ({ signal }) => request<ShareLinkList>(`/api/reports/${reportId}/share-links`, { signal }),
  });

function useLinkMutation<Input, Answer>(reportId: string, mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.shareLinks(reportId) }),
  });
}

/** The answer is the only time that the address is seen. */
export const useMakeShareLink = (reportId: string) =>
  useLinkMutation(reportId, (body: ShareLinkInput) =>
    request<ShareLinkMade>(`/api/reports/${reportId}/share-links`, { method: 'POST', body }),
  );

export const useRevokeShareLink = (reportId: string) =>
  useLinkMutation(reportId, (linkId: string) => request(`/api/share-links/${linkId}`, { method: 'DELETE' }));
