import type { FollowUpMark, SeriesCalendar } from '../charts/types.ts';
import type { SeriesDetail } from './types.ts';

/** The calendar that all charts of a view share: sessions given, follow-ups, healing windows. */
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
    healingDays: series.protocol.healingDays,
    baselineDate: ofView?.baselineOn ?? visits[0]?.date ?? series.createdAt.slice(0, 10),
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
