import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/charts/calendar.ts';
import { seriesChart } from '../../src/charts/index.ts';
import { seriesTimeAxis } from '../../src/charts/series-layout.ts';
import type { SeriesChartData, SeriesPoint } from '../../src/charts/types.ts';
import { exampleSeries, measured, serverDocument } from './example-series.ts';

const document = serverDocument();
const render = (data: SeriesChartData, width = 640) => seriesChart(data, { document, width, id: 'chart' });
const parse = (svg: string) => parseHTML(`<html><body>${svg}</body></html>`).document;
const titles = (svg: string) => [...parse(svg).querySelectorAll('title')].map((title) => title.textContent);
const marks = (svg: string, selector: string) => parse(svg).querySelectorAll(selector).length;

describe('series chart', () => {
  it.each([340, 900])('draws the example at %i px', async (width) => {
    await expect(render(exampleSeries, width)).toMatchFileSnapshot(`snapshots/series-${width}.svg`);
  });

  it('draws a designed empty chart', async () => {
    const svg = render({ ...exampleSeries, points: [], sessions: [] }, 340);
    expect(svg).toContain('No follow-up photo yet.');
    await expect(svg).toMatchFileSnapshot('snapshots/series-empty.svg');
  });

  it('names itself and says the result in sentences', () => {
    const svg = parse(render(exampleSeries)).querySelector('svg')!;
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-labelledby')).toBe('chart-title chart-desc');
    expect(svg.querySelector('#chart-title')?.textContent).toBe('Texture, left cheek');
    expect(svg.querySelector('#chart-desc')?.textContent).toBe(
      'Change of texture, left cheek, against the baseline of 13 Jan 2025, at 4 visits. ' +
        'Latest outcome, 28 Jul 2025: 24 % smoother (18 to 30 %). 4 sessions. ' +
        '1 visit in a healing window, shown apart from the outcome. 1 visit not measurable.',
    );
  });

  it('gives every visit and session its details on hover', () => {
    const all = titles(render(exampleSeries));
    expect(all).toContain('Session 2, 17 Feb 2025: Needling pen, 1.5 mm, 3 passes');
    expect(all).toContain('28 Apr 2025: not measurable\nThe light came from another side.');
    expect(all).toContain('16 Jan 2025: healing, not outcome (measured +21.0 %, +15.0 to +27.0 %)');
    expect(all).toContain(
      '24 Mar 2025: 9 % smoother (measured −9.4 %, −13.0 to −5.6 %; a change of 7 % or more would show)',
    );
  });

  it('tells verdicts apart by shape, not by colour alone', () => {
    const shapeOf = (percent: number) => {
      const svg = render({ ...exampleSeries, sessions: [], points: [measured('2025-05-28', percent)] });
      const dots = [...parse(svg).querySelectorAll('[data-mark="dot"] > *')].filter((dot) =>
        dot.querySelector('title'),
      );
      const filled = dots[0]?.parentElement?.getAttribute('class')?.includes('f-surface') ? 'open' : 'filled';
      return `${filled} ${dots[0]?.localName === 'circle' ? 'round' : 'angular'}`;
    };
    expect([shapeOf(-20), shapeOf(20), shapeOf(1)]).toEqual(['filled round', 'filled angular', 'open round']);
  });

  it('keeps healing visits off the line', () => {
    const line = parse(render(exampleSeries)).querySelector('[data-mark="line"] path')?.getAttribute('d');
    const baselineAndOutcome = 1 + 4;
    expect(line?.match(/[ML]/g)).toHaveLength(baselineAndOutcome);
    expect(exampleSeries.points).toHaveLength(6);
  });

  it('never joins results of two engine versions', () => {
    const points = [-5, -10, -15, -20].map((percent, index) =>
      measured(`2025-0${index + 2}-20`, percent, { engineVersion: index < 2 ? '0.1.0' : '0.2.0' }),
    );
    const svg = render({ ...exampleSeries, points });
    expect(marks(svg, '[data-mark="line"] path')).toBe(2);
    expect(svg).toContain('engine 0.2.0');
  });

  it('flags follow-ups in the lane, full once they are done', () => {
    const followUps = [
      { date: '2025-05-28', months: 1, done: true },
      { date: '2025-10-28', months: 6, done: false },
    ];
    const svg = render({ ...exampleSeries, followUps });
    expect(titles(svg)).toContain('Follow-up 1 month after the last session: done on 28 May 2025');
    expect(titles(svg)).toContain('Follow-up 6 months after the last session: due on 28 Oct 2025');
    const flags = [...parse(svg).querySelectorAll('[data-mark="dot"] path')].filter((dot) =>
      dot.querySelector('title')?.textContent?.startsWith('Follow-up'),
    );
    expect(flags.map((flag) => flag.getAttribute('fill'))).toEqual(['currentColor', 'none']);
    expect(svg).toContain('1 mo');
  });

  it('marks and dates what was changed on the way', () => {
    const detail = 'Primary outcome from 20 Mar 2025 on: texture, left cheek.';
    const svg = render({ ...exampleSeries, changes: [{ date: '2025-03-20', label: 'outcome', detail }] });
    expect(titles(svg)).toContain(detail);
    expect(svg).toContain('>outcome</text>');
    expect(parse(svg).querySelector('#chart-desc')?.textContent).toContain(detail);
  });

  it('puts a day where the chart draws it', () => {
    const svg = parse(render(exampleSeries, 900));
    const [tick] = svg.querySelectorAll('[data-mark="tick"] line');
    const axis = seriesTimeAxis(exampleSeries, 900);
    expect(Number(tick?.getAttribute('x1'))).toBeCloseTo(axis.x(parseDay('2025-01-13')), 0);
  });

  it('escapes what people typed', () => {
    const hostile = '<script>alert("1")</script>&\'';
    const sessions = exampleSeries.sessions.map((session) => ({ ...session, device: hostile }));
    const svg = render({ ...exampleSeries, sessions, regionLabel: hostile, metricLabel: hostile });
    expect(svg).not.toContain('<script');
    expect(parse(svg).querySelector('script')).toBeNull();
    expect(titles(svg).join()).toContain(hostile);
  });

  it('refuses what is not a date', () => {
    expect(() => render({ ...exampleSeries, baselineDate: 'soon' })).toThrow(RangeError);
  });

  it('shows a result that is not a number as not measurable', () => {
    const svg = render({ ...exampleSeries, points: [measured('2025-05-28', Number.NaN)] });
    expect(titles(svg)).toContain('28 May 2025: not measurable\nThe stored result can’t be read.');
  });

  it('is the same text for the same data, with ids of its own', () => {
    const anonymous = (data: SeriesChartData) => seriesChart(data, { document, width: 640 });
    const id = (svg: string) => parse(svg).querySelector('title')?.id;
    expect(anonymous(exampleSeries)).toBe(anonymous(exampleSeries));
    expect(id(anonymous(exampleSeries))).not.toBe(id(anonymous({ ...exampleSeries, regionLabel: 'nose' })));
  });

  it('draws any series within its frame, well-formed and without a stray NaN', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 340, max: 1200 }), (data, width) => {
        const svg = render(data, width);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        const root = parse(svg).querySelector('svg')!;
        expect(root.getAttribute('viewBox')).toBe(`0 0 ${width} ${root.getAttribute('height')}`);
        const outside = [...root.querySelectorAll('text')]
          .map((text) => Number(text.getAttribute('x') ?? 0))
          .filter((x) => x < 0 || x > width);
        expect(outside).toEqual([]);
        const dots = marks(svg, '[data-mark="dot"] > *');
        expect(dots).toBeGreaterThanOrEqual(data.points.length);
      }),
      { numRuns: 60 },
    );
  });
});

const isoDate = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const percent = fc.double({ min: -500, max: 500, noNaN: true });
const anyPoint: fc.Arbitrary<SeriesPoint> = fc.oneof(
  fc.record({
    date: isoDate,
    percent,
    ci95: fc.tuple(percent, percent).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a])),
    mdc95: fc.double({ min: 0, max: 200, noNaN: true }),
    verdict: fc.constantFrom('improved', 'worsened', 'no-measurable-change'),
    healing: fc.boolean(),
    engineVersion: fc.constantFrom('0.1.0', '0.2.0'),
  }),
  fc.record({
    date: isoDate,
    verdict: fc.constant('not-measurable' as const),
    reasons: fc.array(fc.lorem()),
  }),
);
const anySeries: fc.Arbitrary<SeriesChartData> = fc.record({
  metricLabel: fc.lorem({ maxCount: 3 }),
  regionLabel: fc.lorem({ maxCount: 20 }),
  unit: fc.constant('%'),
  higherMeans: fc.constantFrom('better', 'worse'),
  points: fc.array(anyPoint, { maxLength: 40 }),
  sessions: fc.array(
    fc.record({
      date: isoDate,
      device: fc.lorem(),
      needleDepthMm: fc.option(fc.double({ min: 0.1, max: 3, noNaN: true })),
      passes: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 12 },
  ),
  healingDays: fc.integer({ min: 0, max: 28 }),
  baselineDate: isoDate,
  synthetic: fc.boolean(),
});
