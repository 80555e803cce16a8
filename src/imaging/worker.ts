/** One analysis thread: opens its own backend and compares pairs one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CompareResult } from './compare.ts';
import { type CompareFramesRequest, compareFrames } from './compare-frames.ts';
import { ImagingError, type ImagingErrorCode } from './errors.ts';
import { type BackendName, openBackend } from './tensor.ts';
import type { Stage } from './timings.ts';

export interface WorkerSettings {
  backend?: BackendName;
}

export interface WorkerJob {
  request: CompareFramesRequest;
  images: boolean;
}

export type WorkerMessage =
  | { kind: 'ready'; backend: BackendName }
  | { kind: 'stage'; stage: Stage }
  | { kind: 'result'; result: CompareResult }
  | { kind: 'refused'; code: ImagingErrorCode; userMessage: string }
  | { kind: 'failed'; message: string };

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');
const send = (message: WorkerMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

try {
  send({ kind: 'ready', backend: await openBackend((workerData as WorkerSettings).backend) });
  port.on('message', (job: WorkerJob) => void answer(job));
} catch (error) {
  send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

async function answer({ request, images }: WorkerJob): Promise<void> {
  try {
    const result = await compareFrames(request, {
      images,
      onStage: (stage) => send({ kind: 'stage', stage }),
    });
    send({ kind: 'result', result });
  } catch (error) {
    if (error instanceof ImagingError)
      send({ kind: 'refused', code: error.code, userMessage: error.userMessage });
    else
      send({
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
}
