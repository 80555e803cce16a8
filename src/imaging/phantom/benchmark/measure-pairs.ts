import { Worker } from 'node:worker_threads';
import type { BackendName } from '../../tensor.ts';
import type { PlannedPair } from './benchmark-plan.ts';
import type { PairReading } from './measure-pair.ts';
import type { BenchmarkJob, BenchmarkMessage, BenchmarkSettings } from './worker.ts';

export interface MeasureOptions {
  /** Threads; each makes the photos it compares, so that rendering runs in parallel too. */
  workers: number;
  /** The only backend to use; default: the best that loads. */
  backend?: BackendName;
  /** Which pairs are to come with pictures. */
  isShown: (pair: PlannedPair) => boolean;
  onPair: (done: number) => void;
}

export type MeasurePairs = (pairs: readonly PlannedPair[], options: MeasureOptions) => Promise<PairReading[]>;

/** Measures all pairs over worker threads; readings are in the pairs' order. @throws the first error of any pair */
export const measurePairs: MeasurePairs = async (pairs, { workers, backend, isShown, onPair }) => {
  const readings: PairReading[] = [];
  const threads = new Set<Worker>();
  let next = 0;
  let done = 0;
  const runThread = () =>
    new Promise<void>((resolve, reject) => {
      const settings: BenchmarkSettings = { backend };
      const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), { workerData: settings });
      threads.add(worker);
      let current = -1;
      worker.on('message', (message: BenchmarkMessage) => {
        if (message.kind === 'reading') {
          readings[current] = message.reading;
          onPair(++done);
        }
        current = next++;
        const pair = pairs[current];
        if (!pair) return resolve();
        const job: BenchmarkJob = { pair, pictures: isShown(pair) };
        worker.postMessage(job);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('A benchmark thread ended unexpectedly.')));
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, pairs.length) }, runThread));
  } finally {
    await Promise.all([...threads].map((worker) => worker.terminate()));
  }
  return readings;
};
