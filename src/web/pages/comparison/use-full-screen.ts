import { useCallback, useEffect, useState } from 'react';

/**
 * Whether the photos have the screen to themselves, and how to change that. The whole page goes full screen, so that its
 * dialogs are in sight, and the viewer fills it; where the browser has no full screen (on some phones), it fills the window.
 */
export function useFullScreen(): [boolean, () => void] {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const toggle = useCallback(() => {
    setFull((was) => {
      if (was && document.fullscreenElement) void document.exitFullscreen();
      if (!was && document.fullscreenEnabled)
        void document.documentElement.requestFullscreen().catch(() => undefined);
      return !was;
    });
  }, []);
  return [isFull, toggle];
}
