import { toCsv } from '../csv.ts';
import type { ReportDocument } from './types.ts';

const columns = [
  'view',
  'before_on',
  'after_on',
  'days_since_session',
  'phase',
  'comparability',
  'metric',
  'region',
  'unit',
  'before',
  'after',
  'verdict',
  'change_log',
  'change_percent',
  'ci95_low_percent',
  'ci95_high_percent',
  'mdc95_percent',
  'reasons',
  'engine_version',
  'comparison_id',
];

/** One measurement a row, numbers as stored. */
export function numbersCsv({ pairs }: ReportDocument): string {
  const rows = pairs.flatMap((pair) =>
    pair.measurements.map(({ metric, region, unit, before, after, verdict, change, reasons }) => [
      pair.view,
      pair.beforeOn,
      pair.afterOn,
      pair.daysSinceSession,
      pair.phase,
      pair.comparability.verdict,
      metric,
      region,
      unit,
      before,
      after,
      verdict,
      change?.log,
      change?.percent,
      change?.ci95[0],
      change?.ci95[1],
      change?.mdc95,
      reasons.map(({ code }) => code).join(' '),
      pair.engineVersion,
      pair.comparisonId,
    ]),
  );
  return toCsv([columns, ...rows]);
}
