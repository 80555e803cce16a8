import { z } from 'zod';

/** Metrics in the order they are shown. The registry in `metrics/index.ts` describes each. */
export const metricNames = ['redness', 'texture', 'pores'] as const;
export type MetricName = (typeof metricNames)[number];

const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

/** Vertices in fractions 0..1 of the oriented BEFORE photo's width (x, right) and height (y, down). */
export const polygonSchema = z.array(point).min(3).max(500);
export type Polygon = z.infer<typeof polygonSchema>;

const namedRegion = z.strictObject({ name: z.string().trim().min(1).max(80), polygon: polygonSchema });
export type NamedRegion = z.infer<typeof namedRegion>;

/** What to measure and against what: treated regions, untreated reference skin, card and scale. All optional. */
export const planSchema = z.strictObject({
  treated: z.array(namedRegion).max(50).optional(),
  reference: z.array(namedRegion).max(20).optional(),
  card: z
    .strictObject({ polygon: polygonSchema, reflectance: z.number().gt(0).lte(1).default(0.18) })
    .optional(),
  pixelsPerMm: z.number().gt(0.1).lt(500).optional(),
  metrics: z.array(z.enum(['redness', 'texture', 'pores', 'wrinkles', 'blemishes', 'tone'])).optional(),
});
export type Plan = z.infer<typeof planSchema>;
