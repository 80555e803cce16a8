import type { ChangeMark } from '../../charts/types.ts';
import type { SeriesDetail } from '../../comparisons/types.ts';
import type { PrimaryOutcome } from '../../imaging/plan.ts';
import { words } from '../language/index.ts';
import { formatDay, today } from './dates.ts';
import { judgedByChange } from './judged-by.ts';

/** What was changed on the way, for all charts of a series. */
export const changeMarks = (detail: SeriesDetail): ChangeMark[] => [
  ...planChanges(detail),
  ...outcomeChanges(detail),
];

function planChanges({ planChanges }: SeriesDetail): ChangeMark[] {
  return planChanges.map(({ version, at }) => {
    const date = today(new Date(at));
    return {
      date,
      label: words.charts.plan(version),
      detail: words.charts.planDetail(version, formatDay(date)),
    };
  });
}

function outcomeChanges({ outcomeChanges }: SeriesDetail): ChangeMark[] {
  return outcomeChanges.map((change) => {
    const date = today(new Date(change.at));
    const { changed, changedBecause } = words.series.verdict;
    const what = changed(formatDay(date), judgedByChange(change, plainOutcome));
    const { outcome, judgedBy } = words.charts;
    return {
      date,
      label: change.to.primaryOutcome === undefined ? judgedBy : outcome,
      detail: `${what} ${changedBecause(change.reason)}`,
    };
  });
}

/** A primary outcome where no registry is at hand for its label. */
const plainOutcome = (outcome: PrimaryOutcome | null): string =>
  outcome ? words.series.verdict.outcome(outcome.metric, outcome.region) : words.series.verdict.nothing;
