/** One benchmark thread: makes, compares and measures planned pairs one after the other, on a backend of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type BackendName, openBackend } from '../../tensor.ts';
import type { PlannedPair } from './benchmark-plan.ts';
import { measurePair, type PairReading } from './measure-pair.ts';

export interface BenchmarkSettings {
  backend?: BackendName;
}

export interface BenchmarkJob {
  pair: PlannedPair;
  pictures: boolean;
}

export type BenchmarkMessage = { kind: 'ready' } | { kind: 'reading'; reading: PairReading };

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');
const send = (message: BenchmarkMessage) => port.postMessage(message);

await openBackend((workerData as BenchmarkSettings).backend);
// What is thrown ends the thread, and with it the run: a benchmark with holes is none.
port.on('message', async ({ pair, pictures }: BenchmarkJob) => {
  send({ kind: 'reading', reading: await measurePair(pair, { pictures }) });
});
send({ kind: 'ready' });
