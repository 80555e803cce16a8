import { nuisanceNames } from '../nuisance.ts';
import type { Check, FigureName, MetricFigures, Share, ValidationReport } from './types.ts';

type Figures = Omit<MetricFigures, 'checks'>;

/** The least d' of each metric that has targets. */
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
/** Own d' above which other changes must leave a metric alone. */
const crossTalkFrom = 2.5;
/** What dark skin must keep of the d' on light skin, unless its interval widens as much or all of it is refused. */
const leastOfLight = 0.6;

/** The targets of a metric beside what was measured; none for a metric that was given none. */
export function checkTargets(figures: Figures): Check[] {
  const dPrime = leastDPrime[figures.metric];
  if (dPrime === undefined) return [];
  const spearman = leastSpearman[figures.metric] ?? 0.9;
  const nullSd = mostNullSd[figures.metric];
  return [
    check('dPrime', `≥ ${dPrime}`, figures.dPrime?.value, (value) => value >= dPrime),
    check('advantage', '≥ 3', figures.advantage, (value) => value >= 3),
    check('spearman', `≥ ${spearman}`, figures.spearman, (value) => value >= spearman),
    check('readsAs', '−23 to −17 %', figures.readsAs?.value, (value) => value >= -23 && value <= -17),
    ...(nullSd === undefined
      ? []
      : [check('nullSd', `≤ ${nullSd}`, figures.nullSd, (value) => value <= nullSd)]),
    checkShare('falseChange', figures.falseChange),
    checkShare('coverage', figures.coverage.unchanged),
    check(
      'crossTalk',
      '< 1',
      largest(Object.values(figures.crossTalk)),
      (value) => value < 1 || (figures.dPrime !== null && figures.dPrime.value <= crossTalkFrom),
    ),
    checkDisturbances(figures),
    checkDarkSkin(figures),
  ];
}

/** The targets of all metrics together. */
export function checkOverall(overall: Omit<ValidationReport['overall'], 'checks'>): Check[] {
  return [
    check('dPrime', '≥ 1.5', overall.lowestDPrime, (value) => value >= 1.5),
    checkShare('falseChange', overall.falseChange),
    checkShare('coverage', overall.coverage),
  ];
}

function check(
  figure: FigureName,
  target: string,
  value: number | null | undefined,
  isMet: (value: number) => boolean | null,
): Check {
  return value == null
    ? { figure, target, value: null, isMet: null }
    : { figure, target, value, isMet: isMet(value) };
}

const shareTargets = {
  falseChange: { target: '≤ 5 %', low: 0, high: 0.05 },
  coverage: { target: '90 to 98 %', low: 0.9, high: 0.98 },
};
/** Fewer say nothing of a share of a few percent. */
const leastCounted = 20;

/** A share outside its target is a miss only when chance does not explain it; else this run can't tell. */
function checkShare(figure: keyof typeof shareTargets, share: Share): Check {
  const { target, low, high } = shareTargets[figure];
  return check(figure, target, share && share.count / share.of, (value) => {
    const [least, most] = share!.ci95;
    if (least > high || most < low) return false;
    return value >= low && value <= high && share!.of >= leastCounted ? true : null;
  });
}

/**
 * The worst shift by one of the benchmark's own disturbances as a share of half the MDC95; refused pairs are caught and do
 * not count.
 */
function checkDisturbances({ disturbances }: Figures): Check {
  const own = disturbances.filter(({ name }) => nuisanceNames.some((known) => known === name));
  const shifts = own.map(({ shift, halfMdc95 }) => (shift !== null && halfMdc95 ? shift / halfMdc95 : null));
  const isWhole = own.length === nuisanceNames.length;
  return check('disturbance', '≤ 1', largest(shifts), (value) => (value > 1 ? false : isWhole || null));
}

function checkDarkSkin({ tones, mdc95 }: Figures): Check {
  const dark = tones.at(-1)!;
  const widening = dark.mdc95 !== null && mdc95 ? dark.mdc95 / mdc95 : 1;
  const checked = check(
    'darkSkin',
    '≥ 60 %',
    dark.ofLight,
    (value) => value * Math.max(1, widening) >= leastOfLight,
  );
  const isRefused = dark.refused !== null && dark.refused.count === dark.refused.of;
  return isRefused ? { ...checked, isMet: true } : checked;
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
