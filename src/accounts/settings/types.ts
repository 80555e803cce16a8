import { z } from 'zod';

export const clinicSettingsSchema = z.strictObject({
  /** As people of the clinic call it; empty until somebody says. */
  name: z.string().trim().max(120),
  /** After so many minutes without use a sign-in ends. */
  idleMinutes: z.int().min(5, 'Use 5 minutes or more.').max(480, 'Use 480 minutes (8 hours) or less.'),
  /** Whoever has no second factor can only set one up. */
  secondFactorRequired: z.boolean(),
});
export type ClinicSettings = z.infer<typeof clinicSettingsSchema>;

export const clinicSettingsChangeSchema = clinicSettingsSchema.partial();
export type ClinicSettingsChange = z.infer<typeof clinicSettingsChangeSchema>;
