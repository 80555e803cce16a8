import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { patientBadgeSchema } from '../patients/types.ts';
import { idSchema } from '../route.ts';
import {
  type ConsentChannel,
  type ConsentScope,
  consentChannels,
  consentScopes,
  type Identifiability,
  identifiabilities,
  isSeenByOthers,
} from './scopes.ts';

export * from './scopes.ts';

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

/** Lines of a drawn signature, each a list of places, on a field of some size in pixels. */
export const signatureSchema = z
  .strictObject({
    width: z.int().min(50).max(4000),
    height: z.int().min(50).max(4000),
    lines: z
      .array(
        z
          .array(z.tuple([z.number().min(0).max(4000), z.number().min(0).max(4000)]))
          .min(1)
          .max(5000),
      )
      .max(200),
  })
  .refine(({ lines }) => lines.flat().length >= 5, 'Draw your signature, or confirm your typed name.');
export type Signature = z.infer<typeof signatureSchema>;

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
  /** Of a paper; null: of another source, or written down before it was asked. */
  signedOn: daySchema.nullable(),
  note: z.string(),
  /** Who wrote it down; null: the patient by their link. */
  by: z.string().nullable(),
  at: momentSchema,
});
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

const noteSchema = z.string().trim().max(1000);

/** One answer to one text. It becomes one record. */
export const consentAnswerSchema = z
  .strictObject({
    scope: z.enum(consentScopes),
    decision: z.enum(['granted', 'refused']),
    channels: z.array(z.enum(consentChannels)).max(consentChannels.length).default([]),
    identifiability: z.enum(identifiabilities).nullable().default(null),
    expiresOn: daySchema.nullable().default(null),
    expiresOnEvent: z.string().trim().min(1).max(120).nullable().default(null),
    text: consentTextSchema.pick({ version: true, sha256: true }),
  })
  .superRefine(({ scope, decision, channels, identifiability, expiresOn, expiresOnEvent }, { addIssue }) => {
    const refuse = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message });
    const isGranted = decision === 'granted';
    if ((scope === 'publication') !== channels.length > 0)
      refuse('channels', 'Publication needs its channels; nothing else has any.');
    if ((isGranted && isSeenByOthers(scope)) !== (identifiability !== null))
      refuse('identifiability', 'Say how much may be seen where others see it, and only there.');
    if (!isGranted && (expiresOn !== null || expiresOnEvent !== null))
      refuse('expiresOn', 'A refusal has no end: it counts until the person decides anew.');
  });
export type ConsentAnswer = z.infer<typeof consentAnswerSchema>;

const answersSchema = z
  .array(consentAnswerSchema)
  .min(1, 'Give at least one answer.')
  .superRefine((answers, { addIssue }) => {
    const asked = answers.flatMap(({ scope, channels }) => (scope === 'publication' ? channels : [scope]));
    if (new Set(asked).size !== asked.length)
      addIssue({ code: 'custom', message: 'Answer each scope, and each channel of a publication, once.' });
    const channels = asked.filter((one) => consentChannels.includes(one as ConsentChannel));
    if (channels.length > 0 && channels.length < consentChannels.length)
      addIssue({ code: 'custom', message: 'Answer all channels of a publication: granted or refused.' });
  });

const answeredSchema = z.strictObject({
  /** Null: for photos of all series. */
  seriesId: idSchema.nullable().default(null),
  answers: answersSchema,
  note: noteSchema.default(''),
});

/** POST /api/patients/:patientId/consents: signed on the screen, or a refusal that was told. */
export const consentInputSchema = z.discriminatedUnion('source', [
  answeredSchema.extend({
    source: z.literal('screen'),
    signedName: z.string().trim().min(2, 'Type your full name.').max(120),
    /** Null: confirmed by the typed name alone. */
    signature: signatureSchema.nullable(),
  }),
  answeredSchema
    .extend({ source: z.literal('told') })
    .refine(({ answers }) => answers.every(({ decision }) => decision === 'refused'), {
      path: ['answers'],
      message: 'Only a refusal counts when told. To agree takes a signature on the screen or on paper.',
    }),
]);
export type ConsentInput = z.infer<typeof consentInputSchema>;

const paperConsentSchema = answeredSchema.extend({
  signedOn: z.iso.date('Give the day on which it was signed, as YYYY-MM-DD.'),
});

/** POST /api/patients/:patientId/consent-papers: the text field beside the file field `paper`, as JSON. */
export const paperFieldsSchema = z.strictObject({
  consent: z.string().max(4000).transform(parseJson).pipe(paperConsentSchema),
});
export type PaperConsent = z.infer<typeof paperConsentSchema>;

function parseJson(text: string, { addIssue }: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    addIssue({ code: 'custom', message: 'Expected JSON.' });
    return z.NEVER;
  }
}

/** POST /api/consents/:consentId/withdrawal */
export const withdrawalSchema = z.strictObject({
  /** Left out: all of it. */
  channels: z.array(z.enum(consentChannels)).min(1).optional(),
  note: noteSchema.default(''),
});

/** POST /api/consents/:consentId/end: the event came after which it no longer counts. */
export const endSchema = z.strictObject({ note: noteSchema.default('') });

/** What counts today for a scope, and a channel of a publication. */
export const consentStandingSchema = z.strictObject({
  scope: z.enum(consentScopes),
  channel: z.enum(consentChannels).nullable(),
  /** Null: in all series but those that have a line of their own. */
  seriesId: idSchema.nullable(),
  state: z.enum(['granted', 'never-asked', 'refused', 'withdrawn', 'ended', 'expired']),
  /** The record that says so. */
  recordId: idSchema.nullable(),
});
export type ConsentStanding = z.infer<typeof consentStandingSchema>;

/** GET /api/patients/:patientId/consents */
export const consentsOfPatientSchema = z.strictObject({
  standings: z.array(consentStandingSchema),
  /** Everything that was ever said, newest first. */
  records: z.array(consentRecordSchema),
});
export type ConsentsOfPatient = z.infer<typeof consentsOfPatientSchema>;

export const endingConsentSchema = z.strictObject({
  recordId: idSchema,
  patient: patientBadgeSchema,
  /** Null: photos of all series. */
  seriesName: z.string().nullable(),
  scope: z.enum(consentScopes),
  /** Those of a publication on which nothing else was said since. */
  channels: z.array(z.enum(consentChannels)),
  expiresOn: daySchema,
  isExpired: z.boolean(),
});

/** Grants that end within two months, or did in the last two and were not renewed; earliest first, the first fifty. */
export const endingConsentsSchema = z.strictObject({
  items: z.array(endingConsentSchema),
  total: z.int().nonnegative(),
});
export type EndingConsents = z.infer<typeof endingConsentsSchema>;

/** GET /api/consent-texts: the version in use, then older ones, scope by scope. */
export const consentTextListSchema = z.strictObject({ texts: z.array(consentTextSchema) });
export type ConsentTextList = z.infer<typeof consentTextListSchema>;

/** POST /api/consent-texts */
export const consentTextInputSchema = z.strictObject({
  scope: z.enum(consentScopes),
  title: z.string().trim().min(1, 'Give a title.').max(120),
  body: z.string().trim().min(1, 'Write the text.').max(10_000),
  /** The version that was edited. */
  basedOn: z.int().positive(),
});
export type ConsentTextInput = z.infer<typeof consentTextInputSchema>;

/** One use of somebody's photos, asked about each time a byte of it is served. */
export interface ConsentUse {
  patientId: string;
  /** Null: a series of which nothing of its own was said. */
  seriesId: string | null;
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
