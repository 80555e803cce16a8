import { betterAuth } from 'better-auth';
import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { Role } from '../route.ts';
import { roleSchema, type User } from './types.ts';

export interface AuthLibraryOptions {
  database: Database;
  clock: Clock;
  /** Signs the cookies. */
  secret: string;
  /** True when people reach the server by https. */
  secureCookies: boolean;
}

/** Who a request's cookie belongs to, and cookies to set because the sign-in was prolonged. */
export interface Recognised {
  signInId: string;
  user: User;
  setCookies: string[];
}

export interface LibraryCall {
  path: '/sign-in/email' | '/sign-up/email' | '/sign-out' | '/change-password';
  body: Record<string, unknown>;
  headers: Headers;
  clientAddress: string;
}

/** The account library behind the few calls this product makes of it. Nothing of it is mounted as it is. */
export interface AuthLibrary {
  /** @param prolong whether this counts as use of the sign-in; a page that only listens does not. Default true. */
  recognise(headers: Headers, options?: { prolong?: boolean }): Promise<Recognised | null>;
  call(call: LibraryCall): Promise<Response>;
}

const hourS = 3600;
const addressHeader = 'x-dermalapse-client';
/** Never fetched: the library wants an address to resolve its paths against. */
const baseUrl = 'http://accounts.invalid';

/** @param signUpAs opens sign-up, and says as what: only for the one call that makes an account. Default: closed. */
export function createAuthLibrary(
  { database, clock, secret, secureCookies }: AuthLibraryOptions,
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
    rateLimit: {
      // Enrolment has the one-time token, and the app's own limit, in front of it.
      enabled: signUpAs === null,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 30 } },
    },
    advanced: {
      cookiePrefix: 'dermalapse',
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The app refuses requests of other origins itself, before anything of a request is read.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
  });

  return {
    async recognise(headers, { prolong = true } = {}) {
      const { headers: answered, response } = await auth.api.getSession({
        headers,
        query: { disableRefresh: !prolong },
        returnHeaders: true,
      });
      if (!response) return null;
      const { id, name, email } = response.user;
      return {
        signInId: response.session.id,
        user: { id, name, email, role: roleSchema.parse(response.user.role) },
        setCookies: answered.getSetCookie(),
      };
    },

    call({ path, body, headers, clientAddress }) {
      const passed = new Headers({ 'content-type': 'application/json', [addressHeader]: clientAddress });
      for (const name of ['cookie', 'user-agent']) {
        const value = headers.get(name);
        if (value) passed.set(name, value);
      }
      return auth.handler(
        new Request(`${baseUrl}/api/auth${path}`, {
          method: 'POST',
          headers: passed,
          body: JSON.stringify(body),
        }),
      );
    },
  };
}
