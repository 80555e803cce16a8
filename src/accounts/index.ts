export { type AuthLibrary, createAuthLibrary, type Recognised } from './auth-library.ts';
export { loadAuthSecret } from './auth-secret.ts';
export type { AccountDeps } from './deps.ts';
export { issueDemoToken, issueFirstRunToken } from './one-time-token.ts';
export { openDemoAccount } from './open-demo-account.ts';
export { accountRoutes } from './routes.ts';
export { createSignInWatch, type SignInWatch } from './sign-in-watch.ts';
export type * from './types.ts';
