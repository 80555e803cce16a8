import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { measurementsChart } from '../../src/charts/index.ts';
import type { MeasurementRow } from '../../src/charts/types.ts';
import { serverDocument } from './example-series.ts';

const document = serverDocument();
const words = { unit: 'contrast', higherMeans: 'worse' } as const;
const rows: MeasurementRow[] = [
  {
    ...words,
    metricLabel: 'Texture',
    regionLabel: 'left cheek',
    verdict: 'improved',
    statement: '19 % smoother (15 to 22 %)',
    change: { percent: -18.9, ci95: [-22, -15.1], mdc95: 6.5 },
    primary: true,
  },
  {
    ...words,
    metricLabel: 'Texture',
    regionLabel: 'right cheek',
    verdict: 'no-measurable-change',
    statement: 'No measurable change (we could have seen 8 % or more)',
    change: { percent: -3, ci95: [-9, 4], mdc95: 7.7 },
  },
  {
    ...words,
    metricLabel: 'Pores',
    regionLabel: 'nose',
    verdict: 'not-measurable',
    statement: 'Not measurable: too few pixels per millimetre.',
    change: null,
    reasons: ['Take the photo from closer.'],
  },
];
const render = (shown: MeasurementRow[], width: number) =>
  measurementsChart(shown, { document, width, id: 'forest' });
const parse = (svg: string) => parseHTML(`<html><body>${svg}</body></html>`).document;

describe('measurements chart', () => {
  it.each([340, 900])('draws one row a measurement at %i px', async (width) => {
    await expect(render(rows, width)).toMatchFileSnapshot(`snapshots/measurements-${width}.svg`);
  });

  it('says every row in its description', () => {
    expect(parse(render(rows, 900)).querySelector('#forest-desc')?.textContent).toBe(
      'Texture, left cheek: 19 % smoother (15 to 22 %). ' +
        'Texture, right cheek: No measurable change (we could have seen 8 % or more). ' +
        'Pores, nose: Not measurable: too few pixels per millimetre.',
    );
  });

  it('draws no mark for what could not be measured', () => {
    expect(parse(render(rows, 900)).querySelectorAll('[data-mark="dot"] > *').length).toBe(2);
    expect(parse(render(rows.slice(2), 900)).querySelectorAll('[data-mark="dot"] > *').length).toBe(0);
  });

  it('has words for nothing', () => {
    expect(render([], 340)).toContain('Nothing was measured in this pair.');
  });

  it('escapes names and survives long ones and wild intervals', () => {
    const wild = { percent: 40, ci95: [-5000, 1e9], mdc95: 12 } as const;
    const hostile = `<img src=x onerror=1> ${'long '.repeat(60)}`;
    const svg = render([{ ...rows[0]!, regionLabel: hostile, change: wild }], 340);
    expect(parse(svg).querySelector('img')).toBeNull();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
