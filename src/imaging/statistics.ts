/** Order statistics of plain arrays; inputs are not changed. */

/** @throws RangeError on an empty array. */
export function quantile(values: ArrayLike<number>, q: number): number {
  if (values.length === 0) throw new RangeError('quantile of nothing');
  const sorted = Float64Array.from(values).sort();
  const position = q * (sorted.length - 1);
  const low = Math.floor(position);
  const high = Math.ceil(position);
  return sorted[low] + (sorted[high] - sorted[low]) * (position - low);
}

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** Median absolute deviation from the median, times 1.4826: the standard deviation of a normal sample. */
export function robustSd(values: ArrayLike<number>, centre = median(values)): number {
  return 1.4826 * median(Float64Array.from(values, (value) => Math.abs(value - centre)));
}

/** The values whose mask entry is not zero. */
export function masked(values: ArrayLike<number>, mask: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (mask[i]) kept[count++] = values[i];
  return kept.subarray(0, count);
}
