import { addDays, daysBetween } from './calendar.ts';
import { calendarFacts, type SeriesFacts, visitFacts } from './series-facts.ts';
import type { SeriesChartData } from './types.ts';

/** The calendar of a chart across its width, fixed before drawing, so that a page can put something under a day. */
export interface TimeAxis {
  width: number;
  /** From this width on, labels stand in a gutter on the right; below it inside the plot. */
  hasGutter: boolean;
  left: number;
  right: number;
  days: [Date, Date];
  /** Distance of a day from the left edge, in CSS pixels. */
  x: (day: Date) => number;
}

/** Where everything goes, in CSS pixels and in data units: fixed before drawing, so that labels can be placed. */
export interface SeriesLayout extends TimeAxis {
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  /** Room inside the top of the plot for the names of windows. */
  insetTop: number;
  percent: [number, number];
  y: (percent: number) => number;
  /** Height of the lane of session ticks under the plot. */
  laneTop: number;
  laneHeight: number;
  dense: boolean;
}

const gutterFrom = 560;
const laneWithMarks = 24;

/** Width that a chart is drawn with where so much room is offered. */
export const drawnWidth = (room: number): number => Math.min(1200, Math.max(340, Math.round(room)));

/** The time axis that {@link seriesChart} draws for this data at this width. */
export function seriesTimeAxis(data: SeriesChartData, width: number): TimeAxis {
  const visits = visitFacts(data.points);
  return timeAxis({ ...visits, ...calendarFacts(data, [visits.outcome]) }, { width });
}

function timeAxis(facts: SeriesFacts, options: LayoutOptions): TimeAxis {
  const width = drawnWidth(options.width);
  const isWide = width >= gutterFrom;
  const hasGutter = isWide || options.gutter !== undefined;
  const [left, right] = [58, isWide ? 136 : hasGutter ? 104 : 12];
  const days = dayDomain(facts);
  const span = days[1].getTime() - days[0].getTime();
  const x = (day: Date) => left + ((day.getTime() - days[0].getTime()) / span) * (width - left - right);
  return { width, hasGutter, left, right, days, x };
}

interface LayoutOptions {
  width: number;
  height?: number;
  /** The right-hand margin holds the lines' names at any width. */
  gutter?: 'labels';
}

export function seriesLayout(facts: SeriesFacts, options: LayoutOptions): SeriesLayout {
  const axis = timeAxis(facts, options);
  const { width, hasGutter, left, right } = axis;
  const height = Math.round(options.height ?? Math.min(380, Math.max(290, width * 0.4)));
  const laneHeight = facts.sessions.length + facts.followUps.length > 0 ? laneWithMarks : 0;
  const margin = { top: 44, right, bottom: 36 + laneHeight, left };
  const insetTop = 16;
  const percent = percentDomain(facts, { labelInside: !hasGutter });
  const y = (value: number) => {
    const [low, high] = percent;
    const bottom = height - margin.bottom;
    return bottom - ((value - low) / (high - low)) * (bottom - margin.top - insetTop);
  };
  const visits = facts.outcome.length + facts.healing.length + facts.unmeasured.length;
  return {
    ...axis,
    height,
    margin,
    insetTop,
    percent,
    y,
    laneTop: height - margin.bottom,
    laneHeight,
    dense: (width - left - right) / Math.max(1, visits) < 16,
  };
}

function dayDomain(facts: SeriesFacts): [Date, Date] {
  const marks = [...facts.outcome, ...facts.healing, ...facts.unmeasured];
  const days = [
    facts.baseline,
    ...[...marks, ...facts.sessions, ...facts.followUps, ...facts.changes].map(({ day }) => day),
    ...facts.windows.map((window) => window.to),
  ].map((day) => day.getTime());
  const first = new Date(Math.min(...days));
  const last = new Date(Math.max(...days, addDays(first, 28).getTime()));
  const padding = daysBetween(first, last) * 0.03;
  return [addDays(first, -padding), addDays(last, padding)];
}

/**
 * Symmetric enough to show zero with room on both sides. Values and detectable changes always fit; an interval several
 * times as long as everything else is cut at the frame rather than flattening the rest (its title has the figures).
 */
function percentDomain(facts: SeriesFacts, { labelInside }: { labelInside: boolean }): [number, number] {
  const visits = [...facts.outcome, ...facts.healing];
  const values = visits.map((visit) => visit.percent);
  const detectable = visits.map((visit) => visit.mdc95);
  const cut = 3 * Math.max(10, ...values.map(Math.abs), ...detectable);
  const bounds = visits.flatMap((visit) => visit.ci95.map((bound) => Math.max(-cut, Math.min(cut, bound))));
  const low = Math.min(-10, ...values, ...bounds, ...detectable.map((mdc) => -mdc));
  const high = Math.max(10, ...values, ...bounds, ...detectable);
  const padding = (high - low) * 0.06;
  const labelRoom = labelInside ? (high - low) * 0.26 : 0;
  const latest = facts.outcome.at(-1)?.percent ?? 0;
  return [low - padding - (latest < 0 ? labelRoom : 0), high + padding + (latest < 0 ? 0 : labelRoom)];
}
