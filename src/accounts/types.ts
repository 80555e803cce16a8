import { z } from 'zod';
import { roles } from '../route.ts';

/** `{userId}` and the like: ids that the account library made, which are no UUIDs. */
export const libraryIdParams = <const N extends string>(name: N) =>
  z.strictObject({ [name]: z.string().regex(/^[\w-]{1,64}$/) } as Record<N, z.ZodString>);

export const roleSchema = z.enum(roles);

export const userSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
});
export type User = z.infer<typeof userSchema>;

export const signedInSchema = z.strictObject({
  user: userSchema,
  clinicName: z.string(),
  /** After so many minutes without use the sign-in ends. */
  idleMinutes: z.int(),
  /** Until it does, as things stand. */
  secondsLeft: z.int(),
  /** The clinic requires a second factor: until it is set up, nothing else is allowed. */
  needsSecondFactor: z.boolean(),
  /** True in the demo clinic, where every photo is synthetic. */
  demo: z.boolean(),
});
export type SignedIn = z.infer<typeof signedInSchema>;

export const emailSchema = z.email().max(200).toLowerCase();
export const personNameSchema = z.string().trim().min(1).max(120);
export const tokenSchema = z.string().min(1).max(200);
/** As typed. What a good one is, `password-rules.ts` says. */
export const passwordSchema = z.string().min(1).max(128);

export const firstRunInputSchema = z.strictObject({
  token: tokenSchema,
  name: personNameSchema,
  email: emailSchema,
  password: passwordSchema,
});
export type FirstRunInput = z.infer<typeof firstRunInputSchema>;

/** Whether the first account is still to be made with the link on the server's console. */
export const firstRunStateSchema = z.strictObject({ needed: z.boolean() });
export type FirstRunState = z.infer<typeof firstRunStateSchema>;

export const signInInputSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
});
export type SignInInput = z.infer<typeof signInInputSchema>;

/** The password was right; the code of the second factor is still to come. */
export const codeNeededSchema = z.strictObject({ codeNeeded: z.literal(true) });
export type CodeNeeded = z.infer<typeof codeNeededSchema>;

export const passwordChangeSchema = z.strictObject({
  currentPassword: passwordSchema,
  newPassword: passwordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** The demo clinic's one-time link. */
export const demoSignInInputSchema = z.strictObject({ token: tokenSchema });
export type DemoSignInInput = z.infer<typeof demoSignInInputSchema>;
