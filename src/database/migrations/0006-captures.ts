import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const captures: Migration = {
  version: 6,
  name: 'captures',
  statements: [
    `create table "photoFrames" ("photoId" text not null references "photos" ("id") on delete cascade,
       "number" integer not null, "sha256" text not null, "format" text not null, "byteSize" integer not null,
       primary key ("photoId", "number"))`,
    `create index "photoFramesContent" on "photoFrames" ("sha256")`,
    `alter table "photos" add column "overrideReason" text`,
    `alter table "visits" add column "state" text`,
  ],
};
