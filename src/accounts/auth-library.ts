import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { Role } from '../route.ts';
import { passkeyDomain } from './passkeys/passkey-address.ts';
import { roleSchema, type User } from './types.ts';

export interface AuthLibraryOptions {
  database: Database;
  clock: Clock;
  /** Signs the cookies, encrypts the secrets of second factors. */
  secret: string;
  /** Origin under which people reach the server through a proxy; null: directly. */
  publicUrl: string | null;
  /** Browsers reach the server over https: cookies are sent over nothing else. */
  secure: boolean;
}

/** Who a request's cookie belongs to, and cookies to set because the sign-in was prolonged. */
export interface LibrarySignIn {
  signInId: string;
  user: User;
  hasSecondFactor: boolean;
  setCookies: string[];
}

type LibraryPath =
  | '/sign-in/email'
  | '/sign-up/email'
  | '/sign-out'
  | '/change-password'
  | '/verify-password'
  | '/two-factor/enable'
  | '/two-factor/disable'
  | '/two-factor/verify-totp'
  | '/two-factor/verify-backup-code'
  | '/two-factor/generate-backup-codes'
  | '/passkey/generate-register-options'
  | '/passkey/verify-registration'
  | '/passkey/generate-authenticate-options'
  | '/passkey/verify-authentication';

export interface LibraryCall {
  path: LibraryPath;
  /** Without one it is a GET. */
  body?: Record<string, unknown>;
  headers: Headers;
  /** Under which the browser sees us. Passkeys are bound to it. */
  origin?: string;
}

/** The account library behind the few calls this product makes of it. Nothing of it is mounted as it is. */
export interface AuthLibrary {
  /** @param prolong whether the person uses the sign-in just now; a page that only listens does not. */
  recognise(headers: Headers, options: { prolong: boolean }): Promise<LibrarySignIn | null>;
  call(call: LibraryCall): Promise<Response>;
  /** Sets a password without asking for the one before. */
  setPassword(userId: string, password: string): Promise<void>;
}

const hourS = 3600;
/** Never fetched: the library wants an address to resolve its paths against. */
const baseUrl = 'http://accounts.invalid';

/** @param signUpAs opens sign-up, and says as what: only for the one call that makes an account. Default: closed. */
export function createAuthLibrary(
  { database, clock, secret, publicUrl, secure }: AuthLibraryOptions,
  { signUpAs = null }: { signUpAs?: Role | null } = {},
): AuthLibrary {
  const auth = betterAuth({
    appName: 'Dermalapse',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    database: { db: database, type: 'sqlite' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: signUpAs === null, minPasswordLength: 10 },
    user: {
      modelName: 'loginUser',
      additionalFields: {
        role: { type: 'string', required: true, input: false, defaultValue: signUpAs ?? 'marketing' },
      },
    },
    session: {
      modelName: 'loginSession',
      expiresIn: 12 * hourS,
      updateAge: hourS / 4,
      additionalFields: {
        lastUsedAt: {
          type: 'string',
          required: true,
          input: false,
          defaultValue: () => clock().toISOString(),
        },
      },
    },
    account: { modelName: 'loginAccount' },
    verification: { modelName: 'loginVerification' },
    plugins: [
      // Wrong codes are counted by us, together with wrong passwords.
      twoFactor({ twoFactorTable: 'loginTwoFactor', accountLockout: { enabled: false } }),
      passkey({
        rpID: passkeyDomain(publicUrl),
        rpName: 'Dermalapse',
        schema: { passkey: { modelName: 'loginPasskey' } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => {
            requireUserVerified(verification.registrationInfo?.userVerified);
          },
        },
        authentication: {
          afterVerification: ({ verification }) => {
            requireUserVerified(verification.authenticationInfo.userVerified);
          },
        },
      }),
    ],
    // The app counts failed tries by address, and we by account.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'dermalapse',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // The app refuses requests of other origins itself, before anything of a request is read.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
  });

  return {
    async recognise(headers, { prolong }) {
      const { headers: answered, response } = await auth.api.getSession({
        headers,
        query: { disableRefresh: !prolong },
        returnHeaders: true,
      });
      if (!response) return null;
      const { id, name, email, twoFactorEnabled } = response.user;
      return {
        signInId: response.session.id,
        user: { id, name, email, role: roleSchema.parse(response.user.role) },
        hasSecondFactor: twoFactorEnabled === true,
        setCookies: answered.getSetCookie(),
      };
    },

    call({ path, body, headers, origin }) {
      const passed = new Headers({ 'content-type': 'application/json' });
      for (const name of ['cookie', 'user-agent']) {
        const value = headers.get(name);
        if (value) passed.set(name, value);
      }
      if (origin) passed.set('origin', origin);
      return auth.handler(
        new Request(`${baseUrl}/api/auth${path}`, {
          method: body ? 'POST' : 'GET',
          headers: passed,
          body: body ? JSON.stringify(body) : null,
        }),
      );
    },

    async setPassword(userId, password) {
      const { internalAdapter, password: hasher } = await auth.$context;
      await internalAdapter.updatePassword(userId, await hasher.hash(password));
    },
  };
}

/** A passkey stands for both factors only when its device made sure of the person. */
function requireUserVerified(userVerified: boolean | undefined): void {
  if (!userVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
}
