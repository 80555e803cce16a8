import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { planSchema, primaryOutcomeSchema } from '../imaging/plan.ts';
import { skinToneSchema } from '../patients/types.ts';
import { idSchema } from '../route.ts';
import { defaultProtocol } from './default-protocol.ts';

/** Views of a face; any other name is a body area's. */
export const faceViews = ['frontal', 'left-45', 'right-45', 'left-lateral', 'right-lateral'] as const;

export const indications = [
  'texture',
  'acne-scars',
  'pores',
  'wrinkles',
  'tone',
  'stretch-marks',
  'burn-scar',
  'scalp',
  'other',
] as const;
export type Indication = (typeof indications)[number];

const months = z.int().min(1).max(60);

/** How the treatment goes on, in days and months. */
export const protocolSchema = z
  .strictObject({
    sessions: z.int().min(1).max(30),
    intervalDays: z.int().min(1).max(365),
    /** Days after a session in which a photo shows healing, not outcome. */
    healingDays: z.int().min(0).max(60),
    /** The first day after a session whose photos count as outcome; from healing until then they are early. */
    outcomeFromDay: z.int().min(1).max(365),
    /** After the last session. */
    followUpMonths: z.array(months).max(12),
    /** From and to, after the last session; null when none is planned. */
    touchUpMonths: z.tuple([months, months]).nullable(),
  })
  .refine(({ healingDays, outcomeFromDay }) => outcomeFromDay > healingDays, {
    path: ['outcomeFromDay'],
    message: 'Outcome begins after the healing days.',
  })
  .refine(({ touchUpMonths }) => !touchUpMonths || touchUpMonths[0] <= touchUpMonths[1], {
    path: ['touchUpMonths'],
    message: 'The touch-up can’t end before it begins.',
  });
export type Protocol = z.infer<typeof protocolSchema>;

export const viewSchema = z.string().trim().min(1).max(80);
const nameSchema = z.string().trim().min(1, 'Give the series a name.').max(120);
const labelSchema = z.string().trim().min(1).max(120);
const lineSchema = z.string().trim().max(200);
const textSchema = z.string().trim().max(5000);
const versionSchema = z.int().positive();

/** A plan as it is drawn; what the series is about is its primary outcome, not part of the drawing. */
const outlinesSchema = planSchema.omit({ primary: true });

export const seriesSchema = z.strictObject({
  id: idSchema,
  patientId: idSchema,
  name: z.string(),
  indication: z.enum(indications),
  /** In the clinic's own words; what it is when the indication is `other`. */
  indicationNote: z.string(),
  /** Ids of the diagram's areas, or the name of one it has not. */
  areas: z.array(z.string()),
  views: z.array(z.string()),
  protocol: protocolSchema,
  /** Whether the printed card lies beside the skin in every photo. */
  usesCard: z.boolean(),
  /** Its region is a treated region of the plan, or one of a face's own. */
  primaryOutcome: primaryOutcomeSchema.nullable(),
  plan: outlinesSchema.nullable(),
  /**
   * The photo the plan's polygons were drawn on: they are fractions of that photo, so comparisons with another baseline
   * run without them. Null: drawn before there was a photo; used on the first view.
   */
  planPhotoId: idSchema.nullable(),
  /** 0 as long as none was drawn. */
  planVersion: z.int().nonnegative(),
  /** Null until the baseline was measured. */
  skinTone: skinToneSchema.nullable(),
  synthetic: z.boolean(),
  version: versionSchema,
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
  name: nameSchema,
  indication: z.enum(indications).default('other'),
  indicationNote: lineSchema.default(''),
  areas: z.array(labelSchema).max(30).default([]),
  views: z.array(viewSchema).min(1).max(30).default(['frontal']),
  protocol: protocolSchema.default(defaultProtocol),
  usesCard: z.boolean().default(false),
  primaryOutcome: primaryOutcomeSchema.nullable().default(null),
});
export type SeriesInput = z.infer<typeof seriesInputSchema>;

export const seriesChangeSchema = z.strictObject({
  /** As it was when it was opened: another one in the database is a conflict. */
  version: versionSchema,
  name: nameSchema.optional(),
  indication: z.enum(indications).optional(),
  indicationNote: lineSchema.optional(),
  areas: z.array(labelSchema).max(30).optional(),
  views: z.array(viewSchema).min(1).max(30).optional(),
  protocol: protocolSchema.optional(),
  usesCard: z.boolean().optional(),
  primaryOutcome: primaryOutcomeSchema.nullable().optional(),
  /** Why it is judged by something else although results are in. It is shown wherever results are. */
  outcomeReason: z.string().trim().min(1).max(500).optional(),
  /** A changed plan measures the series anew. */
  plan: outlinesSchema.nullable().optional(),
  /** Default with a plan: the baseline photo of the first view that has one. */
  planPhotoId: idSchema.nullable().optional(),
});
export type SeriesChange = z.infer<typeof seriesChangeSchema>;

/** A plan that the series has or had. */
export const planVersionSchema = z.strictObject({
  version: z.int().positive(),
  /** Null: the plan was removed. */
  plan: outlinesSchema.nullable(),
  /** The photo it was drawn on, which may be gone by now. */
  photoId: idSchema.nullable(),
  /** Who saved it; null when that is not known. */
  by: z.string().nullable(),
  at: momentSchema,
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** What a series is judged by. It belongs to the baseline: once results are in, another one needs a reason. */
export const judgedBySchema = seriesSchema
  .pick({
    primaryOutcome: true,
    /** In their order: of a visit's views the first one speaks. */
    views: true,
    /** Among which series it is counted. */
    indication: true,
  })
  .extend({ outcomeFromDay: protocolSchema.shape.outcomeFromDay });
export type JudgedBy = z.infer<typeof judgedBySchema>;
export const judgedByFields = judgedBySchema.keyof().options;

/** A change of what the series is judged by after results were in. */
export const outcomeChangeSchema = z.strictObject({
  at: momentSchema,
  /** What became another one, and nothing else. */
  from: judgedBySchema.partial(),
  to: judgedBySchema.partial(),
  reason: z.string(),
});
export type OutcomeChange = z.infer<typeof outcomeChangeSchema>;

/** Contraindications, asked at every session. */
export const contraindications = [
  'pregnancy',
  'isotretinoin',
  'active-infection',
  'keloid-tendency',
  'anticoagulants',
] as const;
export type Contraindication = (typeof contraindications)[number];

const answersSchema = z.record(z.enum(contraindications), z.enum(['yes', 'no']));
const reasonSchema = z.string().trim().min(1, 'Give a reason.').max(1000);
const decisionInputSchema = z.strictObject({
  decision: z.enum(['proceed', 'postpone']),
  reason: reasonSchema,
});

const notAskedSchema = z.strictObject({ kind: z.literal('not-asked'), reason: reasonSchema });

export const checklistSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('asked'),
    answers: answersSchema,
    /** Null when every answer is no. */
    decision: decisionInputSchema
      .extend({ by: z.strictObject({ id: z.string(), name: z.string() }), at: momentSchema })
      .nullable(),
  }),
  notAskedSchema,
]);
export type Checklist = z.infer<typeof checklistSchema>;

/** Who decided and when is written down by the server. */
export const checklistInputSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('asked'),
      answers: answersSchema,
      decision: decisionInputSchema.nullable().default(null),
    }),
    notAskedSchema,
  ])
  .refine(
    (checklist) =>
      checklist.kind === 'not-asked' ||
      checklist.decision !== null ||
      !Object.values(checklist.answers).includes('yes'),
    { path: ['decision'], message: 'An answer of yes needs a decision: proceed or postpone, and why.' },
  );
export type ChecklistInput = z.infer<typeof checklistInputSchema>;

/** A treatment given on a date, or postponed on it by the checklist's decision. */
export const sessionSchema = z.strictObject({
  id: idSchema,
  seriesId: idSchema,
  date: daySchema,
  device: z.string(),
  needleDepthMm: z.number().nullable(),
  passes: z.int().nullable(),
  area: z.string(),
  numbing: z.string(),
  aftercare: z.string(),
  adverseEvents: z.string(),
  /** Null: recorded before it was asked for. */
  checklist: checklistSchema.nullable(),
  /** False when it was postponed: nothing was done to the skin, so no healing follows. */
  given: z.boolean(),
  notes: z.string(),
  version: versionSchema,
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionInputSchema = z.strictObject({
  date: daySchema,
  device: lineSchema.default(''),
  needleDepthMm: z.number().gt(0).max(10).nullable().default(null),
  passes: z.int().min(1).max(50).nullable().default(null),
  area: lineSchema.default(''),
  numbing: lineSchema.default(''),
  aftercare: textSchema.default(''),
  adverseEvents: textSchema.default(''),
  checklist: checklistInputSchema,
  notes: textSchema.default(''),
});
export type SessionInput = z.infer<typeof sessionInputSchema>;

export const sessionChangeSchema = z.strictObject({
  version: versionSchema,
  date: daySchema.optional(),
  device: lineSchema.optional(),
  needleDepthMm: z.number().gt(0).max(10).nullable().optional(),
  passes: z.int().min(1).max(50).nullable().optional(),
  area: lineSchema.optional(),
  numbing: lineSchema.optional(),
  aftercare: textSchema.optional(),
  adverseEvents: textSchema.optional(),
  checklist: checklistInputSchema.optional(),
  notes: textSchema.optional(),
});
export type SessionChange = z.infer<typeof sessionChangeSchema>;

/** What was used at sessions before, most often first. */
export const sessionProposalsSchema = z.strictObject({
  devices: z.array(z.string()),
  numbing: z.array(z.string()),
});
export type SessionProposals = z.infer<typeof sessionProposalsSchema>;

/** In a query, where numbers are text. */
export const sessionRemovalSchema = z.strictObject({ version: z.coerce.number().int().positive() });

export const scheduleKinds = ['baseline-photos', 'session', 'follow-up', 'touch-up'] as const;
export const scheduleStates = ['done', 'due', 'overdue', 'upcoming'] as const;

/** One thing that the protocol asks for, and where it stands today. */
export const scheduleItemSchema = z.strictObject({
  kind: z.enum(scheduleKinds),
  /** Of a session: 1, 2, 3 ... */
  number: z.int().positive().nullable(),
  /** Of a follow-up: months after the last session. */
  months: z.int().positive().nullable(),
  dueOn: daySchema,
  /** The last day of its window; null when it has none. */
  dueUntil: daySchema.nullable(),
  state: z.enum(scheduleStates),
  doneOn: daySchema.nullable(),
});
export type ScheduleItem = z.infer<typeof scheduleItemSchema>;

/**
 * Where a day stands in the treatment: `before` any session; `healing` for the healing days after one (the photo shows
 * healing and is never counted); `early` until outcome begins; then `outcome`.
 */
export const phases = ['before', 'healing', 'early', 'outcome'] as const;
export type Phase = (typeof phases)[number];
