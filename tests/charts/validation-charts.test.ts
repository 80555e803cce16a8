import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { coverageChart, type Dose, doseResponseChart, matrixChart } from '../../src/charts/index.ts';
import { serverDocument } from './example-series.ts';

const document = serverDocument();
const parse = (svg: string) => parseHTML(`<html><body>${svg}</body></html>`).document;
const marks = (svg: string, name: string) => parse(svg).querySelectorAll(`[data-mark="${name}"] > *`).length;

const doses: Dose[] = [
  { truth: -40, percent: -38, ci95: [-44, -31], verdict: 'improved' },
  { truth: 5, percent: 1, ci95: [-6, 9], verdict: 'no-measurable-change' },
  { truth: 30, percent: 500, ci95: [300, 900], verdict: 'worsened' },
];
const matrix = {
  title: 'Cross-talk',
  columns: ['Redness', 'Texture'],
  rows: [
    {
      label: 'Redness',
      cells: [
        { value: 3.2, isBeyond: false, isApart: true },
        { value: 1.4, isBeyond: true },
      ],
    },
    {
      label: 'Texture',
      cells: [
        { value: 0.2, isBeyond: false },
        { value: null, isBeyond: false },
      ],
    },
  ],
};
const coverage = [
  { label: 'Redness', detail: 'unchanged pairs', count: 23, of: 24, ci95: [0.8, 0.99] as const },
  { label: 'Redness', detail: 'changed pairs', count: 24, of: 24, ci95: [0.86, 1] as const },
];

describe('dose-response chart', () => {
  const draw = (shown: Dose[], width: number) =>
    doseResponseChart({ metricLabel: 'Redness', doses: shown }, { document, width, id: 'doses' });

  it.each([340, 900])('draws at %i px', async (width) => {
    await expect(draw(doses, width)).toMatchFileSnapshot(`snapshots/dose-response-${width}.svg`);
  });

  it('says every pair in its description and draws one mark for each', () => {
    const svg = draw(doses, 340);
    expect(marks(svg, 'dot')).toBe(3);
    expect(parse(svg).querySelector('#doses-desc')?.textContent).toContain(
      'True −40 %, read −38 % (−44 % to −31 %).',
    );
  });

  it('has words for nothing', () => {
    expect(draw([], 340)).toContain('Nothing was measured.');
    expect(draw([], 340)).not.toContain('NaN');
  });
});

describe('matrix chart', () => {
  const draw = (width: number) => matrixChart(matrix, { document, width, id: 'matrix' });

  it.each([340, 900])('draws at %i px', async (width) => {
    await expect(draw(width)).toMatchFileSnapshot(`snapshots/matrix-${width}.svg`);
  });

  it('writes every figure, and a dash where there is none', () => {
    expect(parse(draw(340)).querySelector('#matrix-desc')?.textContent).toBe(
      'Redness, Redness: 3.20. Redness, Texture: 1.40. Texture, Redness: 0.20. Texture, Texture: –.',
    );
  });

  it('frames what is beyond, and grounds neither that nor what stands apart', () => {
    const cells = [...parse(draw(340)).querySelectorAll('[data-mark="cell"]')].map(
      (group) => group.querySelectorAll('rect').length,
    );
    expect(cells).toEqual([2, 1]);
  });
});

describe('coverage chart', () => {
  const draw = (rows: typeof coverage, width: number) =>
    coverageChart(rows, { document, width, id: 'coverage' });

  it.each([340, 900])('draws at %i px', async (width) => {
    await expect(draw(coverage, width)).toMatchFileSnapshot(`snapshots/coverage-${width}.svg`);
  });

  it('says every share', () => {
    expect(parse(draw(coverage, 340)).querySelector('#coverage-desc')?.textContent).toBe(
      'Redness, unchanged pairs: 23 of 24, 96 %. Redness, changed pairs: 24 of 24, 100 %.',
    );
  });

  it('has words for nothing', () => {
    expect(draw([], 340)).toContain('Nothing was measured.');
    expect(draw([], 340)).not.toContain('NaN');
  });
});
