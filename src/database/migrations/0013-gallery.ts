import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const gallery: Migration = {
  version: 13,
  name: 'gallery',
  statements: [
    // A case outlives its comparison: what was published, and what of it left the building, stays known.
    `create table "galleryCases" ("id" text primary key, "slug" text not null unique, "comparisonId" text not null,
       "patientId" text not null references "patients" ("id"), "seriesId" text not null,
       "channel" text not null, "identifiability" text not null, "facts" text not null,
       "indication" text not null, "metric" text not null, "caption" text not null, "overrideReason" text, "shownDays" text,
       "sourceBlob" text not null, "consentUntil" text, "manifest" text not null, "state" text not null,
       "publishedAt" text not null, "publishedBy" text, "endedAt" text)`,
    `create unique index "galleryCasesOnce" on "galleryCases" ("comparisonId", "channel") where "state" = 'published'`,
    `create index "galleryCasesByState" on "galleryCases" ("state", "channel", "indication", "metric")`,
    `create index "galleryCasesOfPatient" on "galleryCases" ("patientId", "state")`,
    // Gone with the end of their case.
    `create table "galleryPictures" ("name" text primary key, "caseId" text not null references "galleryCases" ("id"),
       "side" text not null, "width" integer not null, "height" integer not null, "sha256" text not null,
       "blob" text not null unique)`,
    `create index "galleryPicturesOfCase" on "galleryPictures" ("caseId")`,
    // What left the building.
    `create table "galleryExports" ("id" text primary key, "caseId" text not null references "galleryCases" ("id"),
       "what" text not null, "exportedAt" text not null, "exportedBy" text, "doneAt" text, "doneBy" text)`,
    `create index "galleryExportsOfCase" on "galleryExports" ("caseId")`,
    `create trigger "galleryExportsNoDelete" before delete on "galleryExports"
       begin select raise(abort, 'what left the building stays listed'); end`,
  ],
};
