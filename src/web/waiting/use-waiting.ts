import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { queryKeys } from '../api/query-keys.ts';
import { sendWaiting } from './send-waiting.ts';
import { listCaptures, putCapture, removeCapture, type WaitingCapture } from './waiting-store.ts';

export const waitingQuery = queryOptions({
  queryKey: queryKeys.waiting,
  // No IndexedDB, e.g. in a private window of some browsers: nothing can wait then.
  queryFn: () => listCaptures().catch(() => []),
  staleTime: Infinity,
});

const tryAgainMs = 10_000;

/** Sends what waits for this person: at once when something is added, when the network is back, and every ten seconds. */
export function useSender(userId: string): void {
  const queryClient = useQueryClient();
  const { data = [] } = useQuery(waitingQuery);
  const count = data.filter((capture) => isSendable(capture, userId)).length;
  useEffect(() => {
    if (count === 0) return;
    const send = () =>
      void sendWaiting({
        userId,
        onChange: ({ seriesId }) => {
          void queryClient.invalidateQueries({ queryKey: queryKeys.waiting });
          void queryClient.invalidateQueries({ queryKey: queryKeys.series(seriesId) });
        },
      });
    send();
    const timer = setInterval(send, tryAgainMs);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [count, userId, queryClient]);
}

const isSendable = ({ userId, refusal }: WaitingCapture, me: string) => userId === me && refusal === null;

/** What waits on this device, told apart by whose it is and whether the server would have it. */
export function useWaiting(userId: string) {
  const { data = [] } = useQuery(waitingQuery);
  const queryClient = useQueryClient();
  const refresh = useCallback(
    () => queryClient.invalidateQueries({ queryKey: queryKeys.waiting }),
    [queryClient],
  );
  return {
    waiting: data.filter((capture) => isSendable(capture, userId)),
    refused: data.filter((capture) => capture.userId === userId && capture.refusal !== null),
    ofOthers: data.filter((capture) => capture.userId !== userId).length,
    keep: async (capture: WaitingCapture) => {
      await putCapture(capture);
      await refresh();
    },
    sendAgain: async (capture: WaitingCapture) => {
      await putCapture({ ...capture, refusal: null });
      await refresh();
    },
    remove: async (capture: WaitingCapture) => {
      await removeCapture(capture.id);
      await refresh();
    },
  };
}
