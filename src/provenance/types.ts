import { z } from 'zod';
import { daySchema, momentSchema } from '../calendar.ts';
import { consentChannels, consentScopes } from '../consent/types.ts';
import { comparisonSchema, measurementSchema } from '../imaging/comparison.ts';
import { idSchema } from '../route.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const originalSchema = z.strictObject({
  sha256: sha256Schema,
  /** Further frames of the same moment that were measured with it; older manifests do not tell. */
  moreFrames: z.array(sha256Schema).optional(),
  /** Null where the day is not to be known. */
  takenOn: daySchema.nullable(),
});

/** One thing done to the pictures on their way from the originals to what is shown, in order. */
export const processingStepSchema = z.strictObject({
  name: z.string(),
  parameters: z.record(z.string(), z.json()),
});
export type ProcessingStep = z.infer<typeof processingStepSchema>;

/** A comparison, from the originals to its numbers. */
export const provenPairSchema = z.strictObject({
  comparisonId: idSchema,
  /** Of the stored comparison in canonical JSON (RFC 8785). */
  comparisonSha256: sha256Schema,
  engine: comparisonSchema.shape.engine,
  before: originalSchema,
  after: originalSchema,
  steps: z.array(processingStepSchema),
  /** Those that are shown, digit by digit as stored. */
  measurements: z.array(measurementSchema),
});
export type ProvenPair = z.infer<typeof provenPairSchema>;

/** Which of the two pictures of a pair, in which of its sizes. */
const shownSideSchema = z.strictObject({
  side: z.enum(['before', 'after']),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** A file that people get to see. */
export const shownFileSchema = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  sha256: sha256Schema,
  /** Only of a picture of a pair; sizes of one picture are alternatives. */
  picture: shownSideSchema.extend({ comparisonId: idSchema }).optional(),
});
export type ShownFile = z.infer<typeof shownFileSchema>;

/** What a report or a gallery case was made of, and how. */
export const manifestSchema = z.strictObject({
  schema: z.literal('dermalapse.manifest/1'),
  subject: z.strictObject({ kind: z.enum(['report', 'gallery-case', 'gallery-feed']), id: idSchema }),
  issuedAt: momentSchema,
  clinic: z.string(),
  pairs: z.array(provenPairSchema),
  shown: z.array(shownFileSchema),
  consent: z
    .strictObject({
      recordId: idSchema,
      scope: z.enum(consentScopes),
      channel: z.enum(consentChannels).nullable(),
    })
    .nullable(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The signature is over the manifest in canonical JSON (RFC 8785), without the signature itself. */
export const signedManifestSchema = manifestSchema.extend({
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    /** SHA-256 of the public key (SPKI, DER), its first 16 hexadecimal digits. */
    keyId: z.string(),
    /** SPKI, PEM. */
    publicKey: z.string(),
    /** Base64. */
    value: z.string(),
  }),
});
export type SignedManifest = z.infer<typeof signedManifestSchema>;

/** A key as everybody may know it. GET /api/signing-keys */
export const publicSigningKeySchema = z.strictObject({
  id: z.string(),
  /** SPKI, PEM. */
  publicKey: z.string(),
  madeAt: momentSchema,
  /** Since when nothing new is signed with it; null: it is the current one. */
  retiredAt: momentSchema.nullable(),
  /** Somebody may have copied its private half: nothing that it signed is vouched for. */
  distrusted: z.boolean().default(false),
});
export type PublicSigningKey = z.infer<typeof publicSigningKeySchema>;

export const publicSigningKeysSchema = z.strictObject({ items: z.array(publicSigningKeySchema) });
export type PublicSigningKeys = z.infer<typeof publicSigningKeysSchema>;

/** What is known of a key that is trusted, or was. A public half alone tells no dates. */
export type TrustedKey = Pick<PublicSigningKey, 'id' | 'publicKey'> &
  Partial<Pick<PublicSigningKey, 'madeAt' | 'retiredAt' | 'distrusted'>>;

/** A file that somebody wants to know about. */
export interface GivenFile {
  name: string;
  sha256: string;
}

export const verificationSchema = z.strictObject({
  /** `incomplete`: what was given is genuine, but not everything that the manifest names was given. */
  verdict: z.enum(['genuine', 'altered', 'unknown-key', 'incomplete']),
  /** Of the manifest alone, whatever the files are. */
  manifest: z.enum(['genuine', 'altered', 'unknown-key']),
  /**
   * Why it is not genuine: its signature does not hold; its key was not in use at the moment it names; nobody here knows the
   * key; or the key is trusted no more.
   */
  why: z.enum(['signature', 'key-not-in-use', 'key-unknown', 'key-distrusted']).nullable(),
  /** When the key came into use and when it was retired, as far as it is known here. */
  key: z.strictObject({ madeAt: momentSchema.nullable(), retiredAt: momentSchema.nullable() }),
  /** What the manifest says of itself, which is true unless it is altered or by an unknown key. */
  claims: z.strictObject({
    keyId: z.string(),
    clinic: z.string(),
    issuedAt: momentSchema,
    kind: manifestSchema.shape.subject.shape.kind,
  }),
  /** What the manifest says was measured, so that it can be held against what people were shown. */
  pairs: z.array(
    z.strictObject({
      before: daySchema.nullable(),
      after: daySchema.nullable(),
      measurements: z.array(measurementSchema),
    }),
  ),
  /** Each file that was given, and each that is missing. */
  files: z.array(
    z.strictObject({
      name: z.string(),
      /** The name that the manifest knows this content by; null: it knows none. */
      shownAs: z.string().nullable(),
      /** `matches`: byte for byte what the manifest names. */
      state: z.enum(['matches', 'differs', 'not-given']),
      /** What the manifest says of the picture that was given or is missing; null of anything else. */
      picture: shownSideSchema.nullable(),
    }),
  ),
});
export type Verification = z.infer<typeof verificationSchema>;
