/** Order statistics of plain arrays, whose inputs are not changed, and the interval of a share. */

/** Longer arrays are first narrowed to the values near the wanted rank. */
const manyValues = 4096;
const bins = 4096;

/** @throws RangeError on an empty array. */
export function quantile(values: ArrayLike<number>, q: number): number {
  if (values.length === 0) throw new RangeError('quantile of nothing');
  const position = q * (values.length - 1);
  const low = Math.floor(position);
  const { near, below } = valuesNear(values, low);
  const lower = select(near, low - below);
  if (low === position) return lower;
  const upper = smallest(near, low - below + 1);
  return lower + (upper - lower) * (position - low);
}

/**
 * A copy of the values that the one at `rank` and the next must be among, and how many lie below them: those in the same bin
 * of a histogram. Two passes in place of the many that selecting among a photo's worth of pixels takes.
 */
function valuesNear(values: ArrayLike<number>, rank: number): { near: Float64Array; below: number } {
  const [least, most] = values.length < manyValues ? [0, 0] : rangeOf(values);
  const perUnit = (bins - 1) / (most - least);
  if (!Number.isFinite(perUnit)) return { near: new Float64Array(values), below: 0 };
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) counts[((values[i] - least) * perUnit) | 0]++;
  let [first, below] = [0, 0];
  while (below + counts[first] <= rank) below += counts[first++];
  let [last, kept] = [first, counts[first]];
  while (below + kept <= rank + 1 && last < bins - 1) kept += counts[++last];
  const near = new Float64Array(kept);
  for (let i = 0, k = 0; i < values.length; i++) {
    const bin = ((values[i] - least) * perUnit) | 0;
    if (bin >= first && bin <= last) near[k++] = values[i];
  }
  return { near, below };
}

function rangeOf(values: ArrayLike<number>): [least: number, most: number] {
  let [least, most] = [values[0], values[0]];
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return [least, most];
}

/**
 * The value that sorting would put at `rank`; reorders so that nothing before it is larger and nothing after it smaller.
 * Hoare's FIND (10.1145/366622.366647).
 */
function select(values: Float64Array, rank: number): number {
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = values[rank];
    let [up, down] = [first, last];
    while (up <= down) {
      while (values[up] < pivot) up++;
      while (pivot < values[down]) down--;
      if (up > down) break;
      const value = values[up];
      values[up++] = values[down];
      values[down--] = value;
    }
    if (down < rank) first = up;
    if (rank < up) last = down;
  }
  return values[rank];
}

function smallest(values: Float64Array, from: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < values.length; i++) if (values[i] < least) least = values[i];
  return least;
}

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** Median absolute deviation from the median, times 1.4826: the standard deviation of a normal sample. */
export function robustSd(values: ArrayLike<number>, centre = median(values)): number {
  const deviations = new Float32Array(values.length);
  for (let i = 0; i < deviations.length; i++) deviations[i] = Math.abs(values[i] - centre);
  return 1.4826 * median(deviations);
}

/** The values whose mask entry is not zero. */
export function masked(values: ArrayLike<number>, mask: ArrayLike<number>): Float32Array {
  const kept = new Float32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (mask[i]) kept[count++] = values[i];
  return kept.subarray(0, count);
}

/** All values of some arrays, one after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0];
  const all = new Float32Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The 95 % interval of a share, by Wilson's score: it stays within 0 to 1 and holds for few items too.
 * @param count how many of the items count
 * @param of how many items there are, at least one
 * @see Wilson, J Am Stat Assoc 1927;22:209, 10.1080/01621459.1927.10502953
 */
export function shareInterval(count: number, of: number): [low: number, high: number] {
  const z2 = 1.96 ** 2;
  const middle = (count + z2 / 2) / (of + z2);
  const reach = Math.sqrt(((count * (of - count)) / of + z2 / 4) * z2) / (of + z2);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
