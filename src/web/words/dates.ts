import { formatDay as formatDate, parseDay } from '../../charts/calendar.ts';
import { words } from '../language/index.ts';
import { browserLocale } from './locale.ts';

const dayMs = 86_400_000;

/** '2026-03-05' -> '5 Mar 2026' or as the browser's locale has it, the same as on the charts. */
export function formatDay(day: string, locale: string = browserLocale): string {
  return formatDate(parseDay(day), locale);
}

/** '2026-03-05T09:30:00Z' -> '5 Mar 2026, 10:30', at the browser's place and as it writes it. */
export function formatMoment(moment: string, locale = browserLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(moment),
  );
}

/** Whole days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** 'same day', '12 days later', '5 weeks later', '4 months later' */
export function formatSpan(days: number): string {
  const { spans } = words.parts;
  if (days === 0) return spans.sameDay;
  if (Math.abs(days) < 21) return spans.daysLater(days);
  if (Math.abs(days) < 91) return spans.weeksLater(Math.round(days / 7));
  return spans.monthsLater(Math.round(days / 30.44));
}

/** So many days from today, YYYY-MM-DD. */
export const dayIn = (days: number): string =>
  new Date(Date.parse(today()) + days * dayMs).toISOString().slice(0, 10);

/** Today at the place where the browser stands, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
