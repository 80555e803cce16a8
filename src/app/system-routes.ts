import { z } from 'zod';
import { json, type Route, route } from '../route.ts';

const metricSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  version: z.number(),
  unit: z.string(),
  higherMeans: z.enum(['better', 'worse']),
  improvedWord: z.string(),
  worsenedWord: z.string(),
  /** DOI of the method it descends from. */
  reference: z.string(),
});

export const aboutSchema = z.strictObject({
  name: z.literal('Dermalapse'),
  version: z.string(),
  engineVersion: z.string(),
  /** The backend that is forced, or null: the best that loads. Each result names the one it was measured with. */
  backend: z.string().nullable(),
  /** Analysis threads. */
  workers: z.int(),
  demo: z.boolean(),
  /** Every metric of this engine, in the order they are shown: where screens take their labels from. */
  metrics: z.array(metricSchema),
});
export type About = z.infer<typeof aboutSchema>;

/** The rooms' routes and those of the server itself; `describe` makes the document of all of them. */
export function withSystemRoutes(
  rooms: readonly Route[],
  { about, describe }: { about: About; describe(all: readonly Route[]): Record<string, unknown> },
): Route[] {
  const all: Route[] = [
    ...rooms,
    route({
      method: 'get',
      path: '/api/health',
      permission: 'public',
      summary: 'Answers while the server is up',
      answer: json(z.strictObject({ status: z.literal('ok') })),
      handle: () => ({ status: 'ok' as const }),
    }),
    route({
      method: 'get',
      path: '/api/about',
      permission: 'staff',
      summary: 'Version, analysis engine and the metrics it measures',
      answer: json(aboutSchema),
      handle: () => about,
    }),
    route({
      method: 'get',
      path: '/api/openapi.json',
      permission: 'public',
      summary: 'This document',
      answer: json(z.record(z.string(), z.unknown())),
      handle: () => document,
    }),
  ];
  const document = describe(all);
  return all;
}
