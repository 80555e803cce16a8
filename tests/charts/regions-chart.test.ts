import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { regionsChart } from '../../src/charts/index.ts';
import { spread } from '../../src/charts/spread.ts';
import type { RegionsChartData } from '../../src/charts/types.ts';
import { exampleSeries, measured, serverDocument } from './example-series.ts';

const document = serverDocument();
const render = (data: RegionsChartData, width = 640) => regionsChart(data, { document, width, id: 'chart' });
const parse = (svg: string) => parseHTML(`<html><body>${svg}</body></html>`).document;

const { points, regionLabel, ...words } = exampleSeries;
const shifted = (by: number) =>
  points.map((point) =>
    point.verdict === 'not-measurable'
      ? point
      : measured(point.date, point.percent + by, { healing: point.healing ?? false }),
  );
const exampleRegions: RegionsChartData = {
  ...words,
  regions: [
    { regionLabel, points, primary: true },
    { regionLabel: 'right cheek', points: shifted(1) },
    { regionLabel: 'forehead', points: shifted(12) },
    { regionLabel: 'right periocular skin with a long name', points: shifted(26) },
    { regionLabel: 'nose', points: [] },
  ],
};

describe('regions chart', () => {
  it.each([340, 900])('draws the example at %i px', async (width) => {
    await expect(render(exampleRegions, width)).toMatchFileSnapshot(`snapshots/regions-${width}.svg`);
  });

  it('tells lines apart without colour, the primary one solid and strongest', () => {
    const lines = [...parse(render(exampleRegions)).querySelectorAll('[data-mark="line"]')];
    const looks = lines.map((line) => [
      line.getAttribute('stroke-dasharray'),
      line.getAttribute('stroke-width'),
    ]);
    expect(looks).toHaveLength(4);
    expect(looks[0]).toEqual([null, '2.5']);
    expect(new Set(looks.map(([dash]) => dash)).size).toBe(4);
  });

  it('names each line at its end, none over another', () => {
    const names = [...parse(render(exampleRegions, 340)).querySelectorAll('text')].filter((text) =>
      /cheek|forehead|right perio/.test(text.textContent ?? ''),
    );
    const rows = names.map((name) => Number(name.getAttribute('y'))).sort((a, b) => a - b);
    expect(rows).toHaveLength(4);
    for (const [index, row] of rows.slice(1).entries())
      expect(row - rows[index]!).toBeGreaterThanOrEqual(12.9);
  });

  it('says every region in its description, also one without an outcome', () => {
    expect(parse(render(exampleRegions)).querySelector('#chart-desc')?.textContent).toBe(
      'Change of texture in 5 regions against the baseline of 13 Jan 2025. ' +
        'Latest outcome of each: left cheek: 24 % smoother; right cheek: 23 % smoother; forehead: 12 % smoother; ' +
        'right periocular skin with a long name: no measurable change; nose: no outcome.',
    );
  });

  it('never joins results of two engine versions, in any region', () => {
    const regions = exampleRegions.regions.slice(0, 2).map((region) => ({
      ...region,
      points: [-5, -10, -15].map((percent, index) =>
        measured(`2025-0${index + 2}-20`, percent, { engineVersion: index < 1 ? '0.1.0' : '0.2.0' }),
      ),
    }));
    const svg = render({ ...exampleRegions, regions });
    expect(parse(svg).querySelectorAll('[data-mark="line"] path')).toHaveLength(4);
    expect(svg.match(/>engine 0.2.0</g)).toHaveLength(1);
  });
});

describe('spread', () => {
  it('leaves alone what does not meet, and moves the rest apart within the frame', () => {
    expect(spread([10, 40], { gap: 13, from: 0, to: 100 })).toEqual([10, 40]);
    expect(spread([10, 12, 95, 99], { gap: 10, from: 0, to: 100 })).toEqual([6, 16, 90, 100]);
    expect(spread([2, 3, 40], { gap: 10, from: 0, to: 100 })).toEqual([0, 10, 40]);
    expect(spread([20, 28, 33], { gap: 10, from: 0, to: 100 })).toEqual([17, 27, 37]);
    expect(spread([5, 5, 5], { gap: 10, from: 0, to: 15 })).toEqual([0, 10, 20]);
    expect(spread([], { gap: 10, from: 0, to: 15 })).toEqual([]);
  });
});
