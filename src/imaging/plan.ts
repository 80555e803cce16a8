import { z } from 'zod';

/**
 * Metrics that are validated, in the order they are shown. The registry in `metrics/index.ts` describes each. Coarse texture
 * stands in for texture where the photos are too coarse for it.
 */
export const establishedMetricNames = [
  'redness',
  'texture',
  'coarse-texture',
  'pores',
  'wrinkles',
  'blemishes',
  'tone',
] as const;

/** The last ones are experimental: measured only where a plan asks for them by name. */
export const metricNames = [...establishedMetricNames, 'shadow-contrast'] as const;
export type MetricName = (typeof metricNames)[number];

const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

/** Vertices in fractions 0..1 of the oriented BEFORE photo's width (x, right) and height (y, down). */
export const polygonSchema = z.array(point).min(3).max(500);
export type Polygon = z.infer<typeof polygonSchema>;

const namedRegion = z.strictObject({ name: z.string().trim().min(1).max(80), polygon: polygonSchema });
export type NamedRegion = z.infer<typeof namedRegion>;

const plainCard = z.strictObject({
  polygon: polygonSchema,
  reflectance: z.number().gt(0).lte(1).default(0.18),
});

/** A chart of 24 patches; its polygon are the corners of their area, clockwise from that of the dark skin patch. */
const chart = z.strictObject({ polygon: z.array(point), chart: z.literal('24-patch') });

const cardSchema = z
  .union([plainCard, chart])
  .refine((card) => !('chart' in card) || isClockwiseQuadrangle(card.polygon), {
    path: ['polygon'],
    message:
      'A chart is outlined by four corners, clockwise from that of the dark skin patch. None may lie between the others, no sides cross.',
  });

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
  card: cardSchema.optional(),
  pixelsPerMm: z.number().gt(0.1).lt(500).optional(),
  metrics: z.array(z.enum(metricNames)).optional(),
  primary: primaryOutcomeSchema.optional(),
});
export type Plan = z.infer<typeof planSchema>;

/** Four corners that all turn right (y runs down); with four, none can then lie inside and no sides cross. */
function isClockwiseQuadrangle(polygon: Polygon): boolean {
  const turns = polygon.map(([x, y], i) => {
    const [[nextX, nextY], [lastX, lastY]] = [
      polygon[(i + 1) % polygon.length],
      polygon[(i + 2) % polygon.length],
    ];
    return (nextX - x) * (lastY - nextY) - (nextY - y) * (lastX - nextX);
  });
  return polygon.length === 4 && turns.every((turn) => turn > 0);
}
