import { z } from 'zod';

/** What a browser's passkey functions take and give; the account library checks it. */
export const webAuthnSchema = z.record(z.string(), z.unknown());

export const passkeyInputSchema = z.strictObject({
  /** What the person calls the device, e.g. "Reception tablet". */
  name: z.string().trim().min(1).max(80),
  credential: webAuthnSchema,
});
export type PasskeyInput = z.infer<typeof passkeyInputSchema>;

export const passkeySignInSchema = z.strictObject({ credential: webAuthnSchema });
export type PasskeySignIn = z.infer<typeof passkeySignInSchema>;
