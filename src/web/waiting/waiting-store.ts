import type { VisitState } from '../../photos/types.ts';

/** A photo taken with the guided capture, kept on this device until the server has it. */
export interface WaitingCapture {
  id: string;
  /** Who took it: only they send it, whoever else signs in here meanwhile. */
  userId: string;
  seriesId: string;
  view: string;
  /** YYYY-MM-DD where it was taken. */
  takenOn: string;
  visitState: VisitState;
  overrideReason: string | null;
  frames: Blob[];
  /** Of the frames, in their order. */
  sha256s: string[];
  /** Why the server will not have it; null while it may be sent. */
  refusal: string | null;
}

const databaseName = 'dermalapse-captures';
const storeName = 'captures';

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'id' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/** Resolves when the change would survive the browser's end. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openStore();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Adds a capture, or replaces the one with its id. */
export const putCapture = (capture: WaitingCapture) => inStore('readwrite', (store) => store.put(capture));

/** Everybody's, in the order they were taken. */
export const listCaptures = (): Promise<WaitingCapture[]> => inStore('readonly', (store) => store.getAll());

export const removeCapture = (id: string) => inStore('readwrite', (store) => store.delete(id));

let last = 0;
/** Ids sort by the moment they were given. */
export function nextCaptureId(now = Date.now()): string {
  last = Math.max(last + 1, now);
  return `${String(last).padStart(15, '0')}-${crypto.randomUUID()}`;
}
