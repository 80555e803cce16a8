import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Server answers are kept until an event or an own change says they are old; a lost session shows the sign-in page. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: forgetLostSession }),
    mutationCache: new MutationCache({ onError: forgetLostSession }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof ApiError && error.code === 'OFFLINE' && count < 2,
        retryDelay: (count) => 1000 * 2 ** count,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  function forgetLostSession(error: Error) {
    if (error instanceof ApiError && error.status === 401) client.setQueryData(queryKeys.session, null);
  }
  return client;
}
