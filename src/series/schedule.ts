import { addDays, addMonths, type Day } from '../calendar.ts';
import type { Protocol, ScheduleItem } from './types.ts';

/** What a series' schedule follows from. */
export interface CareRecord {
  protocol: Protocol;
  /** The day the series was made. */
  startedOn: Day;
  /** Days of the sessions that were given. */
  sessionDays: readonly Day[];
  /** Days of its photos. */
  photoDays: readonly Day[];
}

/** A session may be a week late before it is overdue: four to six weeks apart is usual. */
const sessionGraceDays = 7;
/** A follow-up may be so much earlier or later than its month. */
const followUpGraceDays = 14;

/**
 * What the protocol asks for and where each of it stands on a day: baseline photos, sessions, follow-ups, touch-up.
 * Sessions are reckoned from the last one given, follow-ups and touch-up from the last session of the course; as long as
 * that was not given, from when it is planned.
 */
export function scheduleOf(record: CareRecord, { today }: { today: Day }): ScheduleItem[] {
  const { given, touchUpOn } = partCourse(record);
  const sessions = scheduleSessions(record, { given, today });
  const last = sessions.at(-1)?.dueOn ?? record.startedOn;
  return [
    baselinePhotos(record, { first: given[0] ?? null, today }),
    ...sessions,
    ...scheduleFollowUps(record, { last, isGiven: given.length >= record.protocol.sessions, today }),
    ...scheduleTouchUp(record, { last, touchUpOn, today }),
  ];
}

/**
 * What is open whatever the day: the next session only, since the ones after it move with it, and what comes after the
 * course once that is given.
 */
export function openItems(record: CareRecord): ScheduleItem[] {
  const open = scheduleOf(record, { today: record.startedOn }).filter(({ doneOn }) => doneOn === null);
  const nextSession = open.find(({ kind }) => kind === 'session');
  return open.filter((one) =>
    nextSession ? one === nextSession || one.kind === 'baseline-photos' : one.kind !== 'session',
  );
}

/** Further sessions belong to the course, until the time of the touch-up has come. */
function partCourse({ protocol, sessionDays }: CareRecord): { given: Day[]; touchUpOn: Day | null } {
  const given: Day[] = [];
  for (const day of [...sessionDays].sort()) {
    const last = given.at(-1);
    const isTouchUp =
      last !== undefined &&
      given.length >= protocol.sessions &&
      protocol.touchUpMonths !== null &&
      day >= addMonths(last, protocol.touchUpMonths[0]);
    if (isTouchUp) return { given, touchUpOn: day };
    given.push(day);
  }
  return { given, touchUpOn: null };
}

function baselinePhotos(
  { startedOn, photoDays }: CareRecord,
  { first, today }: { first: Day | null; today: Day },
): ScheduleItem {
  const doneOn = [...photoDays].sort().find((day) => first === null || day <= first) ?? null;
  return item('baseline-photos', { dueOn: earlier(startedOn, first), dueUntil: first, doneOn, today });
}

function scheduleSessions(
  { protocol, startedOn }: CareRecord,
  { given, today }: { given: Day[]; today: Day },
): ScheduleItem[] {
  const items = given.map((day, index) =>
    item('session', { number: index + 1, dueOn: day, dueUntil: null, doneOn: day, today }),
  );
  for (let number = given.length + 1; number <= protocol.sessions; number += 1) {
    const before = items.at(-1);
    // A session can't be due before the one before it was given.
    const from = before && (before.doneOn ?? later(before.dueOn, today));
    const dueOn = from ? addDays(from, protocol.intervalDays) : startedOn;
    const dueUntil = from ? addDays(dueOn, sessionGraceDays) : null;
    items.push(item('session', { number, dueOn, dueUntil, doneOn: null, today }));
  }
  return items;
}

function scheduleFollowUps(
  { protocol, photoDays }: CareRecord,
  { last, isGiven, today }: { last: Day; isGiven: boolean; today: Day },
): ScheduleItem[] {
  const firstDay = addDays(last, protocol.outcomeFromDay);
  const opensOn = (dueOn: Day) => later(addDays(dueOn, -followUpGraceDays), firstDay);
  const months = [...protocol.followUpMonths].sort((one, other) => one - other);
  return months.map((month, index) => {
    const dueOn = addMonths(last, month);
    const next = months[index + 1];
    const closesOn = next === undefined ? null : opensOn(addMonths(last, next));
    const doneOn = isGiven
      ? [...photoDays].sort().find((day) => day >= opensOn(dueOn) && (closesOn === null || day < closesOn))
      : null;
    return item('follow-up', {
      months: month,
      dueOn,
      dueUntil: addDays(dueOn, followUpGraceDays),
      doneOn: doneOn ?? null,
      today,
    });
  });
}

function scheduleTouchUp(
  { protocol: { touchUpMonths } }: CareRecord,
  { last, touchUpOn, today }: { last: Day; touchUpOn: Day | null; today: Day },
): ScheduleItem[] {
  if (!touchUpMonths) return [];
  const [from, until] = touchUpMonths;
  const window = { dueOn: addMonths(last, from), dueUntil: addMonths(last, until) };
  return [item('touch-up', { ...window, doneOn: touchUpOn, today })];
}

interface ItemFacts {
  number?: number;
  months?: number;
  dueOn: Day;
  dueUntil: Day | null;
  doneOn: Day | null;
  today: Day;
}

function item(kind: ScheduleItem['kind'], facts: ItemFacts): ScheduleItem {
  const { number = null, months = null, dueOn, dueUntil, doneOn, today } = facts;
  const state = doneOn === null ? itemState({ dueOn, dueUntil }, { today }) : 'done';
  return { kind, number, months, dueOn, dueUntil, state, doneOn };
}

/** Where something that is not done stands. */
export function itemState(
  { dueOn, dueUntil }: Pick<ScheduleItem, 'dueOn' | 'dueUntil'>,
  { today }: { today: Day },
): 'upcoming' | 'due' | 'overdue' {
  if (today < dueOn) return 'upcoming';
  return dueUntil === null || today <= dueUntil ? 'due' : 'overdue';
}

const earlier = (day: Day, other: Day | null): Day => (other !== null && other < day ? other : day);
const later = (day: Day, other: Day): Day => (other > day ? other : day);
