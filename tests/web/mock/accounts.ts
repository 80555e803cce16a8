import type { OwnAccount } from '../../../src/accounts/own-account/types.ts';
import type { People } from '../../../src/accounts/people/types.ts';
import { qrCodeSvg } from '../../../src/accounts/second-factor/qr-code.ts';
import type { SignedIn } from '../../../src/accounts/types.ts';
import { id, longName } from './clinic.ts';
import type { Behaviour } from './server.ts';

const you = { id: id(8, 1), name: 'Dr Test', email: 'test@clinic.example' };

/** Who is signed in, unless nobody is. */
export function mockSession({ role = 'owner', ...behaviour }: Behaviour): SignedIn {
  return {
    user: { ...you, role },
    clinicName: 'Skin on Main',
    idleMinutes: 30,
    secondsLeft: behaviour.idle ? 42 : 1800,
    needsSecondFactor: behaviour.needsSecondFactor ?? false,
    demo: false,
  };
}

/** Answers of the accounts' routes, by path; undefined where there is none. */
export async function mockAccounts(path: string, { alone, codeNeeded }: Behaviour): Promise<unknown> {
  switch (path) {
    case '/api/account':
      return account;
    case '/api/people':
      return alone ? { people: people.people.slice(0, 1), invitations: [] } : people;
    case '/api/clinic-settings':
      return { name: 'Skin on Main', idleMinutes: 30, secondFactorRequired: false };
    case '/api/invitations':
      return {
        invitation: people.invitations[0],
        link: `https://photos.clinic.example/invitation?token=${token}`,
      };
    case '/api/invitation/look-up':
      return { email: 'somebody@clinic.example', role: 'marketing' };
    case '/api/password-reset/look-up':
      return { name: longName, email: 'somebody@clinic.example' };
    case '/api/account/second-factor':
      return {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        qrCodeSvg: await qrCodeSvg(`otpauth://totp/Dermalapse:${you.email}?secret=JBSWY3DPEHPK3PXP`),
        backupCodes,
      };
    case '/api/account/second-factor/confirm':
      return {};
    case '/api/auth/sign-in/email':
      return codeNeeded ? { codeNeeded: true } : undefined;
    default:
      return undefined;
  }
}

const token = 'q3Jx7mS0bGmLr9dZc1TtVw5Yh2NnKf8PaEiUoRyBsXk';
const backupCodes = Array.from({ length: 10 }, (_, index) => `abcd${index}-efgh${index}`);

const account: OwnAccount = {
  hasSecondFactor: true,
  passkeys: [
    { id: 'a', name: 'Reception tablet', createdAt: '2026-05-01T09:00:00.000Z' },
    { id: 'b', name: longName.slice(0, 80), createdAt: '2026-05-03T17:20:00.000Z' },
  ],
  whyNoPasskeys:
    'Passkeys need an address with a name, and this one is a number. On the server itself open http://localhost:3000; for a network, serve https under a name and set DERMALAPSE_PUBLIC_URL to it.',
  signIns: [
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36', true],
    ['Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1', false],
    [null, false],
  ].map(([userAgent, isThis], index) => ({
    id: `sign-in-${index}`,
    userAgent: userAgent as string | null,
    signedInAt: '2026-06-15T07:02:00.000Z',
    lastUsedAt: '2026-06-15T09:12:00.000Z',
    isThis: isThis as boolean,
  })),
};

const person = {
  ...you,
  role: 'owner' as const,
  lastSignInAt: '2026-06-15T07:02:00.000Z' as string | null,
  hasSecondFactor: true,
  passkeyCount: 2,
  lockedUntil: null as string | null,
  deactivatedAt: null as string | null,
};
const people: People = {
  people: [
    person,
    {
      ...person,
      id: id(8, 2),
      name: longName,
      email: 'maximiliane-alexandra.von.und.zu.hohenlohe@a-very-long-clinic-name.example',
      role: 'clinician',
      hasSecondFactor: false,
      passkeyCount: 0,
      lockedUntil: '2026-06-15T09:45:00.000Z',
    },
    {
      ...person,
      id: id(8, 3),
      name: 'Mo',
      email: 'mo@clinic.example',
      role: 'marketing',
      lastSignInAt: null,
      hasSecondFactor: false,
      passkeyCount: 1,
    },
    {
      ...person,
      id: id(8, 4),
      name: 'Former colleague',
      email: 'former@clinic.example',
      role: 'clinician',
      deactivatedAt: '2026-04-01T08:00:00.000Z',
    },
  ],
  invitations: [
    {
      id: id(8, 5),
      email: 'somebody@clinic.example',
      role: 'clinician',
      createdAt: '2026-06-14T07:02:00.000Z',
      expiresAt: '2026-06-21T07:02:00.000Z',
    },
  ],
};
