import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { figureTable, renderValidationReport, toneTable } from '../../src/reports/index.ts';
import { exampleValidation } from './example-validation.ts';

const report = exampleValidation();
const picture = new Uint8Array([0xff, 0xd8, 0xff]);
const page = renderValidationReport(report, [
  { label: 'Light skin, <b>nothing</b> changed', before: picture, after: picture },
]);
const { document } = parseHTML(page);

describe('validation report', () => {
  it('is one file that loads nothing', () => {
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    );
    expect(page).not.toMatch(/<script|<link|src="(?!data:)|url\(http/);
  });

  it('says that its photos are synthetic, and with what it was measured', () => {
    expect(document.querySelector('.synthetic')?.textContent).toBe('Synthetic photos');
    expect(document.querySelector('header')?.textContent).toContain('120 pairs of synthetic photos');
    expect(document.querySelector('header')?.textContent).toContain('engine 0.1.0');
  });

  it('has a row for each figure, a column for each metric, and says of each target whether it is met', () => {
    const [table] = document.querySelectorAll('table');
    const { rows, columns } = figureTable(report);
    expect(table!.querySelectorAll('tbody tr').length).toBe(rows.length);
    expect([...table!.querySelectorAll('thead th')].slice(1).map((th) => th.textContent)).toEqual(columns);
    const checks = report.metrics.flatMap((metric) => metric.checks);
    expect(table!.querySelectorAll('.unit').length).toBe(checks.length);
    expect(table!.querySelectorAll('td.missed').length).toBe(
      checks.filter(({ isMet }) => isMet === false).length,
    );
  });

  it('draws a dose-response for each metric, and the disturbances, cross-talk and coverage', () => {
    expect(document.querySelectorAll('.charts svg').length).toBe(report.metrics.length);
    expect(document.querySelectorAll('svg[role=img]').length).toBe(report.metrics.length + 2 * 3);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells every limit, and shows the pairs', () => {
    for (const { text } of report.limits) expect(document.querySelector('dl')?.textContent).toContain(text);
    expect(document.querySelector('.gallery figcaption')?.textContent).toBe(
      'Light skin, <b>nothing</b> changed',
    );
    expect(document.querySelectorAll('.gallery img[src^="data:image/jpeg;base64,"]').length).toBe(2);
  });

  it('has dashes, not NaN, after a short run', () => {
    const short = renderValidationReport(exampleValidation(1), []);
    expect(short).not.toMatch(/NaN|undefined|null\b|Infinity/);
    expect(short).not.toContain('Pairs to look at');
    expect(figureTable(exampleValidation(1)).rows[0]!.cells[0]).toMatchObject({
      text: '–',
      check: { value: null, isMet: null },
    });
  });

  it('lists each tone that was measured', () => {
    const redness = toneTable(report).rows.filter(({ label }) => label === 'Redness');
    expect(redness.map(({ cells }) => cells[0]!.text)).toEqual([
      'light to medium (melanin 1.5 to 9\u00a0%)',
      'dark (melanin 12 to 20\u00a0%)',
      'very dark (melanin 20 to 40\u00a0%)',
    ]);
  });
});
