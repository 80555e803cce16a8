export { canonicalJson, canonicalSha256 } from './canonical-json.ts';
export type { ProvenanceDeps } from './deps.ts';
export { type PairFacts, provenPair } from './proven-pair.ts';
export { readManifest } from './read-manifest.ts';
export { signManifest } from './sign-manifest.ts';
export { loadSigningKeys, readSigningKeys, rotateSigningKey, type SigningKeys } from './signing-keys.ts';
export { verifyManifest } from './verify-manifest.ts';
