import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';

const nameSchema = z.string().trim().min(1, 'Give a name.').max(120);
const numberSchema = z.string().trim().max(60).nullable();
const yearSchema = z.int().min(1880).max(2200).nullable();
const notesSchema = z.string().trim().max(5000);

/** By the individual typology angle, from light to dark. @see Chardon 1991, 10.1111/j.1467-2494.1991.tb00561.x */
export const skinToneClasses = ['very-light', 'light', 'intermediate', 'tan', 'brown', 'dark'] as const;
export type SkinToneClass = (typeof skinToneClasses)[number];

/** Of untreated skin at baseline. The light of one photo moves the angle by about 10 degrees. */
export const skinToneSchema = z.strictObject({ itaDeg: z.number(), class: z.enum(skinToneClasses) });
export type SkinTone = z.infer<typeof skinToneSchema>;

export const patientSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** The clinic's own number for this person, e.g. from its practice software. */
  number: z.string().nullable(),
  yearOfBirth: z.int().nullable(),
  notes: z.string(),
  /** Of the first series whose baseline was measured; null until then. */
  skinTone: skinToneSchema.nullable(),
  /** Made by the phantom: not a person. */
  synthetic: z.boolean(),
  version: z.int().positive(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Patient = z.infer<typeof patientSchema>;

/** The patient as other rooms' pages name them. */
export const patientBadgeSchema = patientSchema.pick({ id: true, name: true, number: true, synthetic: true });
export type PatientBadge = z.infer<typeof patientBadgeSchema>;

export const patientListItemSchema = patientSchema.extend({
  seriesCount: z.int().nonnegative(),
  lastPhotoOn: daySchema.nullable(),
});
export type PatientListItem = z.infer<typeof patientListItemSchema>;

export const patientSearchSchema = z.strictObject({
  /** Parts of words of the name, or of the number; case and accents do not matter. */
  search: z.string().trim().max(120).optional(),
  /** The whole number, to see whether it is given already. */
  number: z.string().trim().min(1).max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type PatientSearch = z.infer<typeof patientSearchSchema>;

export const patientListSchema = z.strictObject({
  items: z.array(patientListItemSchema),
  total: z.int().nonnegative(),
  /** There are more than `total`: counting all of them would take longer than finding the first. */
  more: z.boolean(),
});
export type PatientList = z.infer<typeof patientListSchema>;

export const patientInputSchema = z.strictObject({
  name: nameSchema,
  number: numberSchema.optional(),
  yearOfBirth: yearSchema.optional(),
  notes: notesSchema.optional(),
});
export type PatientInput = z.infer<typeof patientInputSchema>;

/** `version` as it was when the patient was opened: another one in the database is a conflict. */
export const patientChangeSchema = patientInputSchema.partial().extend({ version: z.int().positive() });
export type PatientChange = z.infer<typeof patientChangeSchema>;
