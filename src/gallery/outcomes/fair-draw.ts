/** One-sided 5 %. */
const level = 0.05;
const normalQuantile = 1.6449;
/** Members times size of the smaller group up to which the exact distribution is reckoned; it takes tens of milliseconds there. */
const mostExact = 4000;

/** A quantity of which more is better, and whether this one is among those shown. */
export interface Member {
  value: number;
  isShown: boolean;
}

/**
 * Whether those shown have higher values than all but one in twenty fair draws of so many from all members: the one-sided
 * rank-sum test, ties sharing their mean rank. Exact for small groups; from there on by the normal approximation with
 * continuity and tie correction, which with a handful shown of very many says yes rather too late than too early.
 * @see Mann & Whitney 1947, 10.1214/aoms/1177730491; ties: Kruskal & Wallis 1952, 10.1080/01621459.1952.10483441
 */
export function isBetterThanFairDraw(members: readonly Member[]): boolean {
  const shown = members.filter(({ isShown }) => isShown).length;
  // That the shown are the best is that the others are the worst: the smaller group is quicker to reckon with.
  if (shown > members.length / 2) {
    return isBetterThanFairDraw(members.map(({ value, isShown }) => ({ value: -value, isShown: !isShown })));
  }
  if (shown === 0) return false;
  const ranks = doubledRanks(members.map(({ value }) => value));
  const rankSum = ranks.reduce((sum, rank, at) => sum + (members[at]!.isShown ? rank : 0), 0);
  return members.length * shown <= mostExact
    ? exactTail(ranks, { shown, rankSum }) <= level
    : normalScore(ranks, { shown, rankSum }) >= normalQuantile;
}

/** Whether even the best of so many could be told from a fair draw, given that each draw is as likely as another. */
export function canBeTold({ shown, members }: { shown: number; members: number }): boolean {
  let draws = 1;
  for (let taken = 1; taken <= Math.min(shown, members - shown) && draws * level < 1; taken++) {
    draws *= (members + 1 - taken) / taken;
  }
  return draws * level >= 1;
}

/** Twice the mean rank of each value, so that ties stay whole numbers: 2, 4, 6 ... */
function doubledRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const first = new Map<number, number>();
  const count = new Map<number, number>();
  sorted.forEach((value, at) => {
    if (!first.has(value)) first.set(value, at);
    count.set(value, (count.get(value) ?? 0) + 1);
  });
  return values.map((value) => 2 * first.get(value)! + count.get(value)! + 1);
}

interface Drawn {
  shown: number;
  /** Of doubled ranks. */
  rankSum: number;
}

/** Probability that a fair draw's rank sum is as high or higher, member by member: in or out, and what the sum is by then. */
function exactTail(ranks: readonly number[], { shown, rankSum }: Drawn): number {
  const highestRank = Math.max(...ranks);
  const width = shown * highestRank + 1;
  const chance = new Float64Array((shown + 1) * width);
  chance[0] = 1;
  ranks.forEach((rank, at) => {
    const left = ranks.length - at;
    for (let drawn = Math.min(at, shown); drawn >= 0; drawn--) {
      const isDrawn = (shown - drawn) / left;
      for (let sum = drawn * highestRank; sum >= 0; sum--) {
        const here = chance[drawn * width + sum]!;
        if (here === 0) continue;
        if (drawn < shown) chance[(drawn + 1) * width + sum + rank]! += here * isDrawn;
        chance[drawn * width + sum] = here * (1 - isDrawn);
      }
    }
  });
  return chance.subarray(shown * width + rankSum, (shown + 1) * width).reduce((sum, part) => sum + part, 0);
}

function normalScore(ranks: readonly number[], { shown, rankSum }: Drawn): number {
  const all = ranks.length;
  const mean = shown * (all + 1);
  // With every rank in it, ties and all: the variance of a draw without replacement.
  const spread = ranks.reduce((sum, rank) => sum + (rank - (all + 1)) ** 2, 0) / (all - 1);
  const variance = (shown * (all - shown) * spread) / all;
  return variance === 0 ? 0 : (rankSum - 1 - mean) / Math.sqrt(variance);
}
