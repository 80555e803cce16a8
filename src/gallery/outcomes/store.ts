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
  verdict: 'improved' | 'worsened' | 'no-measurable-change' | 'not-measurable';
  /** Null when it is not measurable. */
  percent: number | null;
}

/** Of all series of the clinic, whoever consented to what. */
export async function listOutcomes(
  database: Database,
  { indication, metric, synthetic }: OutcomeGroup,
): Promise<GroupOutcome[]> {
  return database
    .selectFrom('seriesOutcomes')
    .innerJoin('series', 'series.id', 'seriesOutcomes.seriesId')
    .select(['seriesOutcomes.seriesId', 'verdict', 'percent'])
    .where('seriesOutcomes.metric', '=', metric)
    .where('seriesOutcomes.verdict', 'is not', null)
    .where('series.indication', '=', indication)
    .where('series.synthetic', '=', synthetic ? 1 : 0)
    .$narrowType<{ verdict: GroupOutcome['verdict'] }>()
    .execute();
}

/** Series of which a case is published on a channel. */
export async function listShownSeries(
  database: Database,
  { indication, metric, channel }: Pick<OutcomeGroup, 'indication' | 'metric'> & { channel: ConsentChannel },
): Promise<string[]> {
  const rows = await database
    .selectFrom('galleryCases')
    .select('seriesId')
    .where('state', '=', 'published')
    .where('channel', '=', channel)
    .where('indication', '=', indication)
    .where('metric', '=', metric)
    .execute();
  return rows.map(({ seriesId }) => seriesId);
}
