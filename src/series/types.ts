import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { planSchema, primaryOutcomeSchema } from '../imaging/plan.ts';
import { idSchema } from '../route.ts';

/** Views of a face; any other name is a body area's. */
export const faceViews = ['frontal', 'left-45', 'right-45', 'left-lateral', 'right-lateral'] as const;

export const viewSchema = z.string().trim().min(1).max(80);
const labelSchema = z.string().trim().min(1).max(120);

/** A plan as it is drawn; what the series is about is its primary outcome, not part of the drawing. */
const outlinesSchema = planSchema.omit({ primary: true });

export const seriesSchema = z.strictObject({
  id: idSchema,
  patientId: idSchema,
  name: z.string(),
  indication: z.string(),
  areas: z.array(z.string()),
  views: z.array(z.string()),
  /** Its region is a treated region of the plan, or one of a face's own. */
  primaryOutcome: primaryOutcomeSchema.nullable(),
  /** Days after a session in which a photo shows healing, not outcome. */
  healingDays: z.int(),
  plan: outlinesSchema.nullable(),
  /**
   * The photo the plan's polygons were drawn on: they are fractions of that photo, so comparisons with another baseline
   * run without them. Null: drawn before there was a photo; used on the first view.
   */
  planPhotoId: idSchema.nullable(),
  synthetic: z.boolean(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Series = z.infer<typeof seriesSchema>;

export const seriesListItemSchema = seriesSchema.omit({ plan: true, planPhotoId: true }).extend({
  sessionCount: z.int().nonnegative(),
  visitCount: z.int().nonnegative(),
  photoCount: z.int().nonnegative(),
  firstPhotoOn: daySchema.nullable(),
  lastPhotoOn: daySchema.nullable(),
});
export type SeriesListItem = z.infer<typeof seriesListItemSchema>;

export const seriesListSchema = z.strictObject({ items: z.array(seriesListItemSchema) });
export type SeriesList = z.infer<typeof seriesListSchema>;

export const seriesInputSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the series a name.').max(120),
  indication: z.string().trim().max(200).default(''),
  areas: z.array(labelSchema).max(30).default([]),
  views: z.array(viewSchema).min(1).max(30).default(['frontal']),
  primaryOutcome: primaryOutcomeSchema.nullable().default(null),
  healingDays: z.int().min(0).max(60).default(7),
});
export type SeriesInput = z.infer<typeof seriesInputSchema>;

export const seriesChangeSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the series a name.').max(120).optional(),
  indication: z.string().trim().max(200).optional(),
  areas: z.array(labelSchema).max(30).optional(),
  views: z.array(viewSchema).min(1).max(30).optional(),
  primaryOutcome: primaryOutcomeSchema.nullable().optional(),
  healingDays: z.int().min(0).max(60).optional(),
  /** A changed plan measures the series anew. */
  plan: outlinesSchema.nullable().optional(),
  /** Default with a plan: the baseline photo of the first view that has one. */
  planPhotoId: idSchema.nullable().optional(),
});
export type SeriesChange = z.infer<typeof seriesChangeSchema>;

/** A treatment given on a date. */
export const sessionSchema = z.strictObject({
  id: idSchema,
  seriesId: idSchema,
  date: daySchema,
  device: z.string(),
  needleDepthMm: z.number().nullable(),
  passes: z.int().nullable(),
  notes: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionInputSchema = z.strictObject({
  date: daySchema,
  device: z.string().trim().max(120).default(''),
  needleDepthMm: z.number().gt(0).max(10).nullable().default(null),
  passes: z.int().min(1).max(50).nullable().default(null),
  notes: z.string().trim().max(5000).default(''),
});
export type SessionInput = z.infer<typeof sessionInputSchema>;

export const sessionChangeSchema = z.strictObject({
  date: daySchema.optional(),
  device: z.string().trim().max(120).optional(),
  needleDepthMm: z.number().gt(0).max(10).nullable().optional(),
  passes: z.int().min(1).max(50).nullable().optional(),
  notes: z.string().trim().max(5000).optional(),
});
export type SessionChange = z.infer<typeof sessionChangeSchema>;

/**
 * Where a day stands in the treatment: `before` any session; `healing` for the healing days after one (the photo shows
 * healing and is never counted); `early` until day 27; `outcome` from day 28.
 */
export const phases = ['before', 'healing', 'early', 'outcome'] as const;
export type Phase = (typeof phases)[number];
