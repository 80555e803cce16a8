import { addDays, parseDay } from './calendar.ts';
import type {
  ChangeMark,
  FollowUpMark,
  MeasuredPoint,
  SeriesCalendar,
  SeriesPoint,
  SessionMark,
} from './types.ts';

export interface MeasuredVisit extends Omit<MeasuredPoint, 'date'> {
  day: Date;
}

export interface UnmeasuredVisit {
  day: Date;
  reasons: readonly string[];
}

export interface HealingWindow {
  from: Date;
  to: Date;
}

/** Where something else begins to be measured, or with other means. */
export interface Change {
  day: Date;
  label: string;
  detail: string;
}

/** The visits of one line, sorted by day and told apart by how they are drawn. */
export interface VisitFacts {
  /** Visits that count as outcome. */
  outcome: MeasuredVisit[];
  /** Visits inside a healing window. */
  healing: MeasuredVisit[];
  unmeasured: UnmeasuredVisit[];
}

/** The series' calendar, sorted by day. */
export interface CalendarFacts {
  baseline: Date;
  sessions: (SessionMark & { day: Date; number: number })[];
  windows: HealingWindow[];
  followUps: (FollowUpMark & { day: Date })[];
  changes: Change[];
}

export type SeriesFacts = VisitFacts & CalendarFacts;

export function visitFacts(points: readonly SeriesPoint[]): VisitFacts {
  const measured: MeasuredVisit[] = [];
  const unmeasured: UnmeasuredVisit[] = [];
  for (const point of points) {
    const day = parseDay(point.date);
    if (point.verdict === 'not-measurable') unmeasured.push({ day, reasons: point.reasons ?? [] });
    else if ([point.percent, point.mdc95, ...point.ci95].every(Number.isFinite))
      measured.push({ ...point, day });
    else unmeasured.push({ day, reasons: ['The stored result can’t be read.'] });
  }
  measured.sort(byDay);
  return {
    outcome: measured.filter((visit) => !visit.healing),
    healing: measured.filter((visit) => visit.healing),
    unmeasured: unmeasured.sort(byDay),
  };
}

/** @param lines the outcome visits of each line, where the engine's version may change */
export function calendarFacts(data: SeriesCalendar, lines: readonly MeasuredVisit[][]): CalendarFacts {
  const sessions = data.sessions
    .map((session) => ({ ...session, day: parseDay(session.date) }))
    .sort(byDay)
    .map((session, index) => ({ ...session, number: index + 1 }));
  const changes = (data.changes ?? []).map((change: ChangeMark) => ({
    ...change,
    day: parseDay(change.date),
  }));
  return {
    baseline: parseDay(data.baselineDate),
    sessions,
    windows: mergeWindows(sessions.map(({ day }) => ({ from: day, to: addDays(day, data.healingDays + 1) }))),
    followUps: (data.followUps ?? []).map((mark) => ({ ...mark, day: parseDay(mark.date) })).sort(byDay),
    changes: [...changes, ...versionChanges(lines)].sort(byDay),
  };
}

/** Halfway between the last visit of the old version and the first of the new one, once for all lines. */
function versionChanges(lines: readonly MeasuredVisit[][]): Change[] {
  const changes = new Map<string, Change>();
  for (const visits of lines) {
    for (const [index, { engineVersion, day }] of visits.entries()) {
      const previous = visits[index - 1];
      if (!previous || previous.engineVersion === engineVersion || changes.has(engineVersion)) continue;
      changes.set(engineVersion, {
        day: new Date((previous.day.getTime() + day.getTime()) / 2),
        label: `engine ${engineVersion}`,
        detail: `Engine ${engineVersion} from here on: results of two versions are never on one line.`,
      });
    }
  }
  return [...changes.values()];
}

/** Windows that touch become one, so that no day is hatched twice. They come sorted and are all of one length. */
function mergeWindows(windows: HealingWindow[]): HealingWindow[] {
  const merged: HealingWindow[] = [];
  for (const window of windows) {
    const last = merged.at(-1);
    if (last && window.from <= last.to) last.to = window.to;
    else merged.push({ ...window });
  }
  return merged;
}

function byDay(a: { day: Date }, b: { day: Date }): number {
  return a.day.getTime() - b.day.getTime();
}
