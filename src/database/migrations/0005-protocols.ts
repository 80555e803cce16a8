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

    // What is open of a series' schedule, so that what is due in the whole clinic is one look-up.
    `alter table "series" add column "isScheduled" integer not null default 0 check ("isScheduled" in (0, 1))`,
    `create table "dueItems" ("seriesId" text not null references "series" ("id") on delete cascade, "kind" text not null,
       "number" integer, "months" integer, "dueOn" text not null, "dueUntil" text)`,
    `create index "dueItemsSeries" on "dueItems" ("seriesId")`,
    `create index "dueItemsDay" on "dueItems" ("dueOn")`,
    `create index "sessionsDay" on "sessions" ("date")`,
    `create index "visitsDay" on "visits" ("date")`,
    `create index "jobsFinished" on "jobs" ("finishedAt")`,

    // The clinic's one calendar feed. The token is kept as its hash: who reads the database can't use the address.
    `create table "calendarFeeds" ("id" text not null primary key, "tokenHash" text not null unique,
       "showsNumbers" integer not null check ("showsNumbers" in (0, 1)), "createdAt" text not null, "readAt" text)`,

    // Patients are found by any part of a word: the index holds all runs of three letters. fold() is the connection's.
    `alter table "patients" add column "searchText" text not null default ''`,
    `update "patients" set "searchText" = fold("name" || ' ' || coalesce("number", ''))`,
    `drop index "patientsName"`,
    `create index "patientsSearchText" on "patients" ("searchText", "id")`,
    `create index "patientsNumber" on "patients" ("number" collate nocase)`,
    `create virtual table "patientWords" using fts5 ("searchText", content='patients', tokenize='trigram')`,
    `create trigger "patientWordsInsert" after insert on "patients" begin
       insert into "patientWords" (rowid, "searchText") values (new.rowid, new."searchText"); end`,
    `create trigger "patientWordsDelete" after delete on "patients" begin
       insert into "patientWords" ("patientWords", rowid, "searchText") values ('delete', old.rowid, old."searchText"); end`,
    `create trigger "patientWordsUpdate" after update of "searchText" on "patients" begin
       insert into "patientWords" ("patientWords", rowid, "searchText") values ('delete', old.rowid, old."searchText");
       insert into "patientWords" (rowid, "searchText") values (new.rowid, new."searchText"); end`,

    `alter table "sessions" add column "version" integer not null default 1`,
    `alter table "sessions" add column "area" text not null default ''`,
    `alter table "sessions" add column "numbing" text not null default ''`,
    `alter table "sessions" add column "aftercare" text not null default ''`,
    `alter table "sessions" add column "adverseEvents" text not null default ''`,
    `alter table "sessions" add column "checklist" text`,
    `create index "sessionsDevice" on "sessions" ("device")`,
    `create index "sessionsNumbing" on "sessions" ("numbing")`,
  ],
};
