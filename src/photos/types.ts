import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';
import { phases, viewSchema } from '../series/types.ts';

/** How the date of a photo came to be: typed in, read from the camera's EXIF, or the day of the upload. */
export const dateSources = ['given', 'exif', 'upload'] as const;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

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
  sha256: sha256Schema,
  /** Further frames of the same moment, in the order taken: originals, measured with the first. */
  frames: z.array(sha256Schema),
  /** Why it was taken although the guided capture found it unfit; null where it fitted or came as a file. */
  overrideReason: z.string().nullable(),
  synthetic: z.boolean(),
  createdAt: momentSchema,
});
export type Photo = z.infer<typeof photoSchema>;

export const expressions = ['neutral', 'smiling', 'other'] as const;
export type Expression = (typeof expressions)[number];

/** State of skin and light at a visit, as stated by who took the photos. */
export const visitStateSchema = z.strictObject({
  cleansed: z.boolean(),
  makeUp: z.boolean(),
  expression: z.enum(expressions),
  /** The light set-up in the clinic's own words, e.g. 'two softboxes, room 2'. */
  light: z.string().trim().max(200),
});
export type VisitState = z.infer<typeof visitStateSchema>;

/** A photo occasion: all photos of a series taken on one day. */
export const visitSchema = z.strictObject({
  id: idSchema,
  seriesId: idSchema,
  date: daySchema,
  note: z.string(),
  /** Null while nobody said. */
  state: visitStateSchema.nullable(),
  version: z.int().positive(),
  phase: z.enum(phases),
  /** phase === 'healing': kept and charted in its own style, never counted as improvement or worsening. */
  healing: z.boolean(),
  /** Days since the last session before this day; null before the first one. */
  daysSinceSession: z.int().nullable(),
});
export type Visit = z.infer<typeof visitSchema>;

export const visitWithPhotosSchema = visitSchema.extend({ photos: z.array(photoSchema) });
export type VisitWithPhotos = z.infer<typeof visitWithPhotosSchema>;

/** One photo and up to two further frames of it. */
export const maxFrames = 3;

/** In place of a view: found from the face's turn, else by the order of earlier visits. */
export const autoView = 'auto';

/** Text fields beside the file field `photo` of the multipart body. */
export const uploadFieldsSchema = z.strictObject({
  /** Or 'auto'. */
  view: viewSchema.default('frontal'),
  takenOn: daySchema.optional(),
  /** JSON of the visit's state, from the guided capture. */
  visitState: z.string().max(2000).transform(parseJson).pipe(visitStateSchema).optional(),
  overrideReason: z.string().trim().min(1).max(500).optional(),
});
export type UploadFields = z.infer<typeof uploadFieldsSchema>;

/** How the view came to be: stated, read from the face's turn, or next in the order of earlier visits. */
export const viewSources = ['given', 'face', 'order'] as const;

export const uploadAnswerSchema = z.strictObject({
  photo: photoSchema,
  visit: visitSchema,
  dateSource: z.enum(dateSources),
  viewSource: z.enum(viewSources),
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

export const imageSizes = ['thumbnail', 'medium', 'preview', 'original'] as const;
export type ImageSize = (typeof imageSizes)[number];

export const imageQuerySchema = z.strictObject({
  /** thumbnail: 320 px, medium: 800, preview: 2000 on the longer side, upright sRGB JPEG; original: the file as it came. */
  size: z.enum(imageSizes).default('preview'),
});

/** A place in a photo's tiles; level 0 has the photo's own resolution, each further one half of it. */
export const tileParamsSchema = z.strictObject({
  photoId: idSchema,
  level: z.coerce.number().int().min(0).max(8),
  column: z.coerce.number().int().min(0).max(1000),
  row: z.coerce.number().int().min(0).max(1000),
});
export type TilePlace = Omit<z.infer<typeof tileParamsSchema>, 'photoId'>;

export const cardQuerySchema = z.strictObject({
  id: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[2-9A-HJ-NP-Z]{8}$/, 'A card’s number has 8 letters and digits without I, O, 0 and 1.')
    .optional(),
});

export const visitChangeSchema = z.strictObject({
  /** As it was when the visit was opened: another one in the database is a conflict. */
  version: z.int().positive(),
  date: daySchema.optional(),
  note: z.string().trim().max(5000).optional(),
  state: visitStateSchema.optional(),
});
export type VisitChange = z.infer<typeof visitChangeSchema>;

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'Expected JSON.' });
    return z.NEVER;
  }
}
