import { parentPort } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { createPhotoImaging } from './photo-imaging.ts';
import type { PhotoAnswer, PhotoOrder } from './photo-thread.ts';

const imaging = createPhotoImaging({ concurrency: 1 });

function resultOf(order: PhotoOrder): Promise<unknown> {
  switch (order.kind) {
    case 'check':
    case 'findView':
      return imaging[order.kind](order.bytes);
    case 'shrink':
      return imaging.shrink(order.bytes, { maxSidePx: order.maxSidePx });
    case 'cutTiles':
      return imaging.cutTiles(order.bytes, order.size);
    case 'deidentify':
      return imaging.deidentify(order.request);
  }
}

async function carryOut(order: PhotoOrder): Promise<PhotoAnswer> {
  const { id } = order;
  try {
    return { id, kind: 'done', result: await resultOf(order) };
  } catch (error) {
    if (error instanceof AppError)
      return { id, kind: 'refused', code: error.code, userMessage: error.userMessage };
    return {
      id,
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

parentPort?.on('message', async (order: PhotoOrder) => parentPort?.postMessage(await carryOut(order)));
