export { canonicalJson, canonicalSha256 } from './canonical-json.ts';
export type { ProvenanceDeps } from './deps.ts';
export { type KeyChange, noteSigningKeys, openSigningKeys } from './open-signing-keys.ts';
export { type PairFacts, provenPair } from './proven-pair.ts';
export { readManifest } from './read-manifest.ts';
export { readSigned } from './read-signed.ts';
export { provenanceRoutes } from './routes.ts';
export { signManifest } from './sign-manifest.ts';
export {
  distrustSigningKey,
  keyIdOf,
  loadSigningKeys,
  readSigningKeys,
  rotateSigningKey,
  type SigningKeys,
} from './signing-keys.ts';
export {
  changeWords,
  fileWords,
  keyStateWords,
  momentWords,
  pairWords,
  subjectWords,
  verdictWords,
} from './verification-words.ts';
export { verifyManifest } from './verify-manifest.ts';
