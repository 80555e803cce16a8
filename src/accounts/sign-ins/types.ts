import { z } from 'zod';
import { momentSchema } from '../../calendar.ts';

/** One browser that is signed in. */
export const openSignInSchema = z.strictObject({
  id: z.string(),
  /** As the browser calls itself; screens put it into words. */
  userAgent: z.string().nullable(),
  signedInAt: momentSchema,
  lastUsedAt: momentSchema,
  /** The one this was asked from. */
  isThis: z.boolean(),
});

export const endSignInsQuerySchema = z.strictObject({
  /** Whether the one this is asked from stays. */
  keepThis: z.enum(['true', 'false']).transform((text) => text === 'true'),
});
