import type { SeenCode } from './card-sighting.ts';
import type { FrameReading } from './judge-frame.ts';
import type { VisionAnswer, VisionOrder } from './vision-messages.ts';

/** Looks at pictures on a thread of its own. Every answer can be a rejection: the page goes on without. */
export interface Vision {
  read(picture: ImageData, options: { face: boolean }): Promise<FrameReading>;
  findCodes(picture: ImageData): Promise<SeenCode[]>;
  close(): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

export function openVision(): Vision {
  const worker = new Worker(new URL('./vision-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve(answer: VisionAnswer): void; reject(error: Error): void }>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<VisionAnswer>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'failed') asker?.reject(new Error(data.message));
    else asker?.resolve(data);
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  };

  function ask(order: Unnumbered<VisionOrder>): Promise<VisionAnswer> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...order, id }, [order.picture.data.buffer]);
    });
  }

  return {
    async read(picture, { face }) {
      const answer = await ask({ kind: 'read', picture, face });
      if (answer.kind !== 'reading') throw new Error(`Expected a reading, received ${answer.kind}`);
      return answer.reading;
    },
    async findCodes(picture) {
      const answer = await ask({ kind: 'find-codes', picture });
      if (answer.kind !== 'codes') throw new Error(`Expected codes, received ${answer.kind}`);
      return answer.codes;
    },
    close: () => worker.terminate(),
  };
}
