import { formatNumber } from '../charts/verdict-words.ts';
import type {
  Check,
  Estimate,
  FigureName,
  GroupFigures,
  MetricFigures,
  Share,
  ValidationReport,
} from '../imaging/phantom/benchmark/types.ts';

/** A table as text, for page, report and command line alike. The first column names the row. */
export interface ValidationTable {
  title: string;
  /** How to read it. */
  note: string;
  columns: string[];
  rows: { label: string; cells: ValidationCell[] }[];
}

export interface ValidationCell {
  text: string;
  /** Missing where there is none. */
  check?: Check;
}

interface FigureRow {
  label: string;
  figure?: FigureName;
  text: (figures: MetricFigures) => string;
}

const figureRows: FigureRow[] = [
  { label: 'd′ for a change of 20 %', figure: 'dPrime', text: ({ dPrime }) => estimate(dPrime) },
  {
    label: 'Times the naive metric’s d′',
    figure: 'advantage',
    text: ({ advantage }) => times(advantage),
  },
  {
    label: 'Spearman, read and true change',
    figure: 'spearman',
    text: ({ spearman }) => number(spearman, 2),
  },
  { label: 'A true −20 % reads', figure: 'readsAs', text: ({ readsAs }) => estimate(readsAs, percentSign) },
  { label: 'SD of unchanged pairs, raw', figure: 'nullSd', text: ({ nullSd }) => number(nullSd, 3) },
  { label: 'Smallest detectable change (MDC95)', text: ({ mdc95 }) => number(mdc95, 1, percentSign) },
  {
    label: 'False change, unchanged pairs',
    figure: 'falseChange',
    text: ({ falseChange }) => share(falseChange),
  },
  {
    label: 'Interval holds the truth, unchanged',
    figure: 'coverage',
    text: ({ coverage }) => share(coverage.unchanged),
  },
  { label: 'Interval holds the truth, changed', text: ({ coverage }) => share(coverage.changed) },
  {
    label: 'Worst cross-talk, d′',
    figure: 'crossTalk',
    text: ({ checks }) => number(checks.find(({ figure }) => figure === 'crossTalk')?.value ?? null, 2),
  },
  {
    label: 'Worst single disturbance, of half the MDC95',
    figure: 'disturbance',
    text: ({ checks }) => number(checks.find(({ figure }) => figure === 'disturbance')?.value ?? null, 2),
  },
  {
    label: 'Very dark skin keeps of d′',
    figure: 'darkSkin',
    text: ({ tones }) => percent(tones.at(-1)?.ofLight ?? null),
  },
  { label: 'Not measurable', text: ({ refused }) => share(refused) },
];

/** The figures of every metric beside their targets. */
export function figureTable({ metrics }: ValidationReport): ValidationTable {
  return {
    title: 'Figures and targets',
    note: 'd′ is how far a true change of 20 % lifts the readings out of their scatter, in standard deviations. ± is one standard error. Cross-talk counts where a metric’s own d′ is above 2.5. Coarse texture states the contrast it sees, of which relief is a small part; the truth it is held against here is that of relief. On very dark skin an interval that widens as much as d′ falls, or a refusal, is as good.',
    columns: metrics.map(({ label }) => label),
    rows: figureRows.map(({ label, figure, text }) => ({
      label,
      cells: metrics.map((figures): ValidationCell => {
        const check = figures.checks.find((one) => one.figure === figure);
        return { text: text(figures), ...(check && { check }) };
      }),
    })),
  };
}

/** What the usual ways to measure say of the same pairs. */
export function naiveTable({ metrics }: ValidationReport): ValidationTable {
  return {
    title: 'The same pairs, measured naively',
    note: 'Each photo is measured for itself, without untreated skin, in the region that is exactly the same skin in both.',
    columns: ['Naive metric', 'Its d′', 'Its Spearman', 'd′ here', 'Spearman here'],
    rows: metrics.map(({ label, naive, dPrime, spearman }) => ({
      label,
      cells: cells(
        naive.label,
        estimate(naive.dPrime),
        number(naive.spearman, 2),
        estimate(dPrime),
        number(spearman, 2),
      ),
    })),
  };
}

/** The figures for each class of skin tone. */
export function toneTable({ metrics, tones }: ValidationReport): ValidationTable {
  const melanin = new Map(tones.map(({ tone, melanin: range }) => [tone, range]));
  const words = (tone: string) => {
    const [low, high] = melanin.get(tone) ?? [0, 0];
    return `${tone} (melanin ${number(100 * low, low < 0.1 ? 1 : 0)} to ${number(100 * high, 0, percentSign)})`;
  };
  return {
    title: 'By skin tone',
    note: 'Pairs that were refused are counted apart, with the reason most often given.',
    columns: ['Skin', 'd′ for 20 %', 'Of light skin', 'MDC95', 'Not measurable'],
    rows: metrics.flatMap(({ label, tones: groups }) =>
      groups
        .filter(({ refused }) => refused !== null)
        .map((group) => ({
          label,
          cells: cells(
            words(group.tone),
            estimate(group.dPrime),
            percent(group.ofLight),
            number(group.mdc95, 1, percentSign),
            refusal(group),
          ),
        })),
    ),
  };
}

/** What is left when no untreated skin is in view. */
export function referenceTable({ metrics }: ValidationReport): ValidationTable {
  return {
    title: 'Without untreated skin in view',
    note: 'Redness, for which a card can stand in, and what needs no untreated skin are changed in these pairs; for the others they say only whether it was refused.',
    columns: ['In view', 'd′ for 20 %', 'MDC95', 'Not measurable'],
    rows: metrics.flatMap(({ label, withoutReference: { cardOnly, neither } }) =>
      [
        { view: 'a grey card', group: cardOnly },
        { view: 'neither', group: neither },
      ]
        .filter(({ group }) => group.refused !== null)
        .map(({ view, group }) => ({
          label,
          cells: cells(view, estimate(group.dPrime), number(group.mdc95, 1, percentSign), refusal(group)),
        })),
    ),
  };
}

/** What was measured, in one sentence. */
export function describeRun({ pairs, engine, seed }: ValidationReport): string {
  return `${pairs.main} pairs of synthetic photos in the main study, ${pairs.all} in all, measured by engine ${engine.version} (${engine.backend}) on skins of seed ${seed} that nothing was ever tuned on.`;
}

/** The figures over all metrics, in one sentence. */
export function describeOverall({ overall }: ValidationReport): string {
  const { lowestDPrime, meanDPrime, falseChange, coverage, checks } = overall;
  const verdict = (figure: FigureName) => {
    const check = checks.find((one) => one.figure === figure);
    return check ? ` (${targetWords(check)})` : '';
  };
  return `Over the metrics: lowest d′ ${number(lowestDPrime, 1)}${verdict('dPrime')}, geometric mean ${number(meanDPrime, 1)}; false change in ${share(falseChange)} of unchanged measurements${verdict('falseChange')}, ${share(coverage)} of their intervals hold the truth${verdict('coverage')}.`;
}

/** How many targets are met. */
export function describeTargets({ metrics, overall }: ValidationReport): string {
  const checks = [...metrics, overall].flatMap((part) => part.checks);
  const met = checks.filter(({ isMet }) => isMet === true).length;
  const missed = checks.filter(({ isMet }) => isMet === false).length;
  const open = checks.length - met - missed;
  return `${met} targets met, ${missed} missed${open > 0 ? `, ${open} that this run can’t tell` : ''}.`;
}

/** A target with whether it is met: "≥ 4, met". */
export function targetWords({ target, isMet }: { target: string; isMet: boolean | null }): string {
  return `${target}, ${isMet === null ? 'can’t tell' : isMet ? 'met' : 'missed'}`;
}

const none = '–';
/** Kept on the line of its number. */
const percentSign = '\u00a0%';
const cells = (...texts: string[]): ValidationCell[] => texts.map((text) => ({ text }));

const number = (value: number | null, decimals: number, unit = ''): string =>
  value === null ? none : `${formatNumber(value, decimals)}${unit}`;

/** Beyond this a naive d' is nothing, and how many times nothing is no figure. */
const manyTimes = 100;
const times = (value: number | null): string =>
  value !== null && value > manyTimes ? `> ${manyTimes}` : number(value, 1);

const percent = (value: number | null): string => number(value === null ? null : 100 * value, 0, percentSign);

const estimate = (value: Estimate, unit = ''): string =>
  value === null ? none : `${formatNumber(value.value, 1)} ± ${formatNumber(value.se, 1)}${unit}`;

const share = (value: Share): string =>
  value === null
    ? none
    : `${value.count} of ${value.of} (${formatNumber((100 * value.count) / value.of, 0)}${percentSign})`;

function refusal({ refused, reasons }: GroupFigures): string {
  const reason = reasons[0];
  return reason ? `${share(refused)}, ${reason.code}` : share(refused);
}
