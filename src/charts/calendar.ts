import { defaultLocale, perLocale } from './locale.ts';

const dayMs = 86_400_000;

/** Days have no time zone, so none may shift them; one calendar, so that a tick's month is the month of its days. */
const dateFormat = (parts: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(locale, { ...parts, calendar: 'gregory', timeZone: 'UTC' }));
const wholeDay = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const dayOfMonth = dateFormat({ day: 'numeric', month: 'short' });
const monthOnly = dateFormat({ month: 'short' });
const yearOnly = dateFormat({ year: 'numeric' });

/**
 * Midnight UTC of an ISO date; a time after the date is ignored, since visits and sessions have days, not hours.
 * @throws RangeError when the text is not an ISO date.
 */
export function parseDay(isoDate: string): Date {
  const day = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) throw new RangeError(`Expected an ISO date but received ${isoDate}`);
  return day;
}

export function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * dayMs);
}

export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMs;
}

/** "5 Jan 2025", in every time zone the same. */
export function formatDay(day: Date, locale: string = defaultLocale): string {
  return wholeDay(locale).format(day);
}

export interface DayTick {
  day: Date;
  label: string;
}

/** Steps between ticks: [unit, count, about how many days that is]. */
const steps = [
  ['day', 1, 1],
  ['day', 7, 7],
  ['day', 14, 14],
  ['month', 1, 30.4],
  ['month', 2, 60.9],
  ['month', 3, 91.3],
  ['month', 6, 182.6],
  ['month', 12, 365.2],
  ['month', 24, 730.5],
  ['month', 60, 1826],
  ['month', 120, 3652],
  ['month', 300, 9131],
  ['month', 1200, 36524],
] as const;

/**
 * Calendar ticks: the finest step that leaves at most `maxTicks`; the year is written where it changes.
 * Labels have one or two lines.
 */
export function calendarTicks(
  [from, to]: readonly [Date, Date],
  { maxTicks, locale = defaultLocale }: { maxTicks: number; locale?: string },
): DayTick[] {
  const span = daysBetween(from, to);
  const step = steps.find(([, , days]) => span / days <= maxTicks) ?? steps.at(-1)!;
  const ticks: DayTick[] = [];
  let yearShown: string | undefined;
  for (const day of walk(from, to, step)) {
    const year = yearOnly(locale).format(day);
    const name = (step[0] === 'day' ? dayOfMonth : step[1] >= 12 ? yearOnly : monthOnly)(locale).format(day);
    ticks.push({
      day,
      label:
        year === yearShown || name === year
          ? name
          : `${name}
${year}`,
    });
    yearShown = year;
  }
  return ticks;
}

function* walk(from: Date, to: Date, [unit, count]: (typeof steps)[number]): Generator<Date> {
  if (unit === 'day') {
    const start = new Date(Math.ceil(from.getTime() / dayMs) * dayMs);
    for (let day = start; day <= to; day = addDays(day, count)) yield day;
    return;
  }
  const start = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / count) * count;
  for (let index = start; ; index += count) {
    const day = new Date(Date.UTC(0, index % 12, 1));
    day.setUTCFullYear(Math.floor(index / 12));
    if (day > to) return;
    if (day >= from) yield day;
  }
}
