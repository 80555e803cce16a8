export { canonicalJson, canonicalSha256 } from './canonical-json.ts';
export type { ProvenanceDeps } from './deps.ts';
export { type PairFacts, provenPair } from './proven-pair.ts';
export { readManifest } from './read-manifest.ts';
export { provenanceRoutes } from './routes.ts';
export { signManifest } from './sign-manifest.ts';
export {
  keyIdOf,
  loadSigningKeys,
  readSigningKeys,
  rotateSigningKey,
  type SigningKeys,
} from './signing-keys.ts';
export { fileWords, momentWords, verdictWords } from './verification-words.ts';
export { verifyManifest } from './verify-manifest.ts';
