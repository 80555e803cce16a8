import { z } from 'zod';
import { reasonCodes } from '../../comparison.ts';

/** A mean or a d', with its standard error; null when too few pairs were measured. */
const estimateSchema = z.strictObject({ value: z.number(), se: z.number() }).nullable();
export type Estimate = z.infer<typeof estimateSchema>;

/** So many of so many, and the 95 % interval of that share, 0..1; null when there was none to count. */
const shareSchema = z
  .strictObject({
    count: z.int().nonnegative(),
    of: z.int().positive(),
    ci95: z.tuple([z.number(), z.number()]),
  })
  .nullable();
export type Share = z.infer<typeof shareSchema>;

/** What can be said of any set of pairs. Pairs that could not be measured are counted apart and never as zero. */
const groupShape = {
  /** Of a true fall of 20 % against no change: difference of the means over the pooled standard deviation. */
  dPrime: estimateSchema,
  /** Median of the smallest detectable changes that the pairs reported, percent. */
  mdc95: z.number().nullable(),
  /** Not measurable. */
  refused: shareSchema,
  /** Why, most frequent first; a measurement may have several reasons. */
  reasons: z.array(z.strictObject({ code: z.enum(reasonCodes), count: z.int().positive() })),
};
const groupSchema = z.strictObject(groupShape);
export type GroupFigures = z.infer<typeof groupSchema>;

/** One joint pair: the true change and what was read, percent. */
const doseSchema = z.strictObject({
  truth: z.number(),
  percent: z.number(),
  ci95: z.tuple([z.number(), z.number()]),
  verdict: z.enum(['improved', 'worsened', 'no-measurable-change']),
});

export const figureNames = [
  'dPrime',
  'advantage',
  'spearman',
  'readsAs',
  'nullSd',
  'falseChange',
  'coverage',
  'crossTalk',
  'disturbance',
  'darkSkin',
] as const;
export type FigureName = (typeof figureNames)[number];

/** A figure that has a target, and whether it is met; null: this run can't tell. */
const checkSchema = z.strictObject({
  figure: z.enum(figureNames),
  target: z.string(),
  value: z.number().nullable(),
  isMet: z.boolean().nullable(),
});
export type Check = z.infer<typeof checkSchema>;

const metricFiguresSchema = z.strictObject({
  metric: z.string(),
  label: z.string(),
  ...groupShape,
  /** The same pairs, measured as rivals do: each photo for itself. */
  naive: z.strictObject({ label: z.string(), dPrime: estimateSchema, spearman: z.number().nullable() }),
  /** Our d' over the naive one's. */
  advantage: z.number().nullable(),
  /** Rank correlation of true and read change over the joint pairs. */
  spearman: z.number().nullable(),
  /** What a true fall of 20 % reads, percent, against the same pair unchanged. */
  readsAs: estimateSchema,
  /** Standard deviation of the raw change of unchanged pairs. */
  nullSd: z.number().nullable(),
  /** Unchanged pairs with a verdict of improved or worsened. */
  falseChange: shareSchema,
  /** Pairs whose 95 % interval holds the true change. */
  coverage: z.strictObject({ unchanged: shareSchema, changed: shareSchema }),
  /** d' of this metric for a fall of 20 % of something else; the metric's own is left out. */
  crossTalk: z.record(z.string(), z.number().nullable()),
  doses: z.array(doseSchema),
  tones: z.array(
    z.strictObject({
      tone: z.string(),
      ...groupShape,
      /** Its d' over that of light to medium skin. */
      ofLight: z.number().nullable(),
    }),
  ),
  /** One disturbance alone at 2 sigma in both photos, nothing changed. */
  disturbances: z.array(
    z.strictObject({
      name: z.string(),
      /** Root mean square of what was read, percent. */
      shift: z.number().nullable(),
      /** Half the median smallest detectable change, percent. */
      halfMdc95: z.number().nullable(),
      refused: shareSchema,
    }),
  ),
  /** No untreated skin in view: with a grey card, and with neither. */
  withoutReference: z.strictObject({ cardOnly: groupSchema, neither: groupSchema }),
  checks: z.array(checkSchema),
});
export type MetricFigures = z.infer<typeof metricFiguresSchema>;

/** What `dermalapse validate` measured. */
export const validationReportSchema = z.strictObject({
  schema: z.literal('dermalapse.validation/1'),
  engine: z.strictObject({ version: z.string(), backend: z.string(), calibration: z.string() }),
  seed: z.string(),
  /** Pairs of the main study, as asked for with `--pairs`, and of all studies. */
  pairs: z.strictObject({ main: z.int().positive(), all: z.int().positive() }),
  composition: z.array(z.strictObject({ label: z.string(), pairs: z.int().positive() })),
  /** Over the metrics that have targets: the worst d' and the geometric mean; null when a metric has none. */
  overall: z.strictObject({
    lowestDPrime: z.number().nullable(),
    meanDPrime: z.number().nullable(),
    falseChange: shareSchema,
    coverage: shareSchema,
    checks: z.array(checkSchema),
  }),
  metrics: z.array(metricFiguresSchema),
  tones: z.array(z.strictObject({ tone: z.string(), melanin: z.tuple([z.number(), z.number()]) })),
  disturbances: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      /** Not among the benchmark's own, which all other pairs have: shown, without a target. */
      isExtended: z.boolean(),
    }),
  ),
  /** What single photos can't do well, in words, with figures of this run. */
  limits: z.array(z.strictObject({ title: z.string(), text: z.string() })),
});
export type ValidationReport = z.infer<typeof validationReportSchema>;
