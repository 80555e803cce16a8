import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const seriesOutcomes: Migration = {
  version: 14,
  name: 'series-outcomes',
  statements: [
    // What each series came to, so that outcomes of the whole clinic are one look-up.
    `create table "seriesOutcomes" ("seriesId" text not null primary key references "series" ("id") on delete cascade,
       "comparisonId" text references "comparisons" ("id") on delete set null, "metric" text,
       "verdict" text check ("verdict" in ('improved', 'worsened', 'no-measurable-change', 'not-measurable')),
       "percent" real, "baselineOn" text, "sessions" integer not null default 0,
       "monthsSinceBaseline" integer not null default 0, "monthsSinceLastSession" integer not null default 0)`,
    `create index "seriesOutcomesMetric" on "seriesOutcomes" ("metric", "verdict")`,
    `create index "seriesOutcomesComparison" on "seriesOutcomes" ("comparisonId")`,
  ],
};
