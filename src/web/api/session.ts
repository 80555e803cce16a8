import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FirstRunInput, FirstRunState, SignedIn, SignInInput } from '../../accounts/types.ts';
import { ApiError, request } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<SignedIn | null> => {
    try {
      return await request<SignedIn>('/api/session', { signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

export const firstRunQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: ({ signal }) => request<FirstRunState>('/api/first-run', { signal }),
});

/** A way in: afterwards the answer is the session, and nothing of a former one is left. */
function useWayIn<Input>(path: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Input) => request<SignedIn>(path, { method: 'POST', body }),
    onSuccess: (signedIn) => {
      forgetAll(queryClient);
      queryClient.setQueryData(queryKeys.session, signedIn);
    },
  });
}

export const useSignIn = () => useWayIn<SignInInput>('/api/auth/sign-in/email');
/** Makes the one clinician account with the token of the link printed on the console, and signs in. */
export const useFirstRun = () => useWayIn<FirstRunInput>('/api/first-run');
export const useDemoSignIn = () => useWayIn<{ token: string }>('/api/demo-sign-in');

export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request('/api/auth/sign-out', { method: 'POST' }),
    onSuccess: () => {
      queryClient.setQueryData(queryKeys.session, null);
      forgetAll(queryClient);
    },
  });
}

/** Drops every answer but the session, whose watchers must hear of its change. */
function forgetAll(queryClient: QueryClient) {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.session[0] });
}
