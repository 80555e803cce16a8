import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const accounts: Migration = {
  version: 4,
  name: 'accounts',
  statements: [
    `alter table "loginUser" add column "twoFactorEnabled" integer not null default 0`,
    `alter table "loginUser" add column "failedTries" integer not null default 0`,
    `alter table "loginUser" add column "lockedUntil" text`,
    `alter table "loginUser" add column "deactivatedAt" text`,
    `alter table "loginUser" add column "lastSignInAt" text`,
    // Sign-ins of before count as idle for ever: everybody signs in once more.
    `alter table "loginSession" add column "lastUsedAt" text not null default ''`,

    // The account library's tables, as its own schema generator writes them, under our names.
    `create table "loginTwoFactor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null,
       "userId" text not null references "loginUser" ("id") on delete cascade, "verified" integer,
       "failedVerificationCount" integer, "lockedUntil" date)`,
    `create table "loginPasskey" ("id" text not null primary key, "name" text, "publicKey" text not null,
       "userId" text not null references "loginUser" ("id") on delete cascade, "credentialID" text not null,
       "counter" integer not null, "deviceType" text not null, "backedUp" integer not null, "transports" text,
       "createdAt" date, "aaguid" text)`,
    `create index "loginTwoFactorUser" on "loginTwoFactor" ("userId")`,
    `create index "loginPasskeyUser" on "loginPasskey" ("userId")`,
    `create index "loginPasskeyCredential" on "loginPasskey" ("credentialID")`,

    `create table "invitations" ("id" text not null primary key, "tokenHash" text not null unique,
       "email" text not null unique, "role" text not null check ("role" in ('owner', 'clinician', 'marketing')),
       "createdAt" text not null, "expiresAt" text not null)`,
    `create table "passwordResets" ("userId" text not null primary key references "loginUser" ("id") on delete cascade,
       "tokenHash" text not null unique, "createdAt" text not null, "expiresAt" text not null)`,
    `create table "clinicSettings" ("id" integer not null primary key check ("id" = 1), "name" text not null,
       "idleMinutes" integer not null, "secondFactorRequired" integer not null check ("secondFactorRequired" in (0, 1)))`,
    `insert into "clinicSettings" values (1, '', 30, 0)`,
  ],
};
