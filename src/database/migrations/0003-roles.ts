import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const roles: Migration = {
  version: 3,
  name: 'roles',
  statements: [
    // Who has an account already made the clinic: there was one only.
    `alter table "loginUser" add column "role" text not null default 'owner'
       check ("role" in ('owner', 'clinician', 'marketing'))`,
  ],
};
