import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { consentChannels, identifiabilities } from '../consent/types.ts';
import { comparisonSchema, measurementSchema } from '../imaging/comparison.ts';
import { metricNames } from '../imaging/plan.ts';
import { skinToneClasses } from '../patients/types.ts';
import { idSchema } from '../route.ts';
import { indications, judgedByFields } from '../series/types.ts';

/** Age in years at the baseline photo, in bands wide enough to find nobody by. */
export const ageBands = ['under-25', '25-34', '35-44', '45-54', '55-64', '65-and-over'] as const;
export type AgeBand = (typeof ageBands)[number];

export const caseVerdicts = ['improved', 'worsened', 'no-measurable-change'] as const;

/** What may be known of a case: nothing of it says who or, unless chosen, when. */
export const caseFactsSchema = z.strictObject({
  indication: z.enum(indications),
  areas: z.array(z.string()),
  view: z.string(),
  sessions: z.int().nonnegative(),
  /** From baseline to follow-up, and from the last session before it, whole months. */
  monthsSinceBaseline: z.int().nonnegative(),
  monthsSinceLastSession: z.int().nonnegative(),
  skinTone: z.enum(skinToneClasses).nullable(),
  ageBand: z.enum(ageBands).nullable(),
  /** The primary outcome of the series, fixed at baseline: no better one is picked. */
  measurement: measurementSchema,
  /** What it is judged by that was changed all the same, once results were in. Why is not for everybody to read. */
  changedAfterResults: z.array(z.enum(judgedByFields)),
  /** Measurements of all metrics in the primary region. */
  others: z.array(measurementSchema),
  comparability: comparisonSchema.shape.comparability,
  synthetic: z.boolean(),
});
export type CaseFacts = z.infer<typeof caseFactsSchema>;

/** How the measured series of a group came out, in whole percents rounded so that what is said of them holds. */
export const outcomeFiguresSchema = z.strictObject({
  improved: z.int().nonnegative(),
  worsened: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  /** Of the share that improved, in percent. */
  improvedCi95: z.tuple([z.int(), z.int()]),
  /** Half of the series came to this or better, in percent of the before value. */
  medianPercent: z.int(),
  /** From the smallest to the largest, or what at least eight in ten series lie between. */
  rangePercent: z.tuple([z.int(), z.int()]),
  rangeHolds: z.enum(['all', 'eight-in-ten']),
});
export type OutcomeFigures = z.infer<typeof outcomeFiguresSchema>;

/** What all series of one indication and primary metric came to: responders and non-responders alike. */
export const typicalOutcomeSchema = z.strictObject({
  indication: z.enum(indications),
  metric: z.enum(metricNames),
  /** Series with a measured primary outcome, at their latest visit that counts. */
  n: z.int().nonnegative(),
  /** Those in which it could not be measured; not in `n`. */
  notMeasurable: z.int().nonnegative(),
  /**
   * Treated long enough ago, and without an outcome all the same: not photographed since, not measured, or without a primary
   * outcome; not in `n`.
   */
  withoutOutcome: z.int().nonnegative(),
  /** Null of fewer than five: too few to say what is typical, and a patient among them could be told from the others. */
  figures: outcomeFiguresSchema.nullable(),
});
export type TypicalOutcome = z.infer<typeof typicalOutcomeSchema>;

/** Whether a selection of cases did better than the series it is from. */
export const selectionSchema = z.strictObject({
  /** Series of the indication and metric of which cases are published, with the one that is looked at. */
  shown: z.int().nonnegative(),
  /** All others of them, whatever came of them. */
  notShown: z.int().nonnegative(),
  /** So many percent of all series did no better than the median case shown; null when there are too few to say. */
  medianPercentile: z.number().nullable(),
  /** Better than a fair draw from all series would be in all but one of twenty. */
  bestCaseOnly: z.boolean(),
});
export type Selection = z.infer<typeof selectionSchema>;

/** GET /api/gallery/candidates */
export const candidateSearchSchema = z.strictObject({
  channel: z.enum(consentChannels),
  indication: z.enum(indications).optional(),
  area: z.string().trim().min(1).max(120).optional(),
  metric: z.enum(metricNames).optional(),
  verdict: z.enum(caseVerdicts).optional(),
  skinTone: z.enum(skinToneClasses).optional(),
  ageBand: z.enum(ageBands).optional(),
  minSessions: z.coerce.number().int().min(0).max(30).optional(),
  minMonths: z.coerce.number().int().min(0).max(120).optional(),
  /** The last comparison of the page before. */
  after: idSchema.optional(),
});
export type CandidateSearch = z.infer<typeof candidateSearchSchema>;

export const candidateSchema = caseFactsSchema.extend({
  comparisonId: idSchema,
  /** The most that the consent lets be seen on the channel. */
  identifiability: z.enum(identifiabilities),
  consentUntil: daySchema.nullable(),
  /** A case of it is published on the channel already. */
  caseId: idSchema.nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Ordered by chance, not by outcome. */
export const candidateListSchema = z.strictObject({
  items: z.array(candidateSchema),
  /** Pass as `after` for more; null: there are none. */
  next: idSchema.nullable(),
});
export type CandidateList = z.infer<typeof candidateListSchema>;

/** GET /api/gallery/candidates/:channel/:candidateId */
export const candidateDetailSchema = z.strictObject({
  candidate: candidateSchema,
  typicalOutcome: typicalOutcomeSchema,
  /** With this one. */
  selection: selectionSchema,
  /** All kinds of cases on the channel taken together, with this one, are best cases only. */
  channelBestCaseOnly: z.boolean(),
});
export type CandidateDetail = z.infer<typeof candidateDetailSchema>;

/** POST /api/gallery/cases */
export const caseInputSchema = z.strictObject({
  comparisonId: idSchema,
  channel: z.enum(consentChannels),
  identifiability: z.enum(identifiabilities),
  /** The days of the photos are told. */
  showsDates: z.boolean().default(false),
  caption: z.string().trim().max(500).default(''),
  /** Needed where conditions are not matched, and shown on the case. */
  overrideReason: z.string().trim().min(1, 'Give a reason.').max(500).nullable().default(null),
});
export type CaseInput = z.infer<typeof caseInputSchema>;

/** `published` while consent holds; what ended it otherwise. `comparison-changed`: it was measured anew, or a photo of it is gone. */
export const caseStates = [
  'published',
  'taken-down',
  'consent-withdrawn',
  'consent-expired',
  'comparison-changed',
] as const;
export type CaseState = (typeof caseStates)[number];

export const sides = ['before', 'after'] as const;
export type Side = (typeof sides)[number];

/** A de-identified picture of a case, in one of its sizes. */
export const casePictureSchema = z.strictObject({
  side: z.enum(sides),
  width: z.int().positive(),
  height: z.int().positive(),
  url: z.string(),
});
export type CasePicture = z.infer<typeof casePictureSchema>;

/** POST /api/gallery/previews */
export const previewInputSchema = caseInputSchema.pick({
  comparisonId: true,
  channel: true,
  identifiability: true,
});
export type PreviewInput = z.infer<typeof previewInputSchema>;

/** What would be published. Nothing of it is stored; the pictures are in the answer. */
export const casePreviewSchema = z.strictObject({
  facts: caseFactsSchema,
  /** Photographed under conditions that match; otherwise an override with its reason is needed. */
  isMatched: z.boolean(),
  consentUntil: daySchema.nullable(),
  /** One of each side; `url` is a data URL. */
  pictures: z.array(casePictureSchema),
});
export type CasePreview = z.infer<typeof casePreviewSchema>;

export const galleryCaseSchema = z.strictObject({
  id: idSchema,
  /** In public addresses; says nothing. */
  slug: z.string(),
  channel: z.enum(consentChannels),
  identifiability: z.enum(identifiabilities),
  facts: caseFactsSchema,
  caption: z.string(),
  overrideReason: z.string().nullable(),
  state: z.literal('published'),
  publishedAt: momentSchema,
  /** Who did; null when that account is gone. */
  publishedBy: z.string().nullable(),
  consentUntil: daySchema.nullable(),
  /** Smallest first. */
  pictures: z.array(casePictureSchema),
  /** Where visitors see it; null unless it is published on the clinic's website. */
  publicUrl: z.string().nullable(),
});
export type GalleryCase = z.infer<typeof galleryCaseSchema>;

/** What is left of a case that is shown no more: enough to find where else it was put, and nothing of the person. */
export const endedCaseSchema = galleryCaseSchema
  .pick({ id: true, channel: true, publishedAt: true, publishedBy: true })
  .extend({
    ...caseFactsSchema.pick({ indication: true, areas: true }).shape,
    state: z.enum(caseStates).exclude(['published']),
    endedAt: momentSchema,
  });
export type EndedCase = z.infer<typeof endedCaseSchema>;

/** What left the building and must be followed when consent ends. */
export const takeDownItemSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  channel: z.enum(consentChannels),
  what: z.enum(['picture', 'contact-sheet', 'facts', 'manifest']),
  exportedAt: momentSchema,
  exportedBy: z.string().nullable(),
  /** Since when it may no longer be shown; null: it still may. */
  dueSince: momentSchema.nullable(),
  /** When somebody said that it is gone everywhere. */
  doneAt: momentSchema.nullable(),
  doneBy: z.string().nullable(),
});
export type TakeDownItem = z.infer<typeof takeDownItemSchema>;

/** GET /api/gallery/cases, newest first. */
export const caseListSchema = z.strictObject({
  published: z.array(galleryCaseSchema),
  ended: z.array(endedCaseSchema),
  /** Channels whose cases taken together are best cases only. */
  bestCaseChannels: z.array(z.enum(consentChannels)),
});
export type CaseList = z.infer<typeof caseListSchema>;

/** GET /api/gallery/take-downs: what is due first, then what may still be shown, then what is done. */
export const takeDownListSchema = z.strictObject({ items: z.array(takeDownItemSchema) });
export type TakeDownList = z.infer<typeof takeDownListSchema>;

/** What a case can be exported as: its pictures at their full size, what is told of it, and its manifest. */
export const exportFiles = ['before.jpg', 'after.jpg', 'case.json', 'manifest.json'] as const;
export type ExportFile = (typeof exportFiles)[number];

/** 32 random hexadecimal digits: in public addresses, they say nothing. */
export const pictureParamsSchema = z.strictObject({ pictureName: z.string().regex(/^[0-9a-f]{32}\.jpg$/) });
