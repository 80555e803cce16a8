import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../calendar.ts';
import type { ScheduleItem } from '../series/index.ts';

interface CalendarItem extends Pick<ScheduleItem, 'kind' | 'number' | 'months' | 'dueOn'> {
  seriesId: string;
  patientNumber: string | null;
}

/**
 * What is due as an iCalendar text (RFC 5545): whole days, no patient's name, and the same event under the same UID each
 * time.
 * @param showsNumbers whether the clinic's own numbers of its patients are named
 */
export function drawCalendar(
  items: readonly CalendarItem[],
  { showsNumbers, now }: { showsNumbers: boolean; now: Date },
): string {
  const calendar = new ICalCalendar({
    name: 'Dermalapse: what is due',
    prodId: { company: 'Dermalapse', product: 'Dermalapse', language: 'EN' },
    ttl: 3600,
  });
  for (const item of items) {
    const { seriesId, kind, number, months, dueOn, patientNumber } = item;
    const who = showsNumbers && patientNumber ? `, patient number ${patientNumber}` : '';
    calendar.createEvent({
      id: `${seriesId}-${kind}-${number ?? months ?? 0}@dermalapse`,
      summary: `${whatOf(item)}${who}`,
      start: atNoon(dueOn),
      end: atNoon(addDays(dueOn, 1)),
      allDay: true,
      stamp: now,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function whatOf({ kind, number }: CalendarItem): string {
  switch (kind) {
    case 'baseline-photos':
      return 'Baseline photos';
    case 'session':
      return `Session ${number}`;
    case 'follow-up':
      return 'Follow-up photos';
    case 'touch-up':
      return 'Touch-up session';
  }
}

/** Of a day at the server's place, which is how the calendar writes it. */
const atNoon = (day: Day): Date => new Date(`${day}T12:00:00`);
