import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const judgedByChanges: Migration = {
  version: 16,
  name: 'judged-by-changes',
  statements: [
    // A change of what a series is judged by tells what was changed; until now it was always the primary outcome.
    `update "outcomeChanges" set "from" = json_object('primaryOutcome', json("from")),
       "to" = json_object('primaryOutcome', json("to"))`,
    // A case says so, too.
    `update "galleryCases" set "facts" = json_set("facts", '$.changedAfterResults', json(case when exists (
       select 1 from "outcomeChanges" where "outcomeChanges"."seriesId" = "galleryCases"."seriesId"
         and "outcomeChanges"."at" < "galleryCases"."publishedAt") then '["primaryOutcome"]' else '[]' end))`,
    // Reports name photos whose analysis failed.
    `update "patientReports" set "document" = json_set("document", '$.failed', json('[]'))`,
    // Earlier visits no longer speak for a latest one that is not measured: the next start writes every outcome down anew.
    `delete from "seriesOutcomes"`,
  ],
};
