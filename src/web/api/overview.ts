import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CalendarFeedInput,
  CalendarFeedMade,
  CalendarFeedState,
  Overview,
} from '../../overview/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const overviewQuery = queryOptions({
  queryKey: queryKeys.overview,
  queryFn: ({ signal }) => request<Overview>('/api/overview', { signal }),
  refetchInterval: ({ state }) => (state.data && state.data.analyses.items.length > 0 ? 5_000 : 60_000),
});

export const calendarFeedQuery = queryOptions({
  queryKey: queryKeys.calendarFeed,
  queryFn: ({ signal }) => request<CalendarFeedState>('/api/calendar-feed', { signal }),
});

function useFeedMutation<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.calendarFeed }),
  });
}

/** The answer is the only time that the address is seen. */
export const useMakeCalendarFeed = () =>
  useFeedMutation((body: CalendarFeedInput) =>
    request<CalendarFeedMade>('/api/calendar-feed', { method: 'POST', body }),
  );

export const useChangeCalendarFeed = () =>
  useFeedMutation((body: CalendarFeedInput) => request('/api/calendar-feed', { method: 'PATCH', body }));

export const useRevokeCalendarFeed = () =>
  useFeedMutation((_: undefined) => request('/api/calendar-feed', { method: 'DELETE' }));
