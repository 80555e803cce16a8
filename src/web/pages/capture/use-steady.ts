import { useEffect, useRef, useState } from 'react';
import type { Advice } from './judge-frame.ts';
import { fitsSince, isSteady } from './steady.ts';

/** Whether everything has fitted for long enough. @param advice null while nothing was looked at */
export function useSteady(advice: Advice[] | null): boolean {
  const since = useRef<number | null>(null);
  const [steady, setSteady] = useState(false);
  useEffect(() => {
    const nowMs = performance.now();
    since.current = fitsSince(since.current, { fits: advice?.length === 0, nowMs });
    setSteady(isSteady(since.current, nowMs));
  }, [advice]);
  return steady;
}
