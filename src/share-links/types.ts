import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';

/**
 * `used-up`: it opened once and was made to. `locked`: too many wrong years; such a link never opens again. `withdrawn`: nor does this,
 * since the patient took back or refused the consent to reports.
 */
export const linkStates = ['open', 'used-up', 'locked', 'expired', 'revoked', 'withdrawn'] as const;
export type LinkState = (typeof linkStates)[number];

/**
 * Why a link that there is did not open. `no-consent`: it has expired or ended. `not-opened`: a picture was asked for past the question. `no-such-consent`: of the
 * patient's consents, one that does not count (any more). None of it is told to who asked.
 */
export const refusalReasons = [
  'used-up',
  'locked',
  'expired',
  'revoked',
  'withdrawn',
  'no-consent',
  'wrong-year',
  'not-opened',
  'no-such-consent',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

const shareLinkUseSchema = z.strictObject({
  at: momentSchema,
  what: z.enum(['opened', 'downloaded', 'refused']),
  /** Of a refusal; null otherwise. */
  why: z.enum(refusalReasons).nullable(),
});
export type ShareLinkUse = z.infer<typeof shareLinkUseSchema>;

/** A secret address under which a patient reads their report. The secret itself is kept nowhere. */
export const shareLinkSchema = z.strictObject({
  id: idSchema,
  createdAt: momentSchema,
  /** Who made it; null when that account is gone. */
  by: z.string().nullable(),
  /** The last day on which it opens. */
  expiresOn: daySchema,
  asksYearOfBirth: z.boolean(),
  opensOnce: z.boolean(),
  revokedAt: momentSchema.nullable(),
  withdrawnAt: momentSchema.nullable(),
  state: z.enum(linkStates),
  /** The latest of them, newest first. */
  uses: z.array(shareLinkUseSchema),
});
export type ShareLink = z.infer<typeof shareLinkSchema>;

/** GET /api/reports/:reportId/share-links */
export const shareLinkListSchema = z.strictObject({
  /** Newest first. */
  items: z.array(shareLinkSchema),
  patientId: idSchema,
  /** The patient agreed to get the report: without that no link opens, and none is made. */
  isConsented: z.boolean(),
  /** A link can ask for the year of birth only where it is recorded. */
  knowsYearOfBirth: z.boolean(),
});
export type ShareLinkList = z.infer<typeof shareLinkListSchema>;

/** POST /api/reports/:reportId/share-links */
export const shareLinkInputSchema = z.strictObject({
  expiresOn: daySchema,
  asksYearOfBirth: z.boolean().default(false),
  /** And then for half an hour, in the browser that opened it. */
  opensOnce: z.boolean().default(false),
});
export type ShareLinkInput = z.infer<typeof shareLinkInputSchema>;

export const shareLinkMadeSchema = z.strictObject({
  id: idSchema,
  /** Shown this once. */
  address: z.string(),
  /** The address for a phone's camera. */
  qrCodeSvg: z.string(),
});
export type ShareLinkMade = z.infer<typeof shareLinkMadeSchema>;
