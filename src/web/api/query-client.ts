import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Server answers are kept until an event or an own change says they are old; a lost session shows the sign-in page. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noteRefusal }),
    mutationCache: new MutationCache({ onError: noteRefusal }),
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
  function noteRefusal(error: Error) {
    if (!(error instanceof ApiError)) return;
    // A wrong password is refused with 401, too, but then there is no session to lose.
    if (error.status === 401 && client.getQueryData(queryKeys.session)) forgetSession(client);
    if (error.code === 'SECOND_FACTOR_NEEDED') {
      void client.invalidateQueries({ queryKey: queryKeys.session });
    }
  }
  return client;
}

/** Shows the sign-in page, and keeps nothing of what was on screen. */
export function forgetSession(client: QueryClient): void {
  client.setQueryData(queryKeys.session, null);
  forgetAnswers(client);
}

/** Drops every answer but the session, whose watchers must hear of its change. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.session[0] });
}
