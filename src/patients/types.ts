import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';

const nameSchema = z.string().trim().min(1, 'Give a name.').max(120);
const numberSchema = z.string().trim().max(60).nullable();
const yearSchema = z.int().min(1880).max(2200).nullable();
const notesSchema = z.string().trim().max(5000);

export const patientSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** The clinic's own number for this person, e.g. from its practice software. */
  number: z.string().nullable(),
  yearOfBirth: z.int().nullable(),
  notes: z.string(),
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
  /** Part of the name or the number. */
  search: z.string().trim().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type PatientSearch = z.infer<typeof patientSearchSchema>;

export const patientListSchema = z.strictObject({
  items: z.array(patientListItemSchema),
  total: z.int().nonnegative(),
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
