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

/** Whole months from one day to a later one. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth, fromDate] = partsOf(from);
  const [year, month, date] = partsOf(to);
  return (year - fromYear) * 12 + (month - fromMonth) - (date < fromDate ? 1 : 0);
}

/** The same day some months on; the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

const partsOf = (day: Day) => day.split('-').map(Number) as [year: number, month: number, date: number];
