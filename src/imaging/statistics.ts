/** Order statistics of plain arrays; inputs are not changed. */

/** @throws RangeError on an empty array. */
export function quantile(values: ArrayLike<number>, q: number): number {
  if (values.length === 0) throw new RangeError('quantile of nothing');
  const copy = new Float64Array(values);
  const position = q * (copy.length - 1);
  const low = Math.floor(position);
  const lower = select(copy, low);
  if (low === position) return lower;
  const upper = smallest(copy, low + 1);
  return lower + (upper - lower) * (position - low);
}

/**
 * The value that sorting would put at `rank`; reorders so that nothing before it is larger and nothing after it smaller.
 * Hoare's FIND (10.1145/366622.366647): a photo's worth of pixels in a tenth of the time of sorting them.
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
  const deviations = new Float64Array(values.length);
  for (let i = 0; i < deviations.length; i++) deviations[i] = Math.abs(values[i] - centre);
  return 1.4826 * median(deviations);
}

/** The values whose mask entry is not zero. */
export function masked(values: ArrayLike<number>, mask: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (mask[i]) kept[count++] = values[i];
  return kept.subarray(0, count);
}

/** All values of some arrays, one after the other. */
export function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
