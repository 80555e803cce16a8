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

/** One measurement a row, numbers as stored. RFC 4180; the byte order mark tells spreadsheets that it is UTF-8. */
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
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would take for a formula is marked as text; numbers never are. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
