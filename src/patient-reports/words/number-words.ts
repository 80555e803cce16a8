import type { Day } from '../../calendar.ts';
import { formatDay, parseDay } from '../../charts/calendar.ts';
import { formatChange, formatDetectable } from '../../charts/index.ts';

/** '20 Apr 2026', where room is short. */
export const shortDay = (day: Day): string => formatDay(parseDay(day));

/** '19 %', never broken before its sign. */
export const keepTogether = (text: string): string => text.replaceAll(' %', '\u00A0%');

/** Size and range of a change in the direction in which it went. */
export function changeWords(change: Parameters<typeof formatChange>[0]) {
  const { size, interval } = formatChange(change);
  return { size: keepTogether(size), interval: keepTogether(interval) };
}

/** The smallest change that would have shown. */
export const detectableWords = (mdc95: number): string => keepTogether(formatDetectable(mdc95));

/** '1 session', '3 sessions' */
export const countWords = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** '12 days', '5 weeks', '4 months': as one says it. */
export function spanWords(days: number): string {
  if (days < 21) return countWords(days, 'day');
  if (days < 91) return countWords(Math.round(days / 7), 'week');
  return countWords(Math.round(days / 30.44), 'month');
}

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
