import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../errors.ts';
import type { DeidentifyRequest } from '../imaging/deidentify/deidentify-pair.ts';
import type { PhotoImaging } from './photo-imaging.ts';

export type PhotoOrder =
  | { id: number; kind: 'check' | 'findView'; bytes: Uint8Array }
  | { id: number; kind: 'shrink'; bytes: Uint8Array; maxSidePx: number }
  | { id: number; kind: 'cutTiles'; bytes: Uint8Array; size: { width: number; height: number } }
  | { id: number; kind: 'deidentify'; request: DeidentifyRequest };

export type PhotoAnswer =
  | { id: number; kind: 'done'; result: unknown }
  | { id: number; kind: 'refused'; code: ErrorCode; userMessage: string }
  | { id: number; kind: 'failed'; message: string };

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * {@link PhotoImaging} on one thread of its own, so that a photo that takes seconds to decode (HEIC does) holds nobody up.
 * One photo at a time: that bounds the memory too. The thread starts with the first photo, and again should it die.
 */
export function createPhotoThread(): PhotoImaging & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function open(): Worker {
    const opened = new Worker(new URL('./photo-worker-entry.mjs', import.meta.url));
    opened.unref();
    opened.on('message', receive);
    opened.on('error', (error) => lose(opened, error));
    opened.on('exit', () => lose(opened, new Error('The photo thread ended unexpectedly')));
    return opened;
  }

  function receive(answer: PhotoAnswer): void {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'done') asker?.resolve(answer.result);
    else if (answer.kind === 'failed') asker?.reject(new Error(answer.message));
    else asker?.reject(new AppError(answer.code, { message: answer.code, userMessage: answer.userMessage }));
  }

  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function ask<T>(order: Unnumbered<PhotoOrder>): Promise<T> {
    const asked = queue.then(
      () =>
        new Promise<unknown>((resolve, reject) => {
          worker ??= open();
          lastId += 1;
          waiting.set(lastId, { resolve, reject });
          worker.postMessage({ ...order, id: lastId });
        }),
    );
    queue = asked.catch(() => undefined);
    return asked as Promise<T>;
  }

  return {
    check: (bytes) => ask({ kind: 'check', bytes }),
    findView: (bytes) => ask({ kind: 'findView', bytes }),
    shrink: (bytes, { maxSidePx }) => ask({ kind: 'shrink', bytes, maxSidePx }),
    cutTiles: (bytes, size) => ask({ kind: 'cutTiles', bytes, size }),
    deidentify: (request) => ask({ kind: 'deidentify', request }),
    async close() {
      const closing = worker;
      if (closing) lose(closing, new Error('The photo thread was closed'));
      await closing?.terminate();
    },
  };
}
