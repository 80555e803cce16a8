/** Comparisons on worker threads, so that whoever asks is never blocked. The imaging core's public face for rooms. */
import { Worker } from 'node:worker_threads';
import type { CompareResult } from './compare.ts';
import type { CompareFramesRequest } from './compare-frames.ts';
import { ImagingError } from './errors.ts';
import type { RegionProposals } from './propose-regions.ts';
import type { BackendName } from './tensor.ts';
import type { Stage } from './timings.ts';
import type { WorkerJob, WorkerMessage, WorkerSettings } from './worker.ts';

export type { CompareRequest, CompareResult } from './compare.ts';
export type { CompareFramesRequest } from './compare-frames.ts';
export { ImagingError, type ImagingErrorCode } from './errors.ts';
export type { RegionProposals } from './propose-regions.ts';
export type { ResultImage } from './result-images.ts';
export type { BackendName } from './tensor.ts';
export type { Stage } from './timings.ts';

export interface PoolOptions {
  /** Threads, each with a backend of its own; at least 1. They start when the first work comes. */
  workers: number;
  /** The only backend to use; default: the best that loads. */
  backend?: BackendName;
}

export interface PoolCompareOptions {
  onStage?: (stage: Stage) => void;
  /** Whether pictures are wanted; default true. */
  images?: boolean;
}

export interface ComparisonPool {
  /**
   * Runs one comparison on the next free thread.
   * @throws ImagingError when a file or the plan can't be used; Error when the analysis failed or its thread died
   */
  compare(request: CompareFramesRequest, options?: PoolCompareOptions): Promise<CompareResult>;
  /**
   * Looks for regions, scale and card in one photo, on the next free thread and before any comparison that waits: a person
   * is waiting for it.
   * @throws ImagingError when the file can't be used; Error when its thread died
   */
  proposeRegions(photo: Uint8Array): Promise<RegionProposals>;
  /** Ends the threads; comparisons still running or waiting are rejected. */
  close(): Promise<void>;
}

interface Task {
  job: WorkerJob;
  onStage: (stage: Stage) => void;
  resolve: (result: CompareResult | RegionProposals) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  task: Task | null;
}

export function createComparisonPool({ workers, backend }: PoolOptions): ComparisonPool {
  const waiting: Task[] = [];
  const threads = new Set<Thread>();
  let closed = false;

  function schedule(): void {
    for (const thread of threads) {
      if (!thread.ready || thread.task) continue;
      const task = waiting.shift();
      if (!task) return;
      thread.task = task;
      thread.worker.postMessage(task.job);
    }
    const starting = [...threads].filter(({ ready }) => !ready).length;
    if (waiting.length > starting && threads.size < workers) startThread();
  }

  function startThread(): void {
    const settings: WorkerSettings = { backend };
    // A worker thread does not inherit the TypeScript loader on every supported Node.
    const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), { workerData: settings });
    const thread: Thread = { worker, ready: false, task: null };
    threads.add(thread);
    worker.on('message', (message: WorkerMessage) => receive(thread, message));
    worker.on('error', (error) => lose(thread, error));
    worker.on('exit', () => lose(thread, new Error('The analysis thread ended unexpectedly.')));
  }

  function receive(thread: Thread, message: WorkerMessage): void {
    const { task } = thread;
    if (message.kind === 'stage') {
      task?.onStage(message.stage);
    } else if (message.kind === 'ready') {
      thread.ready = true;
    } else if (!task) {
      lose(
        thread,
        new Error(message.kind === 'failed' ? message.message : 'The analysis thread could not start.'),
      );
    } else {
      thread.task = null;
      if (message.kind === 'result') task.resolve(message.result);
      else if (message.kind === 'refused') task.reject(new ImagingError(message.code, message.userMessage));
      else task.reject(new Error(message.message));
    }
    schedule();
  }

  /** A dead thread fails its task, or, when it never came up, everything that waits for it. */
  function lose(thread: Thread, error: Error): void {
    if (!threads.delete(thread)) return;
    void thread.worker.terminate();
    thread.task?.reject(error);
    if (!thread.ready && threads.size === 0) for (const task of waiting.splice(0)) task.reject(error);
    if (!closed) schedule();
  }

  /** @param enqueue puts the task among those waiting */
  function ask<Result extends CompareResult | RegionProposals>(
    work: Pick<Task, 'job' | 'onStage'>,
    enqueue: (task: Task) => void,
  ): Promise<Result> {
    if (closed) return Promise.reject(new Error('The analysis pool is closed.'));
    return new Promise((resolve, reject) => {
      enqueue({ ...work, resolve: resolve as Task['resolve'], reject });
      schedule();
    });
  }

  return {
    compare: (request, { onStage = () => {}, images = true } = {}) =>
      ask<CompareResult>({ job: { kind: 'compare', request, images }, onStage }, (task) =>
        waiting.push(task),
      ),
    proposeRegions: (photo) =>
      ask<RegionProposals>({ job: { kind: 'propose', photo }, onStage: () => {} }, (task) =>
        waiting.unshift(task),
      ),
    async close() {
      closed = true;
      const ended = new Error('The analysis was stopped because the program is closing.');
      for (const task of waiting.splice(0)) task.reject(ended);
      const running = [...threads];
      threads.clear();
      for (const { task } of running) task?.reject(ended);
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
}
