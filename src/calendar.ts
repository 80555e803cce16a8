import { z } from 'zod';

/** Where the time comes from: passed in, so that tests and the demo clinic can fix it. */
export type Clock = () => Date;

/** A calendar day, 'YYYY-MM-DD'. Clinics think in days; no time zone is attached to one. */
export const daySchema = z.iso.date();
export type Day = z.infer<typeof daySchema>;

/** A moment, ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

const dayMs = 86_400_000;

/** The calendar day at the server's place. */
export function dayOf(moment: Date): Day {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  const day = String(moment.getDate()).padStart(2, '0');
  return `${String(moment.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Months from one day to a later one, to the nearest: 91 days after a session are three months. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth] = partsOf(from);
  const [year, month] = partsOf(to);
  const inCalendar = (year - fromYear) * 12 + (month - fromMonth);
  const distanceOf = (months: number) => Math.abs(daysBetween(addMonths(from, months), to));
  return [inCalendar - 1, inCalendar, inCalendar + 1].reduce((nearest, months) =>
    distanceOf(months) < distanceOf(nearest) ? months : nearest,
  );
}

/** The same day some months on; the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** '20 April 2026', as it stands on pages that the server makes. */
export const dayWords = (day: Day): string => longDay.format(new Date(day));

const partsOf = (day: Day) => day.split('-').map(Number) as [year: number, month: number, date: number];
