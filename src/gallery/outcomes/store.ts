import { type SqlBool, sql } from 'kysely';
import type { Day } from '../../calendar.ts';
import type { ConsentChannel } from '../../consent/types.ts';
import type { Database } from '../../database/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import type { Indication } from '../../series/types.ts';

/** Series that are comparable: synthetic ones are counted among themselves. */
export interface OutcomeGroup {
  indication: Indication;
  metric: MetricName;
  synthetic: boolean;
}

export interface GroupOutcome {
  seriesId: string;
  /** Null when it was treated long enough ago and has no outcome all the same. */
  verdict: 'improved' | 'worsened' | 'no-measurable-change' | 'not-measurable' | null;
  /** Null unless it was measured. */
  percent: number | null;
}

/**
 * Of all series of the clinic, whoever consented to what: those with a verdict, and those that could have one, since they
 * were treated long enough before today. A series without a primary outcome is counted with every metric of its indication.
 */
export async function listOutcomes(
  database: Database,
  { indication, metric, synthetic, today }: OutcomeGroup & { today: Day },
): Promise<GroupOutcome[]> {
  return database
    .selectFrom('series')
    .leftJoin('seriesOutcomes', 'seriesOutcomes.seriesId', 'series.id')
    .select(['series.id as seriesId', 'verdict', 'percent'])
    .where('series.indication', '=', indication)
    .where('series.synthetic', '=', synthetic ? 1 : 0)
    .where((row) =>
      row.or([
        row.and([row('verdict', 'is not', null), row('seriesOutcomes.metric', '=', metric)]),
        row.and([row('verdict', 'is', null), couldCount(metric), treatedLongEnoughBefore(today)]),
      ]),
    )
    .execute();
}

const couldCount = (metric: MetricName) =>
  sql<SqlBool>`("series"."primaryOutcome" is null or json_extract("series"."primaryOutcome", '$.metric') = ${metric})`;

/** A postponed session did nothing to the skin. */
const treatedLongEnoughBefore = (today: Day) => sql<SqlBool>`exists (select 1 from "sessions"
  where "sessions"."seriesId" = "series"."id"
    and coalesce(json_extract("sessions"."checklist", '$.decision.decision'), '') != 'postpone'
    and "sessions"."date" <= date(${today}, '-' || json_extract("series"."protocol", '$.outcomeFromDay') || ' days'))`;

/** What is shown of a series, as it was when it was published. */
export interface ShownOutcome extends OutcomeGroup {
  seriesId: string;
  percent: number;
}

/** Of the cases that are published on a channel, newest first. */
export async function listShownOutcomes(
  database: Database,
  channel: ConsentChannel,
): Promise<ShownOutcome[]> {
  const rows = await database
    .selectFrom('galleryCases')
    .select([
      'seriesId',
      'indication',
      'metric',
      sql<number>`json_extract("facts", '$.measurement.change.percent')`.as('percent'),
      sql<number>`json_extract("facts", '$.synthetic')`.as('synthetic'),
    ])
    .where('state', '=', 'published')
    .where('channel', '=', channel)
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .$narrowType<{ indication: Indication; metric: MetricName }>()
    .execute();
  return rows.map(({ synthetic, ...row }) => ({ ...row, synthetic: synthetic === 1 }));
}
