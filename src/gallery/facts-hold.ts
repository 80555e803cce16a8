import { isDeepStrictEqual } from 'node:util';
import { findComparison } from '../comparisons/index.ts';
import type { Database } from '../database/index.ts';
import { listVisitsWithPhotos } from '../photos/index.ts';
import { listOutcomeChanges, listSessionDays, requireSeries } from '../series/index.ts';
import { caseFacts } from './case-facts.ts';
import type { StoredCase } from './store.ts';

/**
 * Whether what a case says of its series is still so: what was treated and how often, how long after, and that its after photo
 * counts as outcome. Days and sessions may have been corrected since; a newer visit changes none of it.
 */
export async function factsHold(
  database: Database,
  { comparisonId, seriesId, facts, shownDays }: StoredCase,
): Promise<boolean> {
  const series = await requireSeries(database, seriesId);
  const comparison = await findComparison(database, comparisonId);
  const visits = await listVisitsWithPhotos(database, series);
  const visitOf = (photoId: string | undefined) =>
    visits.find(({ photos }) => photos.some(({ id }) => id === photoId));
  const baseline = visitOf(comparison?.baselinePhotoId);
  const followUp = visitOf(comparison?.followUpPhotoId);
  const photo = followUp?.photos.find(({ id }) => id === comparison?.followUpPhotoId);
  if (!comparison?.result || !baseline || !photo || followUp?.phase !== 'outcome') return false;
  const factsNow = caseFacts({
    series,
    outcomeChanges: await listOutcomeChanges(database, seriesId),
    yearOfBirth: null,
    sessionDays: await listSessionDays(database, seriesId),
    view: photo.view,
    baselineOn: baseline.date,
    followUpOn: followUp.date,
    comparison: comparison.result,
  });
  // What it is found by may be known better by now; that makes no word of it untrue.
  const { skinTone, ageBand } = facts;
  const days = { before: baseline.date, after: followUp.date };
  return (
    isDeepStrictEqual(factsNow && { ...factsNow, skinTone, ageBand }, facts) &&
    (shownDays === null || isDeepStrictEqual(days, shownDays))
  );
}
