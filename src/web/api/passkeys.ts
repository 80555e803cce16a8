import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { words } from '../language/index.ts';
import { ApiError, request } from './client.ts';

/** Whether this browser, at this address, has passkeys at all. */
export const passkeysWork = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);

/** Lets the person choose a passkey. @throws ApiError when they did not, or the device failed */
export function askForPasskey(optionsPath: string): Promise<object> {
  return withDevice(async ({ startAuthentication }) =>
    startAuthentication({
      optionsJSON: await request<PublicKeyCredentialRequestOptionsJSON>(optionsPath, { method: 'POST' }),
    }),
  );
}

/** Lets the person make a passkey. @throws ApiError when they did not, or the device failed */
export function makePasskey(optionsPath: string): Promise<object> {
  return withDevice(async ({ startRegistration }) =>
    startRegistration({
      optionsJSON: await request<PublicKeyCredentialCreationOptionsJSON>(optionsPath, { method: 'POST' }),
    }),
  );
}

async function withDevice(
  use: (library: typeof import('@simplewebauthn/browser')) => Promise<object>,
): Promise<object> {
  try {
    return await use(await import('@simplewebauthn/browser'));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError('PASSKEY', words.account.passkeyNotUsed);
  }
}
