import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const signingKeys: Migration = {
  version: 17,
  name: 'signing-keys',
  statements: [
    // Which keys the clinic has, so that it is noticed when their file is not there. The keys themselves lie elsewhere.
    `create table "signingKeys" ("id" text primary key)`,
  ],
};
