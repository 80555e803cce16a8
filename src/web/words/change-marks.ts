import type { ChangeMark } from '../../charts/types.ts';
import type { SeriesDetail } from '../../comparisons/types.ts';
import type { PrimaryOutcome } from '../../imaging/plan.ts';
import { words } from '../language/index.ts';
import { formatDay, today } from './dates.ts';

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
  return outcomeChanges.map(({ at, to, reason }) => {
    const date = today(new Date(at));
    const detail = words.charts.outcomeDetail(formatDay(date), plainOutcome(to), reason);
    return { date, label: words.charts.outcome, detail };
  });
}

/** A primary outcome where no registry is at hand for its label. */
const plainOutcome = (outcome: PrimaryOutcome | null): string =>
  outcome ? words.series.verdict.outcome(outcome.metric, outcome.region) : words.series.verdict.nothing;
