import type { ScheduleItem } from '../../series/types.ts';
import { words } from '../language/index.ts';
import { formatDay } from './dates.ts';

/** 'Session 3', 'Follow-up photos after 3 months' */
export const itemWords = (item: Pick<ScheduleItem, 'kind' | 'number' | 'months'>): string =>
  words.overview.items[item.kind](item);

/** 'due 5 Mar 2026, until 12 Mar 2026', 'overdue, was due by 12 Mar 2026' */
export function dueWords({
  dueOn,
  dueUntil,
  state,
}: Pick<ScheduleItem, 'dueOn' | 'dueUntil' | 'state'>): string {
  const { overview } = words;
  if (state === 'overdue') return overview.overdueSince(formatDay(dueUntil ?? dueOn));
  const due = overview.due(formatDay(dueOn));
  return dueUntil && state === 'due' ? `${due}, ${overview.dueUntil(formatDay(dueUntil))}` : due;
}
