import { addDays, daysBetween } from './calendar.ts';
import type { SeriesFacts } from './series-facts.ts';

/** Where everything goes, in CSS pixels and in data units: fixed before drawing, so that labels can be placed. */
export interface SeriesLayout {
  width: number;
  height: number;
  /** From this width on, labels stand in a gutter on the right; below it inside the plot. */
  hasGutter: boolean;
  margin: { top: number; right: number; bottom: number; left: number };
  /** Room inside the top of the plot for the names of windows. */
  insetTop: number;
  days: [Date, Date];
  percent: [number, number];
  x: (day: Date) => number;
  y: (percent: number) => number;
  /** Height of the lane of session ticks under the plot. */
  laneTop: number;
  laneHeight: number;
  dense: boolean;
}

const gutterFrom = 560;
const laneWithSessions = 24;

export function seriesLayout(facts: SeriesFacts, size: { width: number; height?: number }): SeriesLayout {
  const width = Math.min(1200, Math.max(340, Math.round(size.width)));
  const height = Math.round(size.height ?? Math.min(380, Math.max(290, width * 0.4)));
  const hasGutter = width >= gutterFrom;
  const laneHeight = facts.sessions.length > 0 ? laneWithSessions : 0;
  const margin = { top: 44, right: hasGutter ? 136 : 12, bottom: 36 + laneHeight, left: 58 };
  const insetTop = 16;
  const days = dayDomain(facts);
  const percent = percentDomain(facts, { labelInside: !hasGutter });
  const x = (day: Date) =>
    margin.left +
    ((day.getTime() - days[0].getTime()) / (days[1].getTime() - days[0].getTime())) *
      (width - margin.left - margin.right);
  const y = (value: number) => {
    const [low, high] = percent;
    const bottom = height - margin.bottom;
    return bottom - ((value - low) / (high - low)) * (bottom - margin.top - insetTop);
  };
  const visits = facts.outcome.length + facts.healing.length + facts.unmeasured.length;
  return {
    width,
    height,
    hasGutter,
    margin,
    insetTop,
    days,
    percent,
    x,
    y,
    laneTop: height - margin.bottom,
    laneHeight,
    dense: (width - margin.left - margin.right) / Math.max(1, visits) < 16,
  };
}

function dayDomain(facts: SeriesFacts): [Date, Date] {
  const days = [
    facts.baseline,
    ...facts.outcome.map((visit) => visit.day),
    ...facts.healing.map((visit) => visit.day),
    ...facts.unmeasured.map((visit) => visit.day),
    ...facts.sessions.map((session) => session.day),
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
