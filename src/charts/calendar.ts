const dayMs = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

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
export function formatDay(day: Date): string {
  return `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
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
export function calendarTicks(from: Date, to: Date, maxTicks: number): DayTick[] {
  const span = daysBetween(from, to);
  const step = steps.find(([, , days]) => span / days <= maxTicks) ?? steps.at(-1)!;
  const ticks: DayTick[] = [];
  let yearShown: number | undefined;
  for (const day of walk(from, to, step)) {
    const year = day.getUTCFullYear();
    const name = months[day.getUTCMonth()];
    const first = step[0] === 'day' ? `${day.getUTCDate()} ${name}` : name;
    const label = step[1] >= 12 && step[0] === 'month' ? String(year) : first;
    ticks.push({ day, label: year === yearShown || label === String(year) ? label : `${label}\n${year}` });
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
