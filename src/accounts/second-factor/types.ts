import { z } from 'zod';
import { passwordSchema } from '../types.ts';

/** Six digits of the app, or a backup code. */
export const codeInputSchema = z.strictObject({ code: z.string().trim().min(1).max(40) });
export type CodeInput = z.infer<typeof codeInputSchema>;

/** Asked for again where a signed-in person changes how they sign in. */
export const passwordProofSchema = z.strictObject({ password: passwordSchema });
export type PasswordProof = z.infer<typeof passwordProofSchema>;

/** Seen once: neither the secret nor the codes are answered again. */
export const secondFactorStartedSchema = z.strictObject({
  /** For typing into an app that can't read the code. */
  secret: z.string(),
  /** The same as a picture for the app's camera. */
  qrCodeSvg: z.string(),
  /** Each stands once for a code of the app. They hold from the confirmation on. */
  backupCodes: z.array(z.string()),
});
export type SecondFactorStarted = z.infer<typeof secondFactorStartedSchema>;

export const backupCodesSchema = z.strictObject({ backupCodes: z.array(z.string()) });
export type BackupCodes = z.infer<typeof backupCodesSchema>;
