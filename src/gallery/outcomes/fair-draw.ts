/** One-sided 5 %. */
const level = 0.05;
const normalQuantile = 1.6449;
/** Of the last digits of sums of floating-point numbers. */
const rounding = 1e-9;
/** Series drawn in all up to which the exact distribution is reckoned, in tens of milliseconds; the normal one is as good from there on. */
const mostExact = 20;
/** Places of a group are told apart to a hundredth of it, so that there are few sums to reckon with. */
const mostPlaces = 100;

/** A quantity of which more is better, and whether this one is among those shown. */
export interface Member {
  value: number;
  isShown: boolean;
}

/**
 * Whether those shown have higher values than all but one in twenty fair draws would, so many from each group: the one-sided
 * rank-sum test, of several groups together as van Elteren's, in which each member counts by its place in its own group.
 * Ties share their mean rank. Exact for few; from there on by the normal approximation with continuity and tie correction.
 * @see Mann & Whitney 1947, 10.1214/aoms/1177730491; van Elteren, Bull Int Stat Inst 1960;37:351; Lehmann & D'Abrera,
 *   Nonparametrics, 1975, section 3.3; ties: Kruskal & Wallis 1952, 10.1080/01621459.1952.10483441
 */
export function isBetterThanFairDraw(groups: readonly (readonly Member[])[]): boolean {
  const places = Math.min(mostPlaces, Math.max(...groups.map(({ length }) => length + 1)));
  const draws = groups.map((members) => drawOf(members, places)).filter(({ drawn }) => drawn > 0);
  if (draws.length === 0) return false;
  return sumOf(draws, ({ drawn }) => drawn) <= mostExact
    ? exactTail(draws) <= level + rounding
    : normalScore(draws) >= normalQuantile;
}

/** Whether even the best of so many could be told from a fair draw, given that each draw is as likely as another. */
export function canBeTold({ shown, members }: { shown: number; members: number }): boolean {
  return choose(members, Math.min(shown, members - shown)) * level >= 1;
}

/** So many of these scores, and what those that were drawn come to. */
interface Draw {
  scores: readonly number[];
  drawn: number;
  sum: number;
}

/** @param places that one group is divided into at most */
function drawOf(members: readonly Member[], places: number): Draw {
  const shown = members.filter(({ isShown }) => isShown).length;
  // That the shown are the best is that the others are the worst: the smaller part is quicker to reckon with.
  if (shown > members.length / 2) {
    return drawOf(
      members.map(({ value, isShown }) => ({ value: -value, isShown: !isShown })),
      places,
    );
  }
  const ranks = doubledRanks(members.map(({ value }) => value));
  const scores = ranks.map((rank) => Math.round((places * rank) / (members.length + 1)));
  const sum = scores.reduce((total, score, at) => total + (members[at]!.isShown ? score : 0), 0);
  return { scores, drawn: shown, sum };
}

/** Twice the mean rank of each value, so that ties stay whole numbers: 2, 4, 6 ... */
function doubledRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const first = new Map<number, number>();
  sorted.forEach((value, at) => {
    if (!first.has(value)) first.set(value, at);
  });
  const count = countEach(values);
  return values.map((value) => 2 * first.get(value)! + count.get(value)! + 1);
}

/** Probability that fair draws from all groups together sum up as high or higher. */
function exactTail(draws: readonly Draw[]): number {
  const chances = draws.map(chancesOfSums).reduce(convolve);
  return chances.subarray(sumOf(draws, ({ sum }) => sum)).reduce((total, chance) => total + chance, 0);
}

/** Of each sum that a fair draw of so many scores can have: score by score, how many of its members are drawn. */
function chancesOfSums({ scores, drawn }: Draw): Float64Array {
  const counts = countEach(scores);
  const highest = Math.max(...counts.keys());
  const ways = Array.from({ length: drawn + 1 }, (_, of) => new Float64Array(of * highest + 1));
  ways[0]![0] = 1;
  for (const [score, members] of counts) {
    for (let of = drawn; of > 0; of--) {
      for (let taken = 1; taken <= Math.min(of, members); taken++) {
        const choices = choose(members, taken);
        const [from, to] = [ways[of - taken]!, ways[of]!];
        for (let sum = 0; sum < from.length; sum++) to[sum + taken * score]! += choices * from[sum]!;
      }
    }
  }
  const all = choose(scores.length, drawn);
  return ways[drawn]!.map((number) => number / all);
}

/** Chances of the sum of two independent numbers. */
function convolve(one: Float64Array, other: Float64Array): Float64Array {
  const chances = new Float64Array(one.length + other.length - 1);
  for (let sum = 0; sum < one.length; sum++) {
    if (one[sum] === 0) continue;
    for (let otherSum = 0; otherSum < other.length; otherSum++) {
      chances[sum + otherSum]! += one[sum]! * other[otherSum]!;
    }
  }
  return chances;
}

function normalScore(draws: readonly Draw[]): number {
  const mean = sumOf(draws, ({ scores, drawn }) => (drawn * total(scores)) / scores.length);
  const variance = sumOf(draws, varianceOf);
  // Less half a rank: twice its score is one.
  return variance === 0 ? 0 : (sumOf(draws, ({ sum }) => sum) - 1 - mean) / Math.sqrt(variance);
}

/** With every score in it, ties and all: that of a draw without replacement. */
function varianceOf({ scores, drawn }: Draw): number {
  const all = scores.length;
  const mean = total(scores) / all;
  const spread = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (all - 1);
  return (drawn * (all - drawn) * spread) / all;
}

function choose(members: number, taken: number): number {
  let choices = 1;
  for (let number = 1; number <= taken; number++) choices = (choices * (members + 1 - number)) / number;
  return choices;
}

function countEach(values: readonly number[]): Map<number, number> {
  const count = new Map<number, number>();
  for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
  return count;
}

const sumOf = <T>(items: readonly T[], quantity: (item: T) => number): number =>
  items.reduce((sum, item) => sum + quantity(item), 0);

const total = (numbers: readonly number[]): number => sumOf(numbers, (number) => number);
