import { type SqlBool, sql } from 'kysely';
import type { Day } from '../../calendar.ts';
import type { ConsentChannel } from '../../consent/types.ts';
import type { Database } from '../../database/index.ts';
import type { Comparison } from '../../imaging/comparison.ts';
import { skinToneAngles } from '../../patients/index.ts';
import { ageBandOf } from '../case-facts.ts';
import { type AgeBand, type CandidateSearch, caseVerdicts } from '../types.ts';

export interface MeasuredOutcome {
  comparisonId: string;
  seriesId: string;
  patientId: string;
}

const selectMeasured = (database: Database) =>
  database
    .selectFrom('seriesOutcomes')
    .innerJoin('series', 'series.id', 'seriesOutcomes.seriesId')
    .innerJoin('patients', 'patients.id', 'series.patientId')
    .innerJoin('comparisons', 'comparisons.id', 'seriesOutcomes.comparisonId')
    .select(['comparisons.id as comparisonId', 'series.id as seriesId', 'series.patientId'])
    .where('seriesOutcomes.verdict', 'in', caseVerdicts);

/** Measured outcomes of these series and of all of these patients', in an order that tells nothing of how they came out. */
export async function listMeasuredOutcomes(
  database: Database,
  {
    patientIds,
    seriesIds,
    search,
    limit,
  }: {
    patientIds: readonly string[];
    seriesIds: readonly string[];
    search: Omit<CandidateSearch, 'channel'>;
    limit: number;
  },
): Promise<MeasuredOutcome[]> {
  const { indication, area, metric, verdict, skinTone, ageBand, minSessions, minMonths, after } = search;
  let found = selectMeasured(database).where((row) =>
    row.or([row('series.patientId', 'in', listed(patientIds)), row('series.id', 'in', listed(seriesIds))]),
  );
  if (after) found = found.where('comparisons.id', '>', after);
  if (indication) found = found.where('series.indication', '=', indication);
  if (area) {
    found = found.where(
      sql<SqlBool>`exists (select 1 from json_each("series"."areas") where value = ${area})`,
    );
  }
  if (metric) found = found.where('seriesOutcomes.metric', '=', metric);
  if (verdict) found = found.where('seriesOutcomes.verdict', '=', verdict);
  if (skinTone) {
    const [above, upTo] = skinToneAngles(skinTone);
    found = found.where('series.skinItaDeg', '>', above).where('series.skinItaDeg', '<=', upTo);
  }
  if (ageBand) {
    const years = sql<number>`cast(substr("seriesOutcomes"."baselineOn", 1, 4) as integer) - "patients"."yearOfBirth"`;
    found = found.where(years, 'in', yearsOf(ageBand));
  }
  if (minSessions) found = found.where('seriesOutcomes.sessions', '>=', minSessions);
  if (minMonths) found = found.where('seriesOutcomes.monthsSinceBaseline', '>=', minMonths);
  return found.orderBy('comparisons.id').limit(limit).execute();
}

/** However many: a statement has room for some thousands of values only. */
const listed = (ids: readonly string[]) => sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;

const oldest = 150;
const yearsOf = (band: AgeBand): number[] =>
  [...Array(oldest).keys()].filter((years) => ageBandOf(years) === band);

/** A measured outcome with what its facts are made of. */
export interface OutcomeRecord extends MeasuredOutcome {
  yearOfBirth: number | null;
  view: string;
  baselineOn: Day;
  followUpOn: Day;
  comparison: Comparison;
}

/** Null when the comparison is not what its series came to, or nothing was measured in it. */
export async function findOutcome(database: Database, comparisonId: string): Promise<OutcomeRecord | null> {
  const row = await selectMeasured(database)
    .innerJoin('photos', 'photos.id', 'comparisons.followUpPhotoId')
    .innerJoin('visits', 'visits.id', 'photos.visitId')
    .select([
      'comparisons.result',
      'patients.yearOfBirth',
      'photos.view',
      'seriesOutcomes.baselineOn',
      'visits.date as followUpOn',
    ])
    .$narrowType<{ result: string; baselineOn: Day }>()
    .where('comparisons.id', '=', comparisonId)
    .executeTakeFirst();
  if (!row) return null;
  const { result, ...plain } = row;
  return { ...plain, comparison: JSON.parse(result) };
}

/** The case of a comparison that is published on a channel. */
export async function findPublishedCaseId(
  database: Database,
  { comparisonId, channel }: { comparisonId: string; channel: ConsentChannel },
): Promise<string | null> {
  const row = await database
    .selectFrom('galleryCases')
    .select('id')
    .where('comparisonId', '=', comparisonId)
    .where('channel', '=', channel)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row?.id ?? null;
}
