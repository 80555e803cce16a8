import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { comparisonSchema, lesionsSchema, measurementSchema, reasonSchema } from '../imaging/comparison.ts';
import { metricNames } from '../imaging/plan.ts';
import { patientBadgeSchema } from '../patients/types.ts';
import { photoSchema, visitWithPhotosSchema } from '../photos/types.ts';
import { idSchema } from '../route.ts';
import {
  outcomeChangeSchema,
  phases,
  planVersionSchema,
  scheduleItemSchema,
  seriesSchema,
  sessionSchema,
} from '../series/types.ts';

export const analysisStatuses = ['queued', 'running', 'done', 'failed'] as const;
export type AnalysisStatus = (typeof analysisStatuses)[number];

/** What the analysis is doing, in the order it does it. */
export const analysisStages = ['decode', 'register', 'normalise', 'measure', 'uncertainty'] as const;
export type AnalysisStage = (typeof analysisStages)[number];

const analysisStateSchema = z.strictObject({
  id: idSchema,
  status: z.enum(analysisStatuses),
  /** While running; null otherwise. */
  stage: z.enum(analysisStages).nullable(),
  /** When failed: why, and what to do. */
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});

/** A comparison as a point of its series: everything the chart and the table need. */
export const comparisonSummarySchema = analysisStateSchema.extend({
  view: z.string(),
  baselinePhotoId: idSchema,
  followUpPhotoId: idSchema,
  baselineOn: daySchema,
  followUpOn: daySchema,
  /** Phase of the follow-up photo's day. */
  phase: z.enum(phases),
  healing: z.boolean(),
  /** Whether the series' outlines were drawn on this baseline photo and are used. */
  usesPlan: z.boolean(),
  engineVersion: z.string().nullable(),
  comparability: comparisonSchema.shape.comparability.nullable(),
  measurements: z.array(measurementSchema),
});
export type ComparisonSummary = z.infer<typeof comparisonSummarySchema>;

export const seriesVerdictKinds = [
  'improved',
  'worsened',
  'no-measurable-change',
  'too-early',
  'not-measurable',
  'being-measured',
  'no-primary-outcome',
] as const;

/** The primary outcome of a series at its latest visit that counts as outcome. */
export const seriesVerdictSchema = z.strictObject({
  kind: z.enum(seriesVerdictKinds),
  /** The comparison it is of, with its view and day; null when none counts yet. */
  comparisonId: idSchema.nullable(),
  view: z.string().nullable(),
  visitOn: daySchema.nullable(),
  /** When too early: the first day whose photos can count, null as long as there was no session. */
  outcomeFrom: daySchema.nullable(),
  /** The figures are null unless it was measured. */
  percent: z.number().nullable(),
  ci95: z.tuple([z.number(), z.number()]).nullable(),
  mdc95: z.number().nullable(),
  reasons: z.array(reasonSchema),
});
export type SeriesVerdict = z.infer<typeof seriesVerdictSchema>;

/** GET /api/series/:seriesId */
export const seriesDetailSchema = z.strictObject({
  series: seriesSchema,
  patient: patientBadgeSchema,
  /** By date, oldest first; so are the visits and the comparisons. */
  sessions: z.array(sessionSchema),
  visits: z.array(visitWithPhotosSchema),
  comparisons: z.array(comparisonSummarySchema),
  /** Changes of what it is judged by after results were in, oldest first. */
  outcomeChanges: z.array(outcomeChangeSchema),
  /** What the protocol asks for, and where it stands today. */
  schedule: z.array(scheduleItemSchema),
  planChanges: z.array(z.strictObject({ version: z.int().positive(), at: momentSchema })),
  /** Since then the patient wants no more photos on record; null: they did not say so. */
  noPhotosSince: daySchema.nullable(),
  verdict: seriesVerdictSchema,
});
export type SeriesDetail = z.infer<typeof seriesDetailSchema>;

export const resultImageNames = [
  'before',
  'after',
  ...metricNames.map((name) => `change-${name}` as const),
] as const;
export type ResultImageName = (typeof resultImageNames)[number];

export const comparisonImageSchema = z.strictObject({
  name: z.enum(resultImageNames),
  mediaType: z.enum(['image/jpeg', 'image/png']),
  width: z.int().positive(),
  height: z.int().positive(),
  /** Same origin; needs the session like everything else. */
  url: z.string(),
});
export type ComparisonImage = z.infer<typeof comparisonImageSchema>;

/** A blemish on the registered pair; fractions of the pictures' width and height, the diameter of their width. */
export const blemishMarkSchema = z.strictObject({
  region: z.string(),
  state: lesionsSchema.shape.list.element.shape.state,
  at: z.tuple([z.number(), z.number()]),
  diameter: z.number().nonnegative(),
});
export type BlemishMark = z.infer<typeof blemishMarkSchema>;

/** Pixel of the upright photo -> pixel of the pictures, [a, b, tx, c, d, ty]; pixel centres at integers. */
const affineSchema = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

/** A photo of the pair, and how to show it sharper than the picture is. */
const shownPhotoSchema = z.strictObject({
  photo: photoSchema,
  /** Null until done. */
  toPicture: affineSchema.nullable(),
  /** Its pieces, finest first; each further level has half the resolution. Empty when the preview shows it whole. */
  tiles: z.strictObject({
    sidePx: z.int().positive(),
    levels: z.array(
      z.strictObject({
        width: z.int().positive(),
        height: z.int().positive(),
        columns: z.int().positive(),
        rows: z.int().positive(),
      }),
    ),
  }),
});
export type ShownPhoto = z.infer<typeof shownPhotoSchema>;

/** A region on the registered pair, in fractions of the pictures' width and height. */
export const regionOutlineSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['treated', 'reference']),
  polygon: z.array(z.tuple([z.number(), z.number()])),
});
export type RegionOutline = z.infer<typeof regionOutlineSchema>;

/** GET /api/series/:seriesId/plan-versions */
export const planVersionsSchema = z.strictObject({
  /** Newest first. */
  items: z.array(planVersionSchema),
  /** How many comparisons begin with each photo: so many a plan drawn on it measures anew. */
  comparisonsOn: z.record(idSchema, z.int().positive()),
});
export type PlanVersions = z.infer<typeof planVersionsSchema>;

/** POST /api/series/:seriesId/comparisons */
export const askedPairSchema = z.strictObject({ beforePhotoId: idSchema, afterPhotoId: idSchema });
export type AskedPair = z.infer<typeof askedPairSchema>;

/** GET /api/photos/:photoId/proposed-regions; polygons in fractions of the upright photo's sides. */
export const proposedRegionsSchema = z.strictObject({
  regions: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['treated', 'reference']),
      polygon: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
  scale: z.strictObject({ pixelsPerMm: z.number().positive(), source: z.enum(['card', 'iris']) }).nullable(),
  card: z.array(z.tuple([z.number(), z.number()])).nullable(),
});
export type ProposedRegions = z.infer<typeof proposedRegionsSchema>;

/** GET /api/comparisons/:comparisonId */
export const comparisonDetailSchema = analysisStateSchema.extend({
  view: z.string(),
  phase: z.enum(phases),
  healing: z.boolean(),
  usesPlan: z.boolean(),
  comparison: comparisonSchema.nullable(),
  series: seriesSchema,
  patient: patientBadgeSchema,
  /** Asked for by a person: not against the baseline, and no part of the series' chart, verdict or outcome. */
  asked: z.boolean(),
  before: shownPhotoSchema,
  after: shownPhotoSchema,
  /** The registered pair and its change maps, all of one size; empty until done. */
  images: z.array(comparisonImageSchema),
  blemishMarks: z.array(blemishMarkSchema),
  /** Where was measured; empty until done, and where nothing was outlined. */
  regions: z.array(regionOutlineSchema),
  finishedAt: momentSchema.nullable(),
});
export type ComparisonDetail = z.infer<typeof comparisonDetailSchema>;

/** Server-sent event `analysis` of GET /api/events. */
export const analysisEventSchema = z.strictObject({
  comparisonId: idSchema,
  seriesId: idSchema,
  status: z.enum(analysisStatuses),
  stage: z.enum(analysisStages).nullable(),
});
export type AnalysisEvent = z.infer<typeof analysisEventSchema>;
