import { z } from 'zod';
import { momentSchema } from '../../calendar.ts';
import { emailSchema, passwordSchema, personNameSchema, roleSchema, tokenSchema } from '../types.ts';

export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
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
