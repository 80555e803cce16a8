import { monthsBetween } from '../calendar.ts';
import type { Database, SeriesOutcomeRow } from '../database/index.ts';
import { listVisitsWithPhotos } from '../photos/index.ts';
import { listSessionDays, requireSeries, type Series } from '../series/index.ts';
import { seriesVerdict } from './series-verdict.ts';
import { listComparisons, listSeriesWithoutOutcome, replaceOutcome, type StoredComparison } from './store.ts';
import { summarise } from './summarise.ts';
import type { ComparisonSummary } from './types.ts';

/** Writes down what a series came to, after anything that its verdict follows from has changed. */
export async function noteOutcome(database: Database, seriesId: string): Promise<void> {
  await replaceOutcome(database, await outcomeOf(database, await requireSeries(database, seriesId)));
}

/** For series that were made before outcomes were written down; in one transaction, so that the disk is waited for once. */
export async function noteOldOutcomes(database: Database): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const seriesId of await listSeriesWithoutOutcome(transaction))
      await noteOutcome(transaction, seriesId);
  });
}

async function outcomeOf(database: Database, series: Series): Promise<SeriesOutcomeRow> {
  const sessionDays = await listSessionDays(database, series.id);
  const visits = await listVisitsWithPhotos(database, series);
  const comparisons = (await listComparisons(database, series.id))
    .map((stored) => summarise(stored, { visits, job: jobOf(stored), stage: null }))
    .filter((summary) => summary !== null);
  const { kind, comparisonId, percent } = seriesVerdict({ series, sessionDays, comparisons });
  const counted = comparisons.find(({ id }) => id === comparisonId);
  if (!counted || !isOutcome(kind)) return { seriesId: series.id, ...noOutcome };
  return {
    seriesId: series.id,
    comparisonId,
    metric: series.primaryOutcome?.metric ?? null,
    verdict: kind,
    percent,
    ...timingOf(counted, sessionDays),
  };
}

const noOutcome = {
  comparisonId: null,
  metric: null,
  verdict: null,
  percent: null,
  baselineOn: null,
  sessions: 0,
  monthsSinceBaseline: 0,
  monthsSinceLastSession: 0,
};

/** The job's row is marked in the same transaction only after the result is stored: the result itself says whether it is done. */
const jobOf = ({ result }: StoredComparison) =>
  ({ status: result ? 'done' : 'queued', error: null, finishedAt: null }) as const;

const isOutcome = (kind: string): kind is NonNullable<SeriesOutcomeRow['verdict']> =>
  ['improved', 'worsened', 'no-measurable-change', 'not-measurable'].includes(kind);

function timingOf({ baselineOn, followUpOn }: ComparisonSummary, sessionDays: readonly string[]) {
  const before = sessionDays.filter((day) => day < followUpOn).sort();
  return {
    baselineOn,
    sessions: before.length,
    monthsSinceBaseline: monthsBetween(baselineOn, followUpOn),
    monthsSinceLastSession: monthsBetween(before.at(-1) ?? followUpOn, followUpOn),
  };
}
