import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { seriesVerdictSchema } from '../comparisons/types.ts';
import { comparisonSchema, measurementSchema, verdicts } from '../imaging/comparison.ts';
import { metricNames, primaryOutcomeSchema } from '../imaging/plan.ts';
import { patientBadgeSchema } from '../patients/types.ts';
import { idSchema } from '../route.ts';
import { indications, phases, scheduleItemSchema } from '../series/types.ts';

/** A baseline photo and a follow-up photo of one view, as the report shows them. */
export const reportPairSchema = z.strictObject({
  comparisonId: idSchema,
  view: z.string(),
  beforeOn: daySchema,
  afterOn: daySchema,
  phase: z.enum(phases),
  healing: z.boolean(),
  /** Of the follow-up photo's day; null before the first session. */
  daysSinceSession: z.int().nonnegative().nullable(),
  engineVersion: z.string(),
  comparability: comparisonSchema.shape.comparability,
  /** The registered pair; null where the photos could not be laid over each other. */
  pictures: z
    .strictObject({
      before: z.string(),
      after: z.string(),
      width: z.int().positive(),
      height: z.int().positive(),
    })
    .nullable(),
  /** Of the chosen metrics, in every region, digit by digit as stored. */
  measurements: z.array(measurementSchema),
});
export type ReportPair = z.infer<typeof reportPairSchema>;

const chartPointSchema = z.union([
  z.strictObject({
    date: daySchema,
    verdict: z.enum(verdicts).exclude(['not-measurable']),
    percent: z.number(),
    ci95: z.tuple([z.number(), z.number()]),
    mdc95: z.number(),
    healing: z.boolean(),
    early: z.boolean(),
    engineVersion: z.string(),
  }),
  z.strictObject({ date: daySchema, verdict: z.literal('not-measurable'), healing: z.boolean() }),
]);
export type ChartPoint = z.infer<typeof chartPointSchema>;

/** The course of the primary outcome over every visit, whichever visits are shown. */
const reportChartSchema = z.strictObject({
  metric: z.enum(metricNames),
  region: z.string(),
  view: z.string(),
  baselineOn: daySchema,
  healingDays: z.int().nonnegative(),
  followUps: z.array(z.strictObject({ date: daySchema, months: z.int(), done: z.boolean() })),
  points: z.array(chartPointSchema),
});
export type ReportChart = z.infer<typeof reportChartSchema>;

/** What a patient is told of a series: a copy, so that it stays as it was when it was made. No name is in it. */
export const reportDocumentSchema = z.strictObject({
  schema: z.literal('dermalapse.patient-report/1'),
  madeOn: daySchema,
  /** As the clinic calls itself; empty where nobody said. */
  clinic: z.string(),
  indication: z.enum(indications),
  indicationNote: z.string(),
  areas: z.array(z.string()),
  /** Given ones, oldest first. */
  sessions: z.array(
    z.strictObject({
      date: daySchema,
      device: z.string(),
      needleDepthMm: z.number().nullable(),
      passes: z.number().nullable(),
    }),
  ),
  primaryOutcome: primaryOutcomeSchema.nullable(),
  /** When and why the series was last judged by something else after results were in; null: never. */
  outcomeChange: z.strictObject({ on: daySchema, reason: z.string() }).nullable(),
  verdict: seriesVerdictSchema,
  /** By visit, oldest first, and within a visit by view. */
  pairs: z.array(reportPairSchema).min(1),
  /** Photos whose analysis failed, oldest first: nothing of them can be shown. */
  failed: z.array(reportPairSchema.pick({ view: true, afterOn: true })),
  /** Null where there is no primary outcome. */
  chart: reportChartSchema.nullable(),
  /** What was measured and is not in it. */
  leftOut: z.strictObject({
    visits: z.array(daySchema),
    views: z.array(z.string()),
    metrics: z.array(z.enum(metricNames)),
  }),
  note: z.string(),
  next: z.array(scheduleItemSchema),
  synthetic: z.boolean(),
});
export type ReportDocument = z.infer<typeof reportDocumentSchema>;

/** POST /api/series/:seriesId/reports, and what a preview is made of. */
export const reportInputSchema = z.strictObject({
  /** Days of follow-up visits. */
  visits: z.array(daySchema).min(1, 'Choose a visit to show.').max(100),
  views: z.array(z.string().min(1)).min(1, 'Choose a view to show.').max(30),
  metrics: z.array(z.enum(metricNames)),
  /** The clinician's own words. */
  note: z.string().trim().max(2000, 'Use 2,000 characters or fewer.').default(''),
});
export type ReportInput = z.infer<typeof reportInputSchema>;

/** A page as the patient will see it, to be shown in a frame. */
export const reportHtmlSchema = z.strictObject({ html: z.string() });

export const reportListItemSchema = z.strictObject({
  id: idSchema,
  createdAt: momentSchema,
  /** Who made it; null when that account is gone. */
  by: z.string().nullable(),
  visits: z.array(daySchema),
  views: z.array(z.string()),
  metrics: z.array(z.string()),
});
export type ReportListItem = z.infer<typeof reportListItemSchema>;

/** GET /api/series/:seriesId/reports; newest first. */
export const reportListSchema = z.strictObject({ items: z.array(reportListItemSchema) });
export type ReportList = z.infer<typeof reportListSchema>;

/** Files of a report to download, but for its pictures. */
export const reportFileNames = [
  'numbers.json',
  'numbers.csv',
  'report-a4.pdf',
  'report-letter.pdf',
  'manifest.json',
] as const;
export type ReportFileName = (typeof reportFileNames)[number];

/** GET /api/reports/:reportId */
export const reportDetailSchema = reportListItemSchema.extend({
  series: z.strictObject({ id: idSchema, name: z.string() }),
  patient: patientBadgeSchema,
  /** As the patient sees it. */
  html: z.string(),
});
export type ReportDetail = z.infer<typeof reportDetailSchema>;
