import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';

/** What photos may be used for. Each is asked, answered and withdrawn on its own; none is a condition of treatment. */
export const consentScopes = ['own-record', 'patient-report', 'teaching', 'research', 'publication'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** Where what is published appears. Only publication has channels. */
export const consentChannels = ['clinic-website', 'in-clinic-screen', 'social-media', 'print'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** How much of the person may be seen; each permits those before it. */
export const identifiabilities = ['region-crop', 'masked-face', 'full-face'] as const;
export type Identifiability = (typeof identifiabilities)[number];

/**
 * What a record says. `ended`: the event came after which a grant was to end. Nothing is ever overwritten: the latest word on a
 * scope and channel counts.
 */
export const consentDecisions = ['granted', 'refused', 'withdrawn', 'ended'] as const;
export type ConsentDecision = (typeof consentDecisions)[number];

/** What a patient reads before they decide. An edited text is a new version; what was signed stays as it was. */
export const consentTextSchema = z.strictObject({
  scope: z.enum(consentScopes),
  /** 1, 2, 3 ... within the scope. */
  version: z.int().positive(),
  title: z.string(),
  body: z.string(),
  /** Of title and body as they were shown, hexadecimal. */
  sha256: z.string(),
  /** Who wrote it; null: it came with the program. */
  by: z.string().nullable(),
  at: momentSchema,
});
export type ConsentText = z.infer<typeof consentTextSchema>;

/** How the person's word got here. */
export const consentSources = ['screen', 'paper', 'share-link', 'told'] as const;
export type ConsentSource = (typeof consentSources)[number];

export const consentRecordSchema = z.strictObject({
  id: idSchema,
  patientId: idSchema,
  /** Null: photos of all series. */
  seriesId: idSchema.nullable(),
  scope: z.enum(consentScopes),
  decision: z.enum(consentDecisions),
  /** Of a publication; empty otherwise. */
  channels: z.array(z.enum(consentChannels)),
  /** The most that may be seen; null where nobody but the patient and the clinic sees it, and where it was refused. */
  identifiability: z.enum(identifiabilities).nullable(),
  /** The last day on which it counts; null: no such day. */
  expiresOn: daySchema.nullable(),
  /** The event after which it no longer counts, in words; null: none. */
  expiresOnEvent: z.string().nullable(),
  /** The text that was answered; null in a withdrawal and in an end. */
  text: consentTextSchema.pick({ version: true, title: true, sha256: true }).nullable(),
  /** The granted record that is withdrawn or has ended; null otherwise. */
  concerns: idSchema.nullable(),
  source: z.enum(consentSources),
  /** As signed on the screen; null otherwise. */
  signedName: z.string().nullable(),
  hasSignature: z.boolean(),
  hasPaper: z.boolean(),
  note: z.string(),
  /** Who wrote it down; null: the patient by their link. */
  by: z.string().nullable(),
  at: momentSchema,
});
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

/** One use of somebody's photos, asked about each time a byte of it is served. */
export interface ConsentUse {
  patientId: string;
  seriesId: string;
  scope: ConsentScope;
  /** Of a publication; null otherwise. */
  channel: ConsentChannel | null;
  /** What would be seen; null where the scope does not speak of it. */
  identifiability: Identifiability | null;
}

export type ConsentState =
  | { permits: true; record: ConsentRecord }
  /** `never-asked` has no record; all others have the record that says so. */
  | {
      permits: false;
      why: 'never-asked' | 'refused' | 'withdrawn' | 'ended' | 'expired' | 'shows-too-much';
      record: ConsentRecord | null;
    };
