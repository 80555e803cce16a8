import type { Check, FigureName, MetricFigures } from './types.ts';

/** What a figure is to reach, in words and as a test of the metric's figures. */
interface Target {
  figure: FigureName;
  target: string;
  value: (figures: Figures) => number | null;
  isMet: (value: number, figures: Figures) => boolean;
  /** Whether to refuse all pairs is as good as to measure them well. */
  mayRefuse?: boolean;
}
type Figures = Omit<MetricFigures, 'checks'>;

const leastDPrime: Record<string, number> = {
  redness: 2.5,
  texture: 4,
  pores: 5,
  wrinkles: 2.5,
  blemishes: 1.5,
  tone: 1.5,
};
const leastSpearman: Record<string, number> = { blemishes: 0.8, tone: 0.8 };
const mostNullSd: Record<string, number> = { redness: 0.03, texture: 0.02, pores: 0.02, wrinkles: 0.06 };

const rate = (share: MetricFigures['falseChange']): number | null => share && share.count / share.of;
const darkest = ({ tones }: Figures) => tones.at(-1)!;

/** Own d' above which other changes must leave a metric alone. */
const crossTalkFrom = 2.5;
/** What dark skin must keep of the d' on light skin, unless its interval widens as much or all of it is refused. */
const leastOfLight = 0.6;

function targetsOf(metric: string): Target[] {
  const dPrime = leastDPrime[metric] ?? 1.5;
  const spearman = leastSpearman[metric] ?? 0.9;
  const nullSd = mostNullSd[metric];
  return [
    {
      figure: 'dPrime',
      target: `≥ ${dPrime}`,
      value: (f) => f.dPrime?.value ?? null,
      isMet: (v) => v >= dPrime,
    },
    { figure: 'advantage', target: '≥ 3', value: (f) => f.advantage, isMet: (v) => v >= 3 },
    {
      figure: 'spearman',
      target: `≥ ${spearman}`,
      value: (f) => f.spearman,
      isMet: (v) => v >= spearman,
    },
    {
      figure: 'readsAs',
      target: '−23 to −17 %',
      value: (f) => f.readsAs?.value ?? null,
      isMet: (v) => v >= -23 && v <= -17,
    },
    ...(nullSd === undefined
      ? []
      : [
          {
            figure: 'nullSd',
            target: `≤ ${nullSd}`,
            value: (f: Figures) => f.nullSd,
            isMet: (v: number) => v <= nullSd,
          } as const,
        ]),
    {
      figure: 'falseChange',
      target: '≤ 5 %',
      value: (f) => rate(f.falseChange),
      isMet: (v) => v <= 0.05,
    },
    {
      figure: 'coverage',
      target: '90 to 98 %',
      value: (f) => rate(f.coverage.unchanged),
      isMet: (v) => v >= 0.9 && v <= 0.98,
    },
    {
      figure: 'crossTalk',
      target: '< 1',
      value: (f) => largest(Object.values(f.crossTalk)),
      isMet: (v, f) => v < 1 || (f.dPrime !== null && f.dPrime.value <= crossTalkFrom),
    },
    {
      figure: 'disturbance',
      target: '≤ 1',
      value: (f) =>
        largest(
          f.disturbances.map(({ shift, halfMdc95 }) =>
            shift !== null && halfMdc95 ? shift / halfMdc95 : null,
          ),
        ),
      isMet: (v) => v <= 1,
    },
    {
      figure: 'darkSkin',
      target: '≥ 60 %',
      value: (f) => darkest(f).ofLight,
      isMet: (v, f) => v >= leastOfLight || v * ((darkest(f).mdc95 ?? 0) / (f.mdc95 ?? 1)) >= leastOfLight,
      mayRefuse: true,
    },
  ];
}

const largest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

/** The targets of a metric beside what was measured. */
export function checkTargets(figures: Figures): Check[] {
  return targetsOf(figures.metric).map(({ figure, target, value, isMet, mayRefuse }) => {
    const measured = value(figures);
    const isRefused = mayRefuse && rate(darkest(figures).refused) === 1;
    return {
      figure,
      target,
      value: measured,
      isMet: measured !== null ? isMet(measured, figures) : isRefused ? true : null,
    };
  });
}
