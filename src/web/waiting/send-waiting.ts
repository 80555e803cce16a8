import type { UploadAnswer } from '../../photos/types.ts';
import { uploadCapture } from '../api/captures.ts';
import { ApiError } from '../api/client.ts';
import { words } from '../language/index.ts';
import { listCaptures, putCapture, removeCapture, type WaitingCapture } from './waiting-store.ts';

interface Sending {
  userId: string;
  /** After each capture, sent or refused. */
  onChange(capture: WaitingCapture): void;
}

/**
 * Sends what waits on this device for its taker, oldest first, and removes each once the server has answered with the very
 * same hashes. Stops at the first failure that is not the capture's own. One page does it at a time.
 */
export async function sendWaiting({ userId, onChange }: Sending): Promise<void> {
  await navigator.locks.request('dermalapse-send-captures', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (const capture of await listCaptures()) {
      if (capture.userId !== userId || capture.refusal !== null) continue;
      if (!(await sendOne(capture))) return;
      onChange(capture);
    }
  });
}

/** @returns whether it makes sense to go on with the next one */
async function sendOne(capture: WaitingCapture): Promise<boolean> {
  try {
    const answer = await uploadCapture(capture);
    if (hasAll(answer, capture)) await removeCapture(capture.id);
    // Its first frame is another photo's: however often it is sent, the server does not take the others.
    else await putCapture({ ...capture, refusal: words.capture.waiting.isOther });
    return true;
  } catch (error) {
    if (!isRefusal(error)) return false;
    await putCapture({ ...capture, refusal: error.message });
    return true;
  }
}

/** The server names what it has on its disk. */
export function hasAll(
  { photo }: Pick<UploadAnswer, 'photo'>,
  { sha256s }: Pick<WaitingCapture, 'sha256s'>,
): boolean {
  const stored = new Set([photo.sha256, ...photo.frames]);
  return sha256s.every((sha256) => stored.has(sha256));
}

const mayPass = [401, 403, 408, 429];

/** Answers that would be the same the next time. Signed out, no longer allowed or too many at once pass by. */
export const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && !mayPass.includes(error.status);
