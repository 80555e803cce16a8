export interface OrderedOptions {
  /** How many are worked on at once. */
  concurrency: number;
  /** How many may be started or finished before the oldest unfinished one: bounds what is kept in memory. */
  lookAhead: number;
}

/**
 * Maps with several at once and yields in the order of the input. A slow item holds back the results after it, but the
 * work on them goes on until `lookAhead` is reached.
 * @param work must not reject: failures are results, too.
 */
export async function* orderedResults<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  { concurrency, lookAhead }: OrderedOptions,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const started: Promise<R>[] = [];
  const running = new Set<Promise<R>>();
  const start = (item: T) => {
    const result = work(item).finally(() => running.delete(result));
    running.add(result);
    started.push(result);
  };
  let isExhausted = false;
  try {
    while (true) {
      while (!isExhausted && started.length < lookAhead) {
        if (running.size >= concurrency) {
          if (running.has(started[0]!)) await Promise.race(running);
          if (!running.has(started[0]!)) break; // there is a result to hand on
          continue;
        }
        const next = await iterator.next();
        if (next.done) isExhausted = true;
        else start(next.value);
      }
      const oldest = started.shift();
      if (!oldest) return;
      yield await oldest;
    }
  } finally {
    await iterator.return?.();
  }
}
