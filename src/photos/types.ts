import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';
import { phases, viewSchema } from '../series/types.ts';

/** How the date of a photo came to be: typed in, read from the camera's EXIF, or the day of the upload. */
export const dateSources = ['given', 'exif', 'upload'] as const;

export const photoSchema = z.strictObject({
  id: idSchema,
  seriesId: idSchema,
  visitId: idSchema,
  view: z.string(),
  takenOn: daySchema,
  dateSource: z.enum(dateSources),
  /** As the file was called on the computer it came from. */
  fileName: z.string(),
  format: z.string(),
  /** Upright, in pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  byteSize: z.int().positive(),
  /** Of the original file, which is never changed. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  synthetic: z.boolean(),
  createdAt: momentSchema,
});
export type Photo = z.infer<typeof photoSchema>;

/** A photo occasion: all photos of a series taken on one day. */
export const visitSchema = z.strictObject({
  id: idSchema,
  seriesId: idSchema,
  date: daySchema,
  note: z.string(),
  phase: z.enum(phases),
  /** phase === 'healing': kept and charted in its own style, never counted as improvement or worsening. */
  healing: z.boolean(),
  /** Days since the last session before this day; null before the first one. */
  daysSinceSession: z.int().nullable(),
});
export type Visit = z.infer<typeof visitSchema>;

export const visitWithPhotosSchema = visitSchema.extend({ photos: z.array(photoSchema) });
export type VisitWithPhotos = z.infer<typeof visitWithPhotosSchema>;

/** Text fields beside the file field `photo` of the multipart body. */
export const uploadFieldsSchema = z.strictObject({
  view: viewSchema.default('frontal'),
  takenOn: daySchema.optional(),
});
export type UploadFields = z.infer<typeof uploadFieldsSchema>;

export const uploadAnswerSchema = z.strictObject({
  photo: photoSchema,
  visit: visitSchema,
  dateSource: z.enum(dateSources),
  /** The same file was in the series already: nothing was added, and that is a success. */
  duplicate: z.boolean(),
});
export type UploadAnswer = z.infer<typeof uploadAnswerSchema>;

export const photoChangeSchema = z.strictObject({
  takenOn: daySchema.optional(),
  view: viewSchema.optional(),
});
export type PhotoChange = z.infer<typeof photoChangeSchema>;

export const photoAnswerSchema = z.strictObject({ photo: photoSchema, visit: visitSchema });
export type PhotoAnswer = z.infer<typeof photoAnswerSchema>;

export const imageSizes = ['thumbnail', 'preview', 'original'] as const;
export type ImageSize = (typeof imageSizes)[number];

export const imageQuerySchema = z.strictObject({
  /** thumbnail: 320 px, preview: 2000 px on the longer side, both upright sRGB JPEG; original: the file as it came. */
  size: z.enum(imageSizes).default('preview'),
});

export const visitChangeSchema = z.strictObject({
  date: daySchema.optional(),
  note: z.string().trim().max(5000).optional(),
});
export type VisitChange = z.infer<typeof visitChangeSchema>;
