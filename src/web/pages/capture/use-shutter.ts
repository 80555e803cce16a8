import { type RefObject, useCallback, useState } from 'react';
import { type TakenFrame, takeFrames } from './take-frames.ts';

export interface Shutter {
  state: 'open' | 'taking' | 'failed';
  /** Taken and to be looked at; null before. */
  frames: TakenFrame[] | null;
  take(): Promise<void>;
  reopen(): void;
}

/** Takes a photo and holds it until it is used or taken again. */
export function useShutter(video: RefObject<HTMLVideoElement | null>, stream: MediaStream | null): Shutter {
  const [state, setState] = useState<Shutter['state']>('open');
  const [frames, setFrames] = useState<TakenFrame[] | null>(null);
  const take = useCallback(async () => {
    if (!video.current || !stream) return;
    setState('taking');
    try {
      setFrames(await takeFrames(video.current, stream));
      setState('open');
    } catch (error) {
      console.error(error);
      setState('failed');
    }
  }, [video, stream]);
  const reopen = useCallback(() => setFrames(null), []);
  return { state, frames, take, reopen };
}
