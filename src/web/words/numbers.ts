import { formatBounds, formatDecimal, withSign } from '../../charts/verdict-words.ts';
import { words } from '../language/index.ts';
import { browserLocale } from './locale.ts';

/** A number as it was typed, as the browser's locale has it: '1.25', '1,25'. */
export function formatTyped(value: number, locale: string = browserLocale): string {
  return formatDecimal(value, locale);
}

/** 12345 -> '12,345', or as the browser writes it. */
export function formatNumber(value: number, locale: string = browserLocale): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** '−32 to −16 %', rounded to what the interval supports */
export function intervalWords(ci95: readonly [number, number], locale: string = browserLocale): string {
  return words.series.table.to(...formatBounds(ci95, (bound, decimals) => withSign(bound, decimals, locale)));
}
