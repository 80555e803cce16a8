import { type Day, daysBetween } from '../calendar.ts';
import type { Phase } from './types.ts';

/** The first day whose photos count as outcome rather than early. */
const outcomeFromDay = 28;

export interface DayInTreatment {
  phase: Phase;
  /** Days since the last session before this day; null before the first. */
  daysSinceSession: number | null;
}

/**
 * Where a day stands between the sessions. A photo of a session's own day counts as taken before it: that is how the
 * pictures of record are made, since a face just needled shows nothing but needling.
 */
export function placeInTreatment(
  day: Day,
  { sessionDays, healingDays }: { sessionDays: readonly Day[]; healingDays: number },
): DayInTreatment {
  const last = sessionDays
    .filter((sessionDay) => sessionDay < day)
    .sort()
    .at(-1);
  if (last === undefined) return { phase: 'before', daysSinceSession: null };
  const daysSinceSession = daysBetween(last, day);
  if (daysSinceSession <= healingDays) return { phase: 'healing', daysSinceSession };
  return { phase: daysSinceSession < outcomeFromDay ? 'early' : 'outcome', daysSinceSession };
}
