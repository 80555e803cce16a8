import { z } from 'zod';
import { momentSchema } from '../../calendar.ts';
import { emailSchema, passwordSchema, personNameSchema, roleSchema, tokenSchema } from '../types.ts';

export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  lastSignInAt: momentSchema.nullable(),
  hasSecondFactor: z.boolean(),
  passkeyCount: z.int(),
  /** After too many wrong passwords or codes; null: not locked. */
  lockedUntil: momentSchema.nullable(),
  /** Since when this person can't sign in; the account stays for the audit trail. */
  deactivatedAt: momentSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

/** Somebody who may make an account and has not yet. */
export const invitationSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: momentSchema,
  expiresAt: momentSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

export const peopleSchema = z.strictObject({
  people: z.array(personSchema),
  invitations: z.array(invitationSchema),
});
export type People = z.infer<typeof peopleSchema>;

export const invitationInputSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export type InvitationInput = z.infer<typeof invitationInputSchema>;

/** Answered once; the token in the link is stored as a hash. */
export const invitationMadeSchema = z.strictObject({ invitation: invitationSchema, link: z.url() });
export type InvitationMade = z.infer<typeof invitationMadeSchema>;

export const linkLookUpSchema = z.strictObject({ token: tokenSchema });
export type LinkLookUp = z.infer<typeof linkLookUpSchema>;

/** What the page behind an invitation's link shows. */
export const invitationSeenSchema = z.strictObject({ email: z.string(), role: roleSchema });
export type InvitationSeen = z.infer<typeof invitationSeenSchema>;

export const invitationAnswerSchema = z.strictObject({
  token: tokenSchema,
  name: personNameSchema,
  password: passwordSchema,
});
export type InvitationAnswer = z.infer<typeof invitationAnswerSchema>;

export const personChangeSchema = z.strictObject({
  role: roleSchema.optional(),
  /** False: can't sign in any more, for as long as it stays so. */
  active: z.boolean().optional(),
});
export type PersonChange = z.infer<typeof personChangeSchema>;

/** Answered once; the token in the link is stored as a hash. */
export const passwordResetMadeSchema = z.strictObject({ link: z.url(), expiresAt: momentSchema });
export type PasswordResetMade = z.infer<typeof passwordResetMadeSchema>;

/** What the page behind a reset's link shows. */
export const passwordResetSeenSchema = z.strictObject({ name: z.string(), email: z.string() });
export type PasswordResetSeen = z.infer<typeof passwordResetSeenSchema>;

export const newPasswordSchema = z.strictObject({ token: tokenSchema, password: passwordSchema });
export type NewPassword = z.infer<typeof newPasswordSchema>;
