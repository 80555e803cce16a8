import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Plan } from '../imaging/plan.ts';

export interface RenderOrder {
  /** Of the demo course's photos. */
  names: readonly string[];
}

export interface RenderedPhoto {
  name: string;
  /** Counted from the first session. */
  day: number;
  /** Of this photo. */
  plan: Plan;
  /** A JPEG file. */
  bytes: Uint8Array;
}

/** Renders photos of the demo course one after the other on a thread of their own, in the course's order. */
export async function* renderPhotos(
  order: RenderOrder,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<RenderedPhoto> {
  const worker = new Worker(new URL('./render-worker-entry.mjs', import.meta.url), { workerData: order });
  try {
    let left = order.names.length;
    if (left === 0) return;
    for await (const [rendered] of on(worker, 'message', { signal, close: ['exit'] })) {
      yield rendered as RenderedPhoto;
      left -= 1;
      if (left === 0) return;
    }
    throw new Error(`The phantom stopped with ${left} photos to go`);
  } finally {
    await worker.terminate();
  }
}
