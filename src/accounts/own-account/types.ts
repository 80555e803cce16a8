import { z } from 'zod';
import { momentSchema } from '../../calendar.ts';
import { openSignInSchema } from '../sign-ins/types.ts';

/** How one signs in, and where one is signed in. */
export const ownAccountSchema = z.strictObject({
  hasSecondFactor: z.boolean(),
  passkeys: z.array(z.strictObject({ id: z.string(), name: z.string(), createdAt: momentSchema })),
  /** Why this address allows no passkey, and what to do; null: it does. */
  whyNoPasskeys: z.string().nullable(),
  /** Last used first. */
  signIns: z.array(openSignInSchema),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;
