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

/** The 95 % interval is Wilson's, J Am Stat Assoc 1927;22:209, 10.1080/01621459.1927.10502953. */
function makeShare(count: number, of: number): Share {
  if (of === 0) return null;
  const z2 = 1.96 ** 2;
  const middle = (count + z2 / 2) / (of + z2);
  const reach = Math.sqrt(((count * (of - count)) / of + z2 / 4) * z2) / (of + z2);
  return { count, of, ci95: [Math.max(0, middle - reach), Math.min(1, middle + reach)] };
}
