export {
  consentFor,
  findTakenBack,
  type GrantInForce,
  listConsentsInForce,
  listGrantsInForce,
  requireConsent,
} from './consent-for.ts';
export type { ConsentDeps, ConsentFollower } from './deps.ts';
export { listEndingConsents } from './list-ending-consents.ts';
export { noPhotosSince } from './no-photos-since.ts';
export { consentRoutes } from './routes.ts';
export { saidOn } from './said-on.ts';
export { signConsent } from './sign-consent.ts';
export { stateOf } from './state-of.ts';
export { addFirstTexts, readConsentTexts } from './texts.ts';
export type * from './types.ts';
export { withdrawConsent } from './withdraw-consent.ts';
