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

const emailSchema = z.email().max(200).toLowerCase();
const passwordSchema = z.string().min(10, 'Use at least 10 characters.').max(128);

export const firstRunInputSchema = z.strictObject({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(120),
  email: emailSchema,
  password: passwordSchema,
});
export type FirstRunInput = z.infer<typeof firstRunInputSchema>;

/** Whether the clinician account is still to be made with the link on the server's console. */
export const firstRunStateSchema = z.strictObject({ needed: z.boolean() });
export type FirstRunState = z.infer<typeof firstRunStateSchema>;

export const signInInputSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(128),
});
export type SignInInput = z.infer<typeof signInInputSchema>;

export const passwordChangeSchema = z.strictObject({
  currentPassword: z.string().min(1).max(128),
  newPassword: passwordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** The demo clinic's one-time link. */
export const demoSignInInputSchema = z.strictObject({ token: z.string().min(1).max(200) });
export type DemoSignInInput = z.infer<typeof demoSignInInputSchema>;
