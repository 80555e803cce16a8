interface Cluster {
  /** Where the first would stand if each stood as near as can be to its own place. */
  start: number;
  count: number;
}

/**
 * Moves sorted places apart until each is `gap` from the next, as little as can be: those that would meet stand side by side
 * round their common middle. None lies before `from`, and where there is room, none after `to`.
 */
export function spread(
  places: readonly number[],
  { gap, from, to }: { gap: number; from: number; to: number },
): number[] {
  const clusters: Cluster[] = [];
  for (const place of places) {
    let last: Cluster = { start: within(place, { gap, from, to }, 1), count: 1 };
    for (let before = clusters.at(-1); before && before.start + before.count * gap > last.start; ) {
      const count = before.count + last.count;
      const shifted = last.start - before.count * gap;
      const start = (before.start * before.count + shifted * last.count) / count;
      last = { start: within(start, { gap, from, to }, count), count };
      clusters.pop();
      before = clusters.at(-1);
    }
    clusters.push(last);
  }
  return clusters.flatMap(({ start, count }) =>
    Array.from({ length: count }, (_, index) => start + index * gap),
  );
}

const within = (start: number, { gap, from, to }: Record<'gap' | 'from' | 'to', number>, count: number) =>
  Math.max(from, Math.min(start, to - (count - 1) * gap));
