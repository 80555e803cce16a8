import type { UploadAnswer } from '../../photos/types.ts';
import type { WaitingCapture } from '../waiting/waiting-store.ts';
import { upload } from './client.ts';

/** Sends the frames of one photo as taken by the guided capture. */
export function uploadCapture(capture: WaitingCapture): Promise<UploadAnswer> {
  const { seriesId, view, takenOn, visitState, overrideReason, frames } = capture;
  const form = new FormData();
  form.set('view', view);
  form.set('takenOn', takenOn);
  form.set('visitState', JSON.stringify(visitState));
  if (overrideReason) form.set('overrideReason', overrideReason);
  frames.forEach((frame, index) => {
    const extension = frame.type === 'image/png' ? 'png' : 'jpg';
    form.append('photo', frame, `${takenOn}-${view}-${index + 1}.${extension}`);
  });
  return upload<UploadAnswer>(`/api/series/${seriesId}/photos`, form, {
    onProgress: () => undefined,
    silentMs: 60_000,
  });
}
