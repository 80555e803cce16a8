import { sign } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { SigningKeys } from './signing-keys.ts';
import { type Manifest, manifestSchema, type SignedManifest } from './types.ts';

/**
 * Signs a manifest with the current key.
 * @throws ZodError when it is no manifest: what is signed can't be taken back
 */
export function signManifest({ current }: SigningKeys, manifest: Manifest): SignedManifest {
  const text = canonicalJson(manifestSchema.parse(manifest));
  return {
    ...(JSON.parse(text) as Manifest),
    signature: {
      algorithm: 'Ed25519',
      keyId: current.id,
      publicKey: current.publicKey,
      value: sign(null, Buffer.from(text), current.privateKey).toString('base64'),
    },
  };
}
