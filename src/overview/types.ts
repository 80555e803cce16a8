import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { endingConsentsSchema } from '../consent/types.ts';
import { reasonSchema } from '../imaging/comparison.ts';
import { patientBadgeSchema } from '../patients/types.ts';
import { idSchema } from '../route.ts';
import { scheduleItemSchema } from '../series/types.ts';

/** A series as the overview names it. */
const placeSchema = z.strictObject({
  patient: patientBadgeSchema,
  seriesId: idSchema,
  seriesName: z.string(),
});

export const dueLineSchema = placeSchema.extend({
  item: scheduleItemSchema.omit({ doneOn: true }),
});
export type DueLine = z.infer<typeof dueLineSchema>;

const dueListSchema = z.strictObject({
  /** Earliest first, the first fifty. */
  items: z.array(dueLineSchema),
  total: z.int().nonnegative(),
});

export const analysisLineSchema = placeSchema.extend({
  comparisonId: idSchema,
  view: z.string(),
  takenOn: daySchema,
  status: z.enum(['queued', 'running']),
});
export type AnalysisLine = z.infer<typeof analysisLineSchema>;

export const refusedLineSchema = placeSchema.extend({
  comparisonId: idSchema,
  view: z.string(),
  takenOn: daySchema,
  /** When it was found out. */
  at: momentSchema,
  /** Why, and what to do at the next visit. */
  reasons: z.array(reasonSchema.pick({ code: true, message: true }).extend({ code: z.string() })),
});
export type RefusedLine = z.infer<typeof refusedLineSchema>;

/** GET /api/overview */
export const overviewSchema = z.strictObject({
  today: daySchema,
  /** Whether there is a patient at all. */
  hasPatients: z.boolean(),
  /** Series with a session or a visit of today. */
  here: z.array(placeSchema.extend({ session: z.boolean(), visit: z.boolean() })),
  dueToday: dueListSchema,
  /** From tomorrow on, seven days; and what may still be done in time. */
  dueThisWeek: dueListSchema,
  /** Since two months at most: what is older is on the page of its series. */
  overdue: dueListSchema,
  analyses: z.strictObject({
    running: z.int().nonnegative(),
    queued: z.int().nonnegative(),
    items: z.array(analysisLineSchema),
  }),
  /** Of the last two weeks, newest first. */
  refused: z.array(refusedLineSchema),
  endingConsents: endingConsentsSchema,
});
export type Overview = z.infer<typeof overviewSchema>;

/** The clinic's calendar feed, as its owner sees it. The address itself is shown once, when it is made. */
export const calendarFeedSchema = z.strictObject({
  showsNumbers: z.boolean(),
  createdAt: momentSchema,
});
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

/** GET /api/calendar-feed */
export const calendarFeedStateSchema = z.strictObject({ feed: calendarFeedSchema.nullable() });
export type CalendarFeedState = z.infer<typeof calendarFeedStateSchema>;

export const calendarFeedInputSchema = z.strictObject({
  /** Whether the events name patients' numbers. Names never appear. */
  showsNumbers: z.boolean(),
});
export type CalendarFeedInput = z.infer<typeof calendarFeedInputSchema>;

export const calendarFeedMadeSchema = z.strictObject({
  feed: calendarFeedSchema,
  /** To subscribe to. Whoever has it can read the feed. */
  address: z.url(),
});
export type CalendarFeedMade = z.infer<typeof calendarFeedMadeSchema>;
