import { z } from 'zod';

/**
 * Metrics in the order they are shown. The registry in `metrics/index.ts` describes each. Coarse texture stands in for
 * texture where the photos are too coarse for it.
 */
export const metricNames = [
  'redness',
  'texture',
  'coarse-texture',
  'pores',
  'wrinkles',
  'blemishes',
  'tone',
] as const;
export type MetricName = (typeof metricNames)[number];

const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

/** Vertices in fractions 0..1 of the oriented BEFORE photo's width (x, right) and height (y, down). */
export const polygonSchema = z.array(point).min(3).max(500);
export type Polygon = z.infer<typeof polygonSchema>;

const namedRegion = z.strictObject({ name: z.string().trim().min(1).max(80), polygon: polygonSchema });
export type NamedRegion = z.infer<typeof namedRegion>;

/** The one change that a series is about, chosen at baseline. */
export const primaryOutcomeSchema = z.strictObject({
  metric: z.enum(metricNames),
  region: z.string().trim().min(1).max(80),
});
export type PrimaryOutcome = z.infer<typeof primaryOutcomeSchema>;

/** What to measure and against what: treated regions, untreated reference skin, card and scale. All optional. */
export const planSchema = z.strictObject({
  treated: z.array(namedRegion).max(50).optional(),
  reference: z.array(namedRegion).max(20).optional(),
  card: z
    .strictObject({ polygon: polygonSchema, reflectance: z.number().gt(0).lte(1).default(0.18) })
    .optional(),
  pixelsPerMm: z.number().gt(0.1).lt(500).optional(),
  metrics: z.array(z.enum(metricNames)).optional(),
  primary: primaryOutcomeSchema.optional(),
});
export type Plan = z.infer<typeof planSchema>;
