import type { Day } from '../calendar.ts';
import type { LinkState } from './types.ts';

/** So many wrong years lock a link for good: a new one must be made. */
export const wrongYearsAllowed = 5;

/** At most so many days from the day on which it is made. */
export const longestDays = 365;

/** What is known of a link and of what became of it. */
export interface LinkFacts {
  revokedAt: string | null;
  /** When the patient took back or refused the consent to reports. */
  withdrawnAt: string | null;
  expiresOn: Day;
  opensOnce: boolean;
  timesOpened: number;
  wrongYears: number;
}

export function stateOf(link: LinkFacts, today: Day): LinkState {
  if (link.revokedAt !== null) return 'revoked';
  if (link.withdrawnAt !== null) return 'withdrawn';
  if (link.expiresOn < today) return 'expired';
  if (link.wrongYears >= wrongYearsAllowed) return 'locked';
  if (link.opensOnce && link.timesOpened > 0) return 'used-up';
  return 'open';
}
