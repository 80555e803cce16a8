import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AnalysisEvent, ComparisonDetail, SeriesDetail } from '../../comparisons/types.ts';
import { queryKeys } from './query-keys.ts';

export type Connection = 'opening' | 'open' | 'lost';

/**
 * Listens to `GET /api/events` while a page is open and keeps the analyses on screen in step. The browser reconnects by
 * itself; whatever was missed meanwhile is fetched again.
 */
export function useAnalysisEvents(): Connection {
  const queryClient = useQueryClient();
  const [connection, setConnection] = useState<Connection>('opening');
  useEffect(() => {
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const open = () => {
      source = new EventSource('/api/events');
      source.onopen = () => {
        setConnection('open');
        if (missed) void refetchAll(queryClient);
        missed = false;
      };
      source.onerror = () => {
        missed = true;
        setConnection('lost');
        // A refused answer closes for good; the session query finds out whether that means signed out.
        if (source.readyState === EventSource.CLOSED) {
          void queryClient.invalidateQueries({ queryKey: queryKeys.session });
          again = setTimeout(open, 5000);
        }
      };
      source.addEventListener('analysis', (message: MessageEvent<string>) => {
        applyAnalysis(queryClient, JSON.parse(message.data) as AnalysisEvent);
      });
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [queryClient]);
  return connection;
}

function refetchAll(queryClient: QueryClient) {
  return queryClient.invalidateQueries();
}

/** Puts a new stage into what is on screen at once; a finished analysis is fetched with its result. */
export function applyAnalysis(queryClient: QueryClient, event: AnalysisEvent): void {
  const { comparisonId, seriesId, status, stage } = event;
  const finished = status === 'done' || status === 'failed';
  if (finished) {
    void queryClient.invalidateQueries({ queryKey: queryKeys.series(seriesId) });
    void queryClient.invalidateQueries({ queryKey: queryKeys.comparison(comparisonId) });
    return;
  }
  queryClient.setQueryData<SeriesDetail>(queryKeys.series(seriesId), (known) => {
    if (!known) return known;
    // A comparison nobody here has heard of: the series changed elsewhere.
    if (!known.comparisons.some(({ id }) => id === comparisonId)) {
      void queryClient.invalidateQueries({ queryKey: queryKeys.series(seriesId) });
      return known;
    }
    const comparisons = known.comparisons.map((c) => (c.id === comparisonId ? { ...c, status, stage } : c));
    return { ...known, comparisons };
  });
  queryClient.setQueryData<ComparisonDetail>(
    queryKeys.comparison(comparisonId),
    (known) => known && { ...known, status, stage },
  );
}
