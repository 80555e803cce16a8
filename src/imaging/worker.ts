/** One analysis thread: opens its own backend and takes one job after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CompareResult } from './compare.ts';
import { type CompareFramesRequest, compareFrames } from './compare-frames.ts';
import { ImagingError, type ImagingErrorCode } from './errors.ts';
import { proposeRegions, type RegionProposals } from './propose-regions.ts';
import { type BackendName, openBackend } from './tensor.ts';
import type { Stage } from './timings.ts';

export interface WorkerSettings {
  backend?: BackendName;
}

export type WorkerJob =
  | { kind: 'compare'; request: CompareFramesRequest; images: boolean }
  | { kind: 'propose'; photo: Uint8Array };

export type WorkerMessage =
  | { kind: 'ready'; backend: BackendName }
  | { kind: 'stage'; stage: Stage }
  | { kind: 'result'; result: CompareResult | RegionProposals }
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

function resultOf(job: WorkerJob): Promise<CompareResult | RegionProposals> {
  if (job.kind === 'propose') return proposeRegions(job.photo);
  return compareFrames(job.request, {
    images: job.images,
    onStage: (stage) => send({ kind: 'stage', stage }),
  });
}

async function answer(job: WorkerJob): Promise<void> {
  try {
    send({ kind: 'result', result: await resultOf(job) });
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
