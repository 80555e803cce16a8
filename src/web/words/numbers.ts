import { formatDecimal } from '../../charts/verdict-words.ts';
import { browserLocale } from './locale.ts';

/** A number as it was typed, as the browser's locale has it: '1.25', '1,25'. */
export function formatTyped(value: number, locale: string = browserLocale): string {
  return formatDecimal(value, locale);
}
