import { type Day, dayOf } from '../calendar.ts';
import type { SeriesPoint } from '../charts/index.ts';
import {
  type ComparisonSummary,
  chartData,
  givenSessions,
  type SeriesDetail,
  type SeriesVerdict,
} from '../comparisons/index.ts';
import { AppError } from '../errors.ts';
import { metricRegistry } from '../imaging/metrics/index.ts';
import { isFinished, type ReportChoices, reportChoices } from './report-choices.ts';
import type { ChartPoint, ReportChart, ReportDocument, ReportInput, ReportPair } from './types.ts';

export interface Composition {
  input: ReportInput;
  clinic: string;
  madeOn: Day;
  /** Of a comparison's registered pair; null where there is none. */
  sizeOf(comparisonId: string): { width: number; height: number } | null;
}

/**
 * Copies out of a series what its patient is told. Whatever is chosen, the primary outcome is in it, and what is left out
 * is named.
 * @throws AppError BAD_REQUEST for a choice that the series does not have, or without the primary outcome
 */
export function composeDocument(detail: SeriesDetail, composition: Composition): ReportDocument {
  const { input, clinic, madeOn } = composition;
  const choices = reportChoices(detail);
  checkChoice(input, choices);
  const { series, schedule, verdict } = detail;
  const changed = detail.outcomeChanges.at(-1);
  return {
    schema: 'dermalapse.patient-report/1',
    madeOn,
    clinic,
    indication: series.indication,
    indicationNote: series.indicationNote,
    areas: series.areas,
    sessions: givenSessions(detail).map(({ date, device, needleDepthMm, passes }) => ({
      date,
      device,
      needleDepthMm,
      passes,
    })),
    primaryOutcome: series.primaryOutcome,
    outcomeChange: changed ? { on: dayOf(new Date(changed.at)), reason: changed.reason } : null,
    verdict,
    pairs: choosePairs(detail, composition),
    failed: detail.comparisons
      .filter(({ status }) => status === 'failed')
      .map(({ view, followUpOn }) => ({ view, afterOn: followUpOn })),
    chart: chartOf(detail, verdict),
    leftOut: {
      visits: choices.visits.filter((day) => !input.visits.includes(day)),
      views: choices.views.filter((view) => !input.views.includes(view)),
      metrics: choices.metrics.filter((metric) => !input.metrics.includes(metric)),
    },
    note: input.note,
    next: schedule.filter(({ state }) => state !== 'done'),
    synthetic: series.synthetic,
  };
}

function checkChoice({ visits, views, metrics }: ReportInput, { required, ...offered }: ReportChoices): void {
  const isOffered =
    visits.every((day) => offered.visits.includes(day)) &&
    views.every((view) => offered.views.includes(view)) &&
    metrics.every((metric) => offered.metrics.includes(metric));
  if (!isOffered) {
    throw refused(
      'Something of this choice has not been measured. Load the page again and choose from what is there.',
    );
  }
  const has = (chosen: readonly string[], needed: string | null) =>
    needed === null || chosen.includes(needed);
  if (!has(visits, required.visit) || !has(views, required.view) || !has(metrics, required.metric)) {
    throw refused(
      'The primary outcome can’t be left out. Choose the visit, the view and the metric of the verdict, too.',
    );
  }
}

/** @throws AppError BAD_REQUEST when no chosen view was photographed at a chosen visit */
function choosePairs(detail: SeriesDetail, { input, sizeOf }: Composition): ReportPair[] {
  const chosen = detail.comparisons
    .filter(isFinished)
    .filter(({ followUpOn, view }) => input.visits.includes(followUpOn) && input.views.includes(view))
    .sort(
      (one, other) =>
        one.followUpOn.localeCompare(other.followUpOn) ||
        input.views.indexOf(one.view) - input.views.indexOf(other.view),
    );
  if (chosen.length === 0) {
    throw refused('None of these views was photographed at these visits. Choose another visit or view.');
  }
  const daysSinceSession = new Map(detail.visits.map((visit) => [visit.date, visit.daysSinceSession]));
  return chosen.map((comparison, index) => ({
    ...pairOf(comparison, input),
    daysSinceSession: daysSinceSession.get(comparison.followUpOn) ?? null,
    pictures: picturesOf(sizeOf(comparison.id), index + 1),
  }));
}

function pairOf(
  {
    id,
    view,
    baselineOn,
    followUpOn,
    phase,
    healing,
    engineVersion,
    comparability,
    measurements,
  }: ComparisonSummary,
  { metrics }: ReportInput,
): Omit<ReportPair, 'daysSinceSession' | 'pictures'> {
  if (engineVersion === null || comparability === null)
    throw new Error('a finished comparison has no result');
  return {
    comparisonId: id,
    view,
    beforeOn: baselineOn,
    afterOn: followUpOn,
    phase,
    healing,
    engineVersion,
    comparability,
    measurements: measurements.filter(({ metric }) => (metrics as string[]).includes(metric)),
  };
}

/** Names say nothing of patient, day or skin. */
const picturesOf = (size: ReturnType<Composition['sizeOf']>, number: number): ReportPair['pictures'] =>
  size && {
    before: `pair-${number}-before.jpg`,
    after: `pair-${number}-after.jpg`,
    width: size.width,
    height: size.height,
  };

function chartOf(detail: SeriesDetail, verdict: SeriesVerdict): ReportChart | null {
  const { primaryOutcome } = detail.series;
  if (!primaryOutcome) return null;
  const { metric, region } = primaryOutcome;
  const view = verdict.view ?? detail.comparisons.find(isFinished)?.view ?? detail.series.views[0]!;
  const data = chartData(detail, metricRegistry[metric], { view, region });
  return {
    metric,
    region,
    view,
    baselineOn: data.baselineDate,
    healingDays: data.healingDays,
    followUps: [...(data.followUps ?? [])],
    points: data.points.map(toPoint),
  };
}

/** Without the engine's reasons, which are not written for patients. */
function toPoint(point: SeriesPoint): ChartPoint {
  const { date, healing = false } = point;
  if (point.verdict === 'not-measurable') return { date, verdict: point.verdict, healing };
  const { verdict, percent, ci95, mdc95, early = false, engineVersion } = point;
  return { date, verdict, percent, ci95: [...ci95], mdc95, healing, early, engineVersion };
}

const refused = (userMessage: string) => new AppError('BAD_REQUEST', { userMessage });
