import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const lastWords: Migration = {
  version: 15,
  name: 'last-words',
  statements: [
    // A paper is written down later than it was signed, and what was said meanwhile counts.
    `alter table "consentRecords" add column "signedOn" text check ("signedOn" is null or "source" = 'paper')`,
    // A link that the patient's own word stopped stays stopped when they agree again.
    'alter table "shareLinks" add column "withdrawnAt" text',
  ],
};
