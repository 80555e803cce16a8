import { addDays, parseDay } from './calendar.ts';
import type { MeasuredPoint, SeriesChartData, SessionMark } from './types.ts';

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

/** The chart's data sorted by day and told apart by how it is drawn. */
export interface SeriesFacts {
  baseline: Date;
  /** Visits that count as outcome, by day. */
  outcome: MeasuredVisit[];
  /** Visits inside a healing window. */
  healing: MeasuredVisit[];
  unmeasured: UnmeasuredVisit[];
  sessions: (SessionMark & { day: Date; number: number })[];
  windows: HealingWindow[];
  /** Where the engine's version changes between two outcome visits. */
  versionChanges: { day: Date; version: string }[];
}

export function seriesFacts(data: SeriesChartData): SeriesFacts {
  const measured: MeasuredVisit[] = [];
  const unmeasured: UnmeasuredVisit[] = [];
  for (const point of data.points) {
    const day = parseDay(point.date);
    if (point.verdict === 'not-measurable') unmeasured.push({ day, reasons: point.reasons ?? [] });
    else if ([point.percent, point.mdc95, ...point.ci95].every(Number.isFinite))
      measured.push({ ...point, day });
    else unmeasured.push({ day, reasons: ['The stored result can’t be read.'] });
  }
  measured.sort(byDay);
  const outcome = measured.filter((visit) => !visit.healing);
  const sessions = data.sessions
    .map((session) => ({ ...session, day: parseDay(session.date) }))
    .sort(byDay)
    .map((session, index) => ({ ...session, number: index + 1 }));
  return {
    baseline: parseDay(data.baselineDate),
    outcome,
    healing: measured.filter((visit) => visit.healing),
    unmeasured: unmeasured.sort(byDay),
    sessions,
    windows: mergeWindows(sessions.map(({ day }) => ({ from: day, to: addDays(day, data.healingDays + 1) }))),
    versionChanges: versionChanges(outcome),
  };
}

/** Halfway between the last visit of the old version and the first of the new one. */
function versionChanges(outcome: MeasuredVisit[]) {
  return outcome.slice(1).flatMap((visit, index) => {
    const previous = outcome[index]!;
    if (previous.engineVersion === visit.engineVersion) return [];
    const middle = new Date((previous.day.getTime() + visit.day.getTime()) / 2);
    return [{ day: middle, version: visit.engineVersion }];
  });
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
