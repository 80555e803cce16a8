import { z } from 'zod';
import { roles } from '../route.ts';

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

/** Whether the clinician account is still to be made with the link on the server's console. */
export const firstRunStateSchema = z.strictObject({ needed: z.boolean() });
export type FirstRunState = z.infer<typeof firstRunStateSchema>;

export const signInInputSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
});
export type SignInInput = z.infer<typeof signInInputSchema>;

export const passwordChangeSchema = z.strictObject({
  currentPassword: passwordSchema,
  newPassword: passwordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** The demo clinic's one-time link. */
export const demoSignInInputSchema = z.strictObject({ token: tokenSchema });
export type DemoSignInInput = z.infer<typeof demoSignInInputSchema>;
