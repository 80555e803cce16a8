import { shareInterval } from '../../statistics.ts';
import type { Share } from './types.ts';

/** How many of the items count; null when there are none. */
export function shareOf<T>(items: readonly T[], isCounted: (item: T) => boolean): Share {
  return makeShare(items.filter(isCounted).length, items.length);
}

/** Several shares as one. */
export function joinShares(shares: readonly Share[]): Share {
  const known = shares.filter((share) => share !== null);
  const sum = (key: 'count' | 'of') => known.reduce((total, share) => total + share[key], 0);
  return makeShare(sum('count'), sum('of'));
}

function makeShare(count: number, of: number): Share {
  return of === 0 ? null : { count, of, ci95: shareInterval(count, of) };
}
