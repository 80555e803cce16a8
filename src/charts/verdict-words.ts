import { defaultLocale, perLocale } from './locale.ts';
import type { ChartVerdict } from './types.ts';

/** The one set of words for verdicts, on charts, screens and reports. */
export const verdictWords: Record<ChartVerdict, string> = {
  improved: 'Improved',
  worsened: 'Worsened',
  'no-measurable-change': 'No measurable change',
  'not-measurable': 'Not measurable',
};

export const healingWords = 'Healing, not outcome';

/** Digits after the point that the interval supports: tenths only where it is narrower than a percent. */
export function decimalsFor(ci95: readonly [number, number]): 0 | 1 {
  return Math.abs(ci95[1] - ci95[0]) < 1 ? 1 : 0;
}

const mostDecimals = 6;

/**
 * Both bounds of an interval, as `write` writes a number. One next to zero is never rounded to zero: on which side of it
 * the bound lies is what the verdict rests on.
 */
export function formatBounds(
  ci95: readonly [number, number],
  write: (bound: number, decimals: number) => string,
  atLeast: number = decimalsFor(ci95),
): [low: string, high: string] {
  const [low, high] = ci95.map((bound) => write(bound, decimalsShowing(bound, atLeast)));
  return [low!, high!];
}

/** As many as it takes to write a number other than zero as one. */
function decimalsShowing(value: number, atLeast: number): number {
  for (let decimals = atLeast; decimals <= mostDecimals; decimals += 1) {
    if (Number(value.toFixed(decimals)) !== 0) return decimals;
  }
  return atLeast;
}

const numberFormats = perLocale((locale) =>
  Array.from({ length: mostDecimals + 1 }, (_, digits) => digits).map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }),
  ),
);

/** A number with a true minus sign and without a negative zero. @param decimals 0 to 6 */
export function formatNumber(value: number, decimals: number, locale: string = defaultLocale): string {
  const isNegative = value < 0 && Number(value.toFixed(decimals)) !== 0;
  return `${isNegative ? '−' : ''}${numberFormats(locale)[decimals]!.format(Math.abs(value))}`;
}

const decimalFormats = perLocale((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));

/** A number as somebody typed it, with the decimals it has: "1.25", "2". */
export function formatDecimal(value: number, locale: string = defaultLocale): string {
  return decimalFormats(locale).format(value);
}

/** Size and interval of a change in the direction in which it went: `{ size: '19 %', interval: '15 to 22 %' }`. */
export function formatChange(change: { percent: number; ci95: readonly [number, number] }, locale?: string) {
  const sign = change.percent < 0 ? -1 : 1;
  const bounds = change.ci95.map((bound) => bound * sign).sort((a, b) => a - b) as [number, number];
  const write = (value: number, decimals: number) => formatNumber(value, decimals, locale);
  const [low, high] = formatBounds(bounds, write);
  const size = change.percent * sign;
  return {
    size: `${write(size, decimalsShowing(size, decimalsFor(change.ci95)))} %`,
    interval: `${low} to ${high} %`,
  };
}

/** The detectable change, rounded up: what is claimed to be visible must be. */
export function formatDetectable(mdc95: number, locale?: string): string {
  return `${formatNumber(Math.ceil(mdc95 - 1e-9), 0, locale)} %`;
}

/**
 * Whether an interval that leaves zero out was still no finding: among so many measurements, chance makes one like it. The
 * only way to such a verdict.
 */
export const isChanceAmongMany = ({ ci95 }: { ci95: readonly [number, number] }): boolean =>
  ci95[0] > 0 || ci95[1] < 0;

/** A change with its sign, rounded to what its interval supports. */
export function formatSigned(
  change: { percent: number; ci95: readonly [number, number] },
  locale?: string,
): string {
  return `${withSign(change.percent, decimalsFor(change.ci95), locale)} %`;
}

/** "+4", "−4", "0" */
export function withSign(value: number, decimals: number, locale?: string): string {
  const isPositive = value > 0 && Number(value.toFixed(decimals)) !== 0;
  return `${isPositive ? '+' : ''}${formatNumber(value, decimals, locale)}`;
}
