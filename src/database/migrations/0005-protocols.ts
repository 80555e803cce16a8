import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const protocols: Migration = {
  version: 5,
  name: 'protocols',
  statements: [
    // Counts up with each change, so that nobody overwrites what somebody else changed meanwhile.
    `alter table "patients" add column "version" integer not null default 1`,
    `alter table "visits" add column "version" integer not null default 1`,

    `alter table "series" add column "version" integer not null default 1`,
    `alter table "series" add column "indicationNote" text not null default ''`,
    `alter table "series" add column "usesCard" integer not null default 0 check ("usesCard" in (0, 1))`,
    `alter table "series" add column "planVersion" integer not null default 0`,
    `alter table "series" add column "skinItaDeg" real`,
    // What was typed as indication may be anything: it is kept as the note to "other".
    `update "series" set "indicationNote" = "indication", "indication" = 'other'`,
    `alter table "series" add column "protocol" text not null default '{}'`,
    `update "series" set "protocol" = json_object('sessions', 4, 'intervalDays', 35, 'healingDays', "healingDays",
       'outcomeFromDay', max(28, "healingDays" + 1), 'followUpMonths', json('[1,3,6]'), 'touchUpMonths', json('[6,12]'))`,
    `alter table "series" drop column "healingDays"`,
    `create table "outcomeChanges" ("id" integer primary key autoincrement,
       "seriesId" text not null references "series" ("id") on delete restrict, "at" text not null,
       "from" text, "to" text, "reason" text not null)`,
    `create index "outcomeChangesSeries" on "outcomeChanges" ("seriesId")`,

    `alter table "sessions" add column "version" integer not null default 1`,
    `alter table "sessions" add column "area" text not null default ''`,
    `alter table "sessions" add column "numbing" text not null default ''`,
    `alter table "sessions" add column "aftercare" text not null default ''`,
    `alter table "sessions" add column "adverseEvents" text not null default ''`,
    `alter table "sessions" add column "checklist" text`,
  ],
};
