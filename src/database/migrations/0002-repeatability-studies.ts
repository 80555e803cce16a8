import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const repeatabilityStudies: Migration = {
  version: 2,
  name: 'repeatability-studies',
  statements: [
    `create table "repeatabilityStudies" ("id" text not null primary key, "name" text not null, "view" text not null,
       "camera" text not null, "floors" text, "createdAt" text not null, "updatedAt" text not null)`,
    `create table "repeatabilityCaptures" (
       "studyId" text not null references "repeatabilityStudies" ("id") on delete cascade,
       "patientId" text not null references "patients" ("id") on delete restrict,
       "firstPhotoId" text not null references "photos" ("id") on delete cascade,
       "secondPhotoId" text references "photos" ("id") on delete cascade,
       "plan" text, "result" text, "engineVersion" text, "createdAt" text not null,
       primary key ("studyId", "patientId"), check ("firstPhotoId" <> "secondPhotoId"))`,
    `create index "repeatabilityCapturesPatient" on "repeatabilityCaptures" ("patientId")`,
    `create index "repeatabilityCapturesFirst" on "repeatabilityCaptures" ("firstPhotoId")`,
    `create index "repeatabilityCapturesSecond" on "repeatabilityCaptures" ("secondPhotoId")`,
  ],
};
