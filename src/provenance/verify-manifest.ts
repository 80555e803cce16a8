import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { matchFiles } from './match-files.ts';
import { notAManifest } from './read-manifest.ts';
import { keyIdOf } from './signing-keys.ts';
import {
  type GivenFile,
  type SignedManifest,
  signedManifestSchema,
  type TrustedKey,
  type Verification,
} from './types.ts';

export interface VerifyOptions {
  files: readonly GivenFile[];
  /** Those that are known here. */
  keys: readonly TrustedKey[];
}

/**
 * Whether a manifest is by a key that is known, and files are what it names.
 * @param manifest as {@link readManifest} gives it
 * @throws AppError BAD_REQUEST when it is no signed manifest
 */
export function verifyManifest(manifest: unknown, { files, keys }: VerifyOptions): Verification {
  const parsed = signedManifestSchema.safeParse(manifest);
  if (!parsed.success) {
    throw notAManifest(
      `${parsed.error.issues[0]?.path.join('.') || 'its outline'} is not as it must be`,
      parsed.error,
    );
  }
  const { signature, clinic, issuedAt, subject, pairs, shown } = parsed.data;
  const known = keys.find(({ id }) => id === signature.keyId);
  const why = whyNotGenuine(manifest as SignedManifest, known);
  const state = why === null ? 'genuine' : stateBy[why];
  const found = matchFiles(files, shown);
  return {
    verdict: verdictOf(state, found),
    manifest: state,
    why,
    key: { madeAt: known?.madeAt ?? null, retiredAt: known?.retiredAt ?? null },
    claims: { keyId: signature.keyId, clinic, issuedAt, kind: subject.kind },
    pairs: pairs.map(({ before, after, measurements }) => ({
      before: before.takenOn,
      after: after.takenOn,
      measurements,
    })),
    files: found,
  };
}

const stateBy = {
  signature: 'altered',
  'key-not-in-use': 'altered',
  'key-unknown': 'unknown-key',
  'key-distrusted': 'unknown-key',
} as const satisfies Record<NonNullable<Verification['why']>, Verification['manifest']>;

function whyNotGenuine(manifest: SignedManifest, known: TrustedKey | undefined): Verification['why'] {
  if (!isSigned(manifest, known)) return 'signature';
  if (!known) return 'key-unknown';
  if (known.distrusted) return 'key-distrusted';
  return wasInUse(known, manifest.issuedAt) ? null : 'key-not-in-use';
}

const wasInUse = ({ madeAt, retiredAt }: TrustedKey, at: string): boolean =>
  (!madeAt || Date.parse(at) >= Date.parse(madeAt)) &&
  (!retiredAt || Date.parse(at) <= Date.parse(retiredAt));

/** Looks at the manifest as it came: the schema leaves out names that it does not know. */
function isSigned({ signature, ...manifest }: SignedManifest, known: TrustedKey | undefined): boolean {
  const key = readKey(known?.publicKey ?? signature.publicKey);
  const own = readKey(signature.publicKey);
  const value = Buffer.from(signature.value, 'base64');
  return (
    key !== null &&
    own?.equals(key) === true &&
    keyIdOf(key) === signature.keyId &&
    value.toString('base64') === signature.value &&
    verify(null, Buffer.from(textOf(manifest)), key, value)
  );
}

function textOf(manifest: unknown): string {
  try {
    return canonicalJson(manifest);
  } catch (cause) {
    throw notAManifest('it holds what JSON can’t say', cause);
  }
}

function readKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function verdictOf(
  manifest: Verification['manifest'],
  files: Verification['files'],
): Verification['verdict'] {
  if (manifest === 'altered' || files.some(({ state }) => state === 'differs')) return 'altered';
  if (manifest === 'unknown-key') return 'unknown-key';
  return files.some(({ state }) => state === 'not-given') ? 'incomplete' : 'genuine';
}
