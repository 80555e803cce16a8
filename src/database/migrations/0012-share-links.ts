import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const shareLinks: Migration = {
  version: 12,
  name: 'share-links',
  statements: [
    `create table "shareLinks" (
       "id" text not null primary key, "reportId" text not null references "patientReports" ("id") on delete cascade,
       "tokenHash" text not null unique, "expiresOn" text not null,
       "asksYearOfBirth" integer not null check ("asksYearOfBirth" in (0, 1)),
       "opensOnce" integer not null check ("opensOnce" in (0, 1)),
       "revokedAt" text, "actorId" text not null, "createdAt" text not null)`,
    `create index "shareLinksReport" on "shareLinks" ("reportId")`,
    `create table "shareLinkUses" (
       "id" integer not null primary key, "linkId" text not null references "shareLinks" ("id") on delete cascade,
       "at" text not null, "what" text not null check ("what" in ('opened', 'downloaded', 'refused')),
       "why" text, "passHash" text, check (("what" = 'refused') = ("why" is not null)))`,
    `create index "shareLinkUsesLink" on "shareLinkUses" ("linkId", "what", "why")`,
  ],
};
