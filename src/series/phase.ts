import { type Day, daysBetween } from '../calendar.ts';
import type { Phase, Protocol } from './types.ts';

/** What places a day: the days on which sessions were given, and how long healing and early last. */
export interface Treatment {
  sessionDays: readonly Day[];
  protocol: Pick<Protocol, 'healingDays' | 'outcomeFromDay'>;
}

export interface DayInTreatment {
  phase: Phase;
  /** Days since the last session before this day; null before the first. */
  daysSinceSession: number | null;
}

/**
 * Where a day stands between the sessions. A photo of a session's own day counts as taken before it: that is how the
 * pictures of record are made, since a face just needled shows nothing but needling.
 */
export function placeInTreatment(day: Day, { sessionDays, protocol }: Treatment): DayInTreatment {
  const last = sessionDays
    .filter((sessionDay) => sessionDay < day)
    .sort()
    .at(-1);
  if (last === undefined) return { phase: 'before', daysSinceSession: null };
  const daysSinceSession = daysBetween(last, day);
  if (daysSinceSession <= protocol.healingDays) return { phase: 'healing', daysSinceSession };
  return { phase: daysSinceSession < protocol.outcomeFromDay ? 'early' : 'outcome', daysSinceSession };
}
