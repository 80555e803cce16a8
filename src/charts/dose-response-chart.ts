import * as Plot from '@observablehq/plot';
import { verdictColour } from './series-labels.ts';
import { chartClass, contentId, finishSvg, paint } from './svg-frame.ts';
import { textElement } from './text-element.ts';
import type { ChartOptions } from './types.ts';
import { formatNumber } from './verdict-words.ts';

/** One pair whose true change is known; all figures in percent. */
export interface Dose {
  truth: number;
  percent: number;
  ci95: readonly [number, number];
  verdict: 'improved' | 'worsened' | 'no-measurable-change';
}

/** What was read against what was true, for one metric: on the diagonal both agree. */
export function doseResponseChart(
  { metricLabel, doses }: { metricLabel: string; doses: readonly Dose[] },
  { document, width, height, id = contentId([metricLabel, doses, width]) }: ChartOptions,
): string {
  const read = readDomain(doses);
  const within = (value: number) => Math.min(read[1], Math.max(read[0], value));
  const svg = Plot.plot({
    document,
    className: chartClass,
    width,
    height: height ?? Math.round(Math.min(340, width * 0.8)),
    marginTop: 24,
    marginRight: 16,
    marginBottom: 40,
    marginLeft: 48,
    x: { domain: [-55, 45] },
    y: { domain: read },
    axis: null,
    marks: [
      Plot.axisX({
        label: null,
        ticks: [-50, -25, 0, 25],
        tickFormat: percentTick,
        tickSize: 4,
        fontSize: 11,
      }),
      Plot.axisY({ label: null, ticks: 5, tickFormat: percentTick, tickSize: 4, fontSize: 11 }),
      Plot.ruleX([0], paint({ stroke: '--chart-grid' })),
      Plot.ruleY([0], paint({ stroke: '--chart-grid' })),
      Plot.line(
        [
          [-55, -55],
          [45, 45],
        ],
        { strokeDasharray: '4,3', clip: true, ...paint({ stroke: '--chart-muted' }) },
      ),
      ...(['no-measurable-change', 'improved', 'worsened'] as const).flatMap((verdict) => {
        const colour = verdictColour[verdict];
        const subset = doses.filter((dose) => dose.verdict === verdict);
        return [
          Plot.ruleX(subset, {
            x: 'truth',
            y1: (dose: Dose) => within(dose.ci95[0]),
            y2: (dose: Dose) => within(dose.ci95[1]),
            strokeOpacity: 0.5,
            ...paint({ stroke: colour }),
          }),
          Plot.dot(subset, {
            x: 'truth',
            y: (dose: Dose) => within(dose.percent),
            r: 3,
            symbol: verdict === 'worsened' ? 'diamond' : 'circle',
            title: doseTitle,
            ...paint({
              stroke: colour,
              fill: verdict === 'no-measurable-change' ? '--chart-surface' : colour,
            }),
          }),
        ];
      }),
      () =>
        textElement(document, {
          x: 4,
          y: 12,
          text: 'Read',
          anchor: 'start',
          fontSize: 11,
          colour: '--chart-muted',
        }) as SVGElement,
      (_index, _scales, _values, { height: bottom }) =>
        textElement(document, {
          x: width - 16,
          y: bottom - 6,
          text: 'True change',
          anchor: 'end',
          fontSize: 11,
          colour: '--chart-muted',
        }) as SVGElement,
    ],
  });
  return finishSvg(svg, {
    document,
    id,
    title: `${metricLabel}: read against true change`,
    description:
      doses.length === 0
        ? 'Nothing was measured.'
        : `${doses.length} pairs. On the dashed diagonal a reading is true; bars are 95 % intervals. ${doses.map(doseTitle).join(' ')}`,
  });
}

const doseTitle = ({ truth, percent, ci95 }: Dose): string =>
  `True ${signed(truth)}, read ${signed(percent)} (${signed(ci95[0])} to ${signed(ci95[1])}).`;

const signed = (value: number): string => `${value > 0.5 ? '+' : ''}${formatNumber(value, 0)} %`;
const percentTick = (value: number): string => signed(value);

/** As far as true changes go and readings with them; a single reading far out is drawn on the frame. */
function readDomain(doses: readonly Dose[]): [number, number] {
  const values = doses.map(({ percent }) => percent);
  return [Math.max(-90, Math.min(-60, ...values) - 4), Math.min(120, Math.max(50, ...values) + 4)];
}
