import {
  describeOverall,
  describeRun,
  describeTargets,
  figureTable,
  naiveTable,
  referenceTable,
  toneTable,
  type ValidationReport,
  type ValidationTable,
} from '../reports/index.ts';

/** A benchmark run for a terminal: the same sentences and tables as in the report. */
export function validationText(report: ValidationReport): string {
  const tables = [figureTable, naiveTable, toneTable, referenceTable].map((make) => tableText(make(report)));
  const limits = report.limits.map(({ title, text }) => `${title}: ${text}`);
  const pairs = report.composition.map(
    ({ label, pairs: count }) => `  ${String(count).padStart(4)}  ${label}`,
  );
  return `${[
    describeRun(report),
    pairs.join('\n'),
    ...tables,
    `What single photos can’t do well\n${limits.map((line) => `  ${line}`).join('\n')}`,
    describeOverall(report),
    describeTargets(report),
  ].join('\n\n')}\n`;
}

/** Columns as wide as what is in them. */
function tableText({ title, note, columns, rows }: ValidationTable): string {
  const lines = [
    ['', ...columns],
    ...rows.map(({ label, cells }) => [
      label,
      ...cells.map(({ text, target, isMet }) => {
        if (target === undefined) return text;
        const verdict = isMet === null ? '' : isMet ? ', met' : ', MISSED';
        return `${text} (${target}${verdict})`;
      }),
    ]),
  ];
  const widths = ['', ...columns].map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const body = lines.map((line) =>
    line
      .map((text, i) => text.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  return `${title}\n${body.map((line) => `  ${line}`).join('\n')}\n  ${note}`;
}
