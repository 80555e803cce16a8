import type { ChangeMark, FollowUpMark, SeriesCalendar } from '../../charts/types.ts';
import type { SeriesDetail } from '../../comparisons/types.ts';
import type { PrimaryOutcome } from '../../imaging/plan.ts';
import { words } from '../language/index.ts';
import { formatDay, today } from './dates.ts';

/** The calendar that all charts of a view share: sessions given, follow-ups, what was changed on the way. */
export function seriesCalendar(detail: SeriesDetail, view: string): SeriesCalendar {
  const { series, comparisons, visits } = detail;
  const ofView = comparisons.find((comparison) => comparison.view === view);
  return {
    sessions: givenSessions(detail).map(({ date, device, needleDepthMm, passes }) => ({
      date,
      device,
      needleDepthMm,
      passes,
    })),
    followUps: followUpsOf(detail),
    changes: [...planChanges(detail), ...outcomeChanges(detail)],
    healingDays: series.protocol.healingDays,
    baselineDate: ofView?.baselineOn ?? visits[0]?.date ?? today(new Date(series.createdAt)),
    synthetic: series.synthetic,
  };
}

/** A postponed session did nothing to the skin. */
export const givenSessions = ({ sessions }: SeriesDetail) => sessions.filter(({ given }) => given);

/** Those done and the next one: all of them would press what was measured into a corner of the chart. */
function followUpsOf({ schedule }: SeriesDetail): FollowUpMark[] {
  const followUps = schedule.filter(({ kind }) => kind === 'follow-up');
  const next = followUps.find(({ state }) => state !== 'done');
  return followUps
    .filter((item) => item.state === 'done' || item === next)
    .map(({ months, dueOn, doneOn, state }) => ({
      date: doneOn ?? dueOn,
      months: months ?? 0,
      done: state === 'done',
    }));
}

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
