import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const planVersions: Migration = {
  version: 7,
  name: 'plan-versions',
  statements: [
    `create table "planVersions" (
       "seriesId" text not null references "series" ("id") on delete restrict, "version" integer not null,
       "plan" text, "photoId" text, "actorId" text, "createdAt" text not null,
       primary key ("seriesId", "version"))`,
    // What was drawn before versions were kept is the first of them.
    `insert into "planVersions" select "id", 1, "plan", "planPhotoId", null, "updatedAt" from "series"
       where "plan" is not null`,
    `update "series" set "planVersion" = 1 where "plan" is not null`,
    // Pairs that a person asks for beside those of the series' course.
    `alter table "comparisons" add column "asked" integer not null default 0 check ("asked" in (0, 1))`,
  ],
};
