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

/** A number with a true minus sign and without a negative zero. */
export function formatNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Size and interval of a change in the direction in which it went: `{ size: '19 %', interval: '15 to 22 %' }`. */
export function formatChange(change: { percent: number; ci95: readonly [number, number] }) {
  const sign = change.percent < 0 ? -1 : 1;
  const decimals = decimalsFor(change.ci95);
  const [low, high] = change.ci95.map((bound) => bound * sign).sort((a, b) => a - b) as [number, number];
  return {
    size: `${formatNumber(change.percent * sign, decimals)} %`,
    interval: `${formatNumber(low, decimals)} to ${formatNumber(high, decimals)} %`,
  };
}

/** The detectable change, rounded up: what is claimed to be visible must be. */
export function formatDetectable(mdc95: number): string {
  return `${Math.ceil(mdc95 - 1e-9)} %`;
}

/**
 * Whether an interval that leaves zero out was still no finding: among so many measurements, chance makes one like it. The
 * only way to such a verdict.
 */
export const isChanceAmongMany = ({ ci95 }: { ci95: readonly [number, number] }): boolean =>
  ci95[0] > 0 || ci95[1] < 0;

/** A change with its sign, rounded to what its interval supports. */
export function formatSigned(change: { percent: number; ci95: readonly [number, number] }): string {
  const text = formatNumber(change.percent, decimalsFor(change.ci95));
  return `${change.percent > 0 && Number(text) !== 0 ? '+' : ''}${text} %`;
}
