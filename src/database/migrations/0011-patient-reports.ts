import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const patientReports: Migration = {
  version: 11,
  name: 'patient-reports',
  statements: [
    `create table "patientReports" (
       "id" text primary key not null, "seriesId" text not null references "series" ("id") on delete restrict,
       "document" text not null, "actorId" text, "createdAt" text not null)`,
    `create index "patientReportsSeries" on "patientReports" ("seriesId")`,
    // A photo can't go while a report still shows it: its reports are removed first.
    `create table "patientReportFiles" (
       "reportId" text not null references "patientReports" ("id") on delete cascade, "name" text not null,
       "mediaType" text not null, "blob" text not null,
       "photoId" text references "photos" ("id") on delete restrict,
       primary key ("reportId", "name"))`,
    `create index "patientReportFilesBlob" on "patientReportFiles" ("blob")`,
    `create index "patientReportFilesPhoto" on "patientReportFiles" ("photoId")`,
  ],
};
