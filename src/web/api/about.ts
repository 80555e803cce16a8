import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** A metric's words, from the registry of the engine that measures. */
export interface MetricWords {
  name: string;
  label: string;
  unit: string;
  higherMeans: 'better' | 'worse';
  improvedWord: string;
  worsenedWord: string;
}

export interface About {
  version: string;
  /** Of the engine that measures; figures of another one may not hold for it. */
  engineVersion: string;
  backend: string | null;
  metrics: MetricWords[];
}

export const aboutQuery = queryOptions({
  queryKey: queryKeys.about,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => request<About>('/api/about', { signal }),
});
