import {
  describeOverall,
  describeRun,
  describeTargets,
  figureTable,
  naiveTable,
  referenceTable,
  targetWords,
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

/** Columns as wide as what is in them; names in two lines, targets under their figures. */
function tableText({ title, note, columns, rows }: ValidationTable): string {
  const table = [
    [[''], ...columns.map(inTwoLines)],
    ...rows.map(({ label, cells }) => [
      [label],
      ...cells.map(({ text, check }) => (check ? [text, targetWords(check)] : [text])),
    ]),
  ];
  const widths = ['', ...columns].map((_, i) =>
    Math.max(...table.map((cells) => Math.max(...(cells[i] ?? []).map((line) => line.length)))),
  );
  const body = table.flatMap((cells) =>
    Array.from({ length: Math.max(...cells.map((lines) => lines.length)) }, (_, line) =>
      cells.map((lines, i) => (lines[line] ?? '').padEnd(widths[i]!)).join('  '),
    ),
  );
  return `${title}\n${body.map((line) => `  ${line}`.trimEnd()).join('\n')}\n  ${note}`;
}

/** Broken at the space nearest to the middle. */
function inTwoLines(text: string): string[] {
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const at = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
