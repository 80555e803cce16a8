import type { Day } from '../../calendar.ts';

/** '2026-07-15' -> '15 July 2026' */
export const formatDay = (day: Day): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
