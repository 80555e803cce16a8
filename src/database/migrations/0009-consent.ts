import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const consent: Migration = {
  version: 9,
  name: 'consent',
  statements: [
    `create table "consentTexts" ("scope" text not null, "version" integer not null, "title" text not null,
       "body" text not null, "sha256" text not null, "actorId" text references "loginUser" ("id") on delete restrict,
       "createdAt" text not null, primary key ("scope", "version"))`,
    `create table "consentRecords" ("number" integer primary key autoincrement, "id" text not null unique,
       "patientId" text not null references "patients" ("id") on delete restrict,
       "seriesId" text references "series" ("id") on delete restrict, "scope" text not null,
       "decision" text not null check ("decision" in ('granted', 'refused', 'withdrawn', 'ended')),
       "channels" text not null, "identifiability" text, "expiresOn" text, "expiresOnEvent" text,
       "textVersion" integer, "concerns" text references "consentRecords" ("id") on delete restrict,
       "source" text not null, "signedName" text, "signature" text, "paperSha256" text, "paperFormat" text,
       "note" text not null, "actorId" text references "loginUser" ("id") on delete restrict, "createdAt" text not null,
       foreign key ("scope", "textVersion") references "consentTexts" ("scope", "version") on delete restrict)`,
    `create index "consentRecordsPatient" on "consentRecords" ("patientId")`,
    `create index "consentRecordsEnd" on "consentRecords" ("expiresOn")`,
    `create index "consentRecordsPaper" on "consentRecords" ("paperSha256")`,
    // What was said and what was read can't be made to have been something else.
    ...['consentTexts', 'consentRecords'].flatMap((table) =>
      ['update', 'delete'].map(
        (
          deed,
        ) => `create trigger "${table}No${deed === 'update' ? 'Update' : 'Delete'}" before ${deed} on "${table}"
       begin select raise(abort, 'consent is append-only'); end`,
      ),
    ),
    `create trigger "consentTextsNoReplace" before insert on "consentTexts"
       when exists (select 1 from "consentTexts" where "scope" = new."scope" and "version" = new."version")
       begin select raise(abort, 'consent is append-only'); end`,
    `create trigger "consentRecordsNoReplace" before insert on "consentRecords"
       when exists (select 1 from "consentRecords" where "id" = new."id" or "number" = new."number")
       begin select raise(abort, 'consent is append-only'); end`,
  ],
};
